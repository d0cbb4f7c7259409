// The events: a symbol each, a counted ring where several would cover each other, a circle for what
// is known only nearly. Texts are set as text, never as markup. A click hands the ids to Python as
// the feature of the marker (streamlit-folium's `last_active_drawing`).
"use strict";
(() => {
  const NEAR = 23; // pixels within which two symbols become one
  const VAGUE = 400; // km
  const SVG = "http://www.w3.org/2000/svg";
  const state = { places: [], group: L.featureGroup(), legend: null, drawn: null, keyboard: false, rings: null, selected: null, fitted: false };

  function element(name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (parent) parent.appendChild(made);
    return made;
  }

  // The symbol of one event: family in colour and shape, doubt in opacity, modality in the outline.
  function symbol(family, modality, opacity) {
    const svg = element("svg", { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" });
    const { path, colour } = Dateline.config.families[family];
    const filled = modality === "reported" || modality === "hypothetical";
    element("path", { d: path, class: "halo" }, svg);
    element("path", {
      d: path,
      fill: colour,
      "fill-opacity": filled ? opacity : modality === "denied" ? 0 : 0.18,
      stroke: colour,
      "stroke-opacity": Math.max(opacity, 0.6),
      "stroke-width": filled ? 1 : 1.8,
      "stroke-dasharray": modality === "planned" || modality === "claimed" ? "3 2" : "none",
    }, svg);
    return svg;
  }

  // Several events: a ring divided by family around their number.
  function ring(events, size) {
    const svg = element("svg", { viewBox: `0 0 ${size} ${size}`, width: size, height: size, "aria-hidden": "true" });
    const centre = size / 2;
    const radius = centre - 4;
    const round = 2 * Math.PI * radius;
    element("circle", { cx: centre, cy: centre, r: centre - 1, class: "plate" }, svg);
    let before = 0;
    for (const [family, { colour }] of Object.entries(Dateline.config.families)) {
      const part = events.filter((event) => event.family === family).length / events.length;
      if (!part) continue;
      element("circle", {
        cx: centre, cy: centre, r: radius, fill: "none", stroke: colour, "stroke-width": 4,
        "stroke-dasharray": `${part * round} ${round}`,
        "stroke-dashoffset": -before * round,
        transform: `rotate(-90 ${centre} ${centre})`,
      }, svg);
      before += part;
    }
    const label = element("text", { x: centre, y: centre, class: "number" }, svg);
    label.textContent = events.length;
    return svg;
  }

  function tip(events) {
    const box = document.createElement("div");
    const line = (text, name) => {
      const made = box.appendChild(document.createElement("div"));
      made.className = name;
      made.textContent = text;
    };
    if (events.length === 1) {
      line(events[0].title, "tip-title");
      line([events[0].when, events[0].where].filter(Boolean).join(" · "), "tip-line");
      return box;
    }
    const places = [...new Set(events.map((event) => event.where))];
    line(`${events.length} events · ${places.length === 1 ? places[0] : `${places.length} places`}`, "tip-title");
    for (const event of events.slice(0, 5)) line(`${event.title} · ${event.when}`, "tip-line");
    if (events.length > 5) line(`and ${events.length - 5} more`, "tip-line");
    return box;
  }

  // Events at the very same point, most first, so that the fullest place keeps its own position.
  function byPlace(events) {
    const places = new Map();
    for (const event of events) {
      const key = `${event.latitude},${event.longitude}`;
      if (!places.has(key)) places.set(key, { at: L.latLng(event.latitude, event.longitude), events: [] });
      places.get(key).events.push(event);
    }
    return [...places.values()].sort((a, b) => b.events.length - a.events.length);
  }

  // Join the places that stand closer than NEAR on the screen; every event stays in some group.
  function group(map, places) {
    const cells = new Map();
    const groups = [];
    for (const place of places) {
      const point = map.project(place.at, map.getZoom());
      const x = Math.floor(point.x / NEAR);
      const y = Math.floor(point.y / NEAR);
      let home = null;
      for (let i = x - 1; i <= x + 1 && !home; i++) {
        for (let j = y - 1; j <= y + 1 && !home; j++) {
          home = (cells.get(`${i},${j}`) || []).find((other) => other.point.distanceTo(point) < NEAR);
        }
      }
      if (home) home.places.push(place);
      else {
        const made = { point, at: place.at, places: [place] };
        groups.push(made);
        const cell = `${x},${y}`;
        cells.set(cell, [...(cells.get(cell) || []), made]);
      }
    }
    return groups;
  }

  function marker(map, { at, places }) {
    const events = places.flatMap((place) => place.events);
    const one = events.length === 1;
    const size = one ? 22 : Math.round(Math.min(26 + 5 * Math.log10(events.length), 44));
    const drawn = one ? symbol(events[0].family, events[0].modality, events[0].opacity) : ring(events, size);
    const chosen = events.some((event) => event.id === state.selected);
    const made = L.marker(at, {
      icon: L.divIcon({ className: `event${chosen ? " chosen" : ""}`, html: drawn, iconSize: [size, size] }),
      zIndexOffset: chosen ? 10000 : events.length,
      riseOnHover: true,
      autoPanOnFocus: false,
    });
    made.on("add", () => {
      made.getElement().setAttribute("aria-label", one ? events[0].title : `${events.length} events`);
      // The symbol that was chosen by key is drawn anew: the focus goes to its successor.
      if (chosen && state.keyboard) made.getElement().focus({ preventScroll: true });
      if (chosen) state.keyboard = false;
      L.DomEvent.on(made.getElement(), "keydown", (key) => {
        if (key.key !== "Enter" && key.key !== " ") return;
        state.keyboard = true;
        made.fire("click", { latlng: at }, true);
      });
    });
    made.bindTooltip(tip(events), { direction: "top", offset: [0, -size / 2], opacity: 1 });
    const together = places.length === 1 || map.getZoom() >= map.getMaxZoom();
    if (together) made.feature = { type: "Feature", properties: { events: events.map((event) => event.id) } };
    else made.on("click", () => map.flyToBounds(boundsOf(places), { padding: [60, 60], maxZoom: map.getMaxZoom(), duration: 0.4 }));
    return made;
  }

  const boundsOf = (places) => L.latLngBounds(places.map((place) => place.at));

  function draw(map) {
    state.group.clearLayers();
    state.rings.clearLayers();
    const view = map.getBounds().pad(0.5);
    state.drawn = { zoom: map.getZoom(), view };
    const circles = new Map();
    for (const { at, events } of state.places) {
      for (const event of events.filter((each) => each.radius > 0)) {
        const chosen = event.id === state.selected;
        const key = `${at.lat},${at.lng},${event.radius}`;
        if (chosen || !circles.has(key)) circles.set(key, { at, radius: event.radius * 1000, chosen });
      }
    }
    for (const { at, radius, chosen } of circles.values()) {
      L.circle(at, { radius, interactive: false, className: chosen ? "doubt chosen" : "doubt" }).addTo(state.rings);
    }
    for (const each of group(map, state.places)) {
      if (view.contains(each.at)) marker(map, each).addTo(state.group);
    }
    map.fire("dateline:drawn");
  }

  // A country without a place in it says too little to decide on the view, unless there is no better.
  function fit(map, animate) {
    if (!state.places.length) return;
    const certain = state.places.filter(({ events }) => events.some(({ radius }) => radius < VAGUE));
    map.fitBounds(boundsOf(certain.length ? certain : state.places), { paddingTopLeft: [56, 40], paddingBottomRight: [48, 56], maxZoom: 8, animate });
  }

  function legend() {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      state.legend = L.DomUtil.create("div", "legend");
      L.DomEvent.disableClickPropagation(state.legend);
      return state.legend;
    };
    return control;
  }

  // The legend explains what is on the map, and nothing else.
  function explain(events) {
    const row = (drawn, text) => {
      const line = state.legend.appendChild(document.createElement("div"));
      line.append(drawn, text);
    };
    const has = (test) => events.some(test);
    const families = Object.entries(Dateline.config.families);
    const plain = families.at(-1)[0];
    state.legend.replaceChildren();
    state.legend.hidden = !events.length;
    for (const [family, { label }] of families) {
      if (has((event) => event.family === family)) row(symbol(family, "reported", 0.9), label);
    }
    if (has((event) => event.modality === "planned" || event.modality === "claimed")) {
      row(symbol(plain, "planned", 0.9), "Planned or claimed");
    }
    if (has((event) => event.modality === "denied")) row(symbol(plain, "denied", 0.9), "Denied");
    if (has((event) => event.radius > 0)) {
      const circle = element("svg", { viewBox: "0 0 24 24", width: 22, height: 22 });
      element("circle", { cx: 12, cy: 12, r: 9, class: "doubt" }, circle);
      row(circle, "Somewhere inside");
    }
  }

  function fitButton(map) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar");
      const button = L.DomUtil.create("a", "fit", bar);
      button.href = "#";
      button.title = "Fit to what is shown";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", button.title);
      const svg = element("svg", { viewBox: "0 0 24 24", width: 15, height: 15 }, button);
      element("path", { d: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", class: "frame" }, svg);
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.on(button, "click", (event) => { L.DomEvent.preventDefault(event); fit(map, true); });
      return bar;
    };
    return control;
  }

  Object.assign(window.Dateline, {
    prepare(map) {
      state.rings = L.layerGroup().addTo(map);
      fitButton(map).addTo(map);
      legend().addTo(map);
      map.on("moveend", () => {
        const same = state.drawn && state.drawn.zoom === map.getZoom();
        if (!same || !state.drawn.view.contains(map.getBounds())) draw(map);
      });
    },

    // Where the symbols stand on the screen, for names to give way: [left, top, right, bottom].
    symbolFrames(map) {
      return state.group.getLayers().map((each) => {
        const at = map.latLngToContainerPoint(each.getLatLng());
        const half = each.options.icon.options.iconSize[0] / 2 - 2;
        return [at.x - half, at.y - half, at.x + half, at.y + half];
      });
    },

    // Called by every rerun whose events or selection differ from the one before.
    show(group, data) {
      const map = window.map;
      state.group = group;
      state.places = byPlace(data.events);
      state.selected = data.selected;
      if (!state.fitted && state.places.length) {
        state.fitted = true;
        fit(map, false);
      }
      const chosen = state.places.find((place) => place.events.some((event) => event.id === data.selected));
      explain(data.events);
      draw(map);
      if (chosen && !map.getBounds().contains(chosen.at)) map.panTo(chosen.at);
      map.getContainer().dataset.events = data.events.length;
    },
  });
})();
