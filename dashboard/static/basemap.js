// The constant map: sea, land, borders and rivers on one canvas, and the names there is room for.
// Fetched once from a local address; no rerun of the page touches it.
"use strict";
(() => {
  const PALETTES = {
    light: { land: "#f7f6f2", coast: "#bccad2", border: "#a9a499", province: "#d5d1c6", river: "#c3d5df", sea: "#dde7ec" },
    dark: { land: "#23282c", coast: "#33404a", border: "#68717a", province: "#3d444a", river: "#2f4350", sea: "#14191d" },
  };
  const DASHES = { disputed: "5 4", guessed: "1 4" };
  const NAME_PADDING = 4;
  const SHIFT = 12; // pixels that a name gives way to a symbol
  const measure = document.createElement("canvas").getContext("2d");

  // Whole thousandths of a degree, longitude first, each point as the step from the one before.
  function unpack(numbers) {
    const points = [];
    let longitude = 0;
    let latitude = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      longitude += numbers[i];
      latitude += numbers[i + 1];
      points.push(L.latLng(latitude / 1000, longitude / 1000));
    }
    return points;
  }

  function drawShapes(map, shapes) {
    map.createPane("basemap").style.zIndex = 150;
    const common = { renderer: L.canvas({ pane: "basemap", padding: 0.3 }), interactive: false };
    const area = (rings) => L.polygon(rings.map((ring) => [unpack(ring)]), { ...common, fillOpacity: 1 });
    const line = (lines) => L.polyline(lines.map(unpack), { ...common, lineCap: "round" });
    const layers = {
      land: area(shapes.land),
      lakes: area(shapes.lakes),
      islands: area(shapes.islands),
      streams: line(shapes.streams),
      rivers: line(shapes.rivers),
      borders: line(shapes.borders),
      disputed: line(shapes.disputed),
    };
    const firstZoom = { rivers: 4.5, streams: 6.5 };
    // Province lines come a step at a time, those of the largest provinces first.
    for (const kind of ["provinces", "guessed"]) {
      for (const [zoom, lines] of Object.entries(shapes[kind])) {
        layers[`${kind} ${zoom}`] = line(lines);
        firstZoom[`${kind} ${zoom}`] = Number(zoom);
      }
    }
    const near = () => {
      for (const [name, layer] of Object.entries(layers)) {
        const wanted = map.getZoom() >= (firstZoom[name] || 0);
        if (wanted === map.hasLayer(layer)) continue;
        wanted ? layer.addTo(map) : layer.remove();
      }
      layers.borders.bringToFront();
      layers.disputed.bringToFront();
    };
    map.on("zoomend", near);
    near();
    const style = (name, colours) => {
      const kind = name.split(" ")[0];
      const dashArray = DASHES[kind] || null;
      if (kind === "lakes") return { fillColor: colours.sea, color: colours.coast, weight: 0.5 };
      if (kind === "land" || kind === "islands") return { fillColor: colours.land, color: colours.coast, weight: 0.8 };
      if (kind === "rivers") return { color: colours.river, weight: 1.3 };
      if (kind === "streams") return { color: colours.river, weight: 0.7 };
      if (kind === "borders" || kind === "disputed") return { color: colours.border, weight: 1.2, dashArray };
      return { color: colours.province, weight: 0.9, dashArray };
    };
    return (theme) => {
      for (const [name, layer] of Object.entries(layers)) layer.setStyle(style(name, PALETTES[theme]));
    };
  }

  const FONTS = { country: 12, province: 10.5, region: 11, water: 11, capital: 12, town: 11, site: 10.5 };
  const isPoint = (style) => style === "town" || style === "capital" || style === "site";

  // A marker that shows a name; its text is set as text, never as markup.
  function nameMarker([name, latitude, longitude, style], shifted) {
    const text = document.createElement("span");
    text.textContent = name;
    const icon = L.divIcon({ className: `name name-${style}${shifted ? " shifted" : ""}`, html: text, iconSize: [0, 0] });
    return L.marker([latitude, longitude], { icon, pane: "names", interactive: false, keyboard: false });
  }

  // Where the name would stand on the screen: [left, top, right, bottom].
  function box(map, [name, latitude, longitude, style], shift) {
    const at = map.latLngToContainerPoint([latitude, longitude]);
    const spaced = style === "country" || style === "province";
    measure.font = `${FONTS[style]}px sans-serif`;
    const width = measure.measureText(spaced ? name.toUpperCase() : name).width * (spaced ? 1.25 : 1);
    const left = isPoint(style) ? at.x - 4 + shift : at.x - width / 2;
    const half = FONTS[style] / 2 + 1;
    return [left, at.y - half, left + width + (isPoint(style) ? 10 : 0), at.y + half];
  }

  const apart = (a, b) =>
    a[2] + NAME_PADDING < b[0] || b[2] + NAME_PADDING < a[0] || a[3] < b[1] || b[3] < a[1];

  function keepNames(map, world, cells) {
    map.createPane("names").style.zIndex = 250;
    const known = new Set(cells);
    const loaded = new Map();
    const shown = new Map();

    function nearby() {
      const bounds = map.getBounds();
      const names = [];
      for (let x = Math.floor(bounds.getWest() / 15); x <= Math.floor(bounds.getEast() / 15); x++) {
        for (let y = Math.floor(bounds.getSouth() / 15); y <= Math.floor(bounds.getNorth() / 15); y++) {
          const cell = `${x}_${y}`;
          if (loaded.has(cell)) names.push(...loaded.get(cell));
          else if (known.delete(cell)) {
            fetch(`${Dateline.config.basemap}names/${cell}.json`)
              .then((answer) => answer.json())
              .then((rows) => { loaded.set(cell, rows); update(); });
          }
        }
      }
      return names;
    }

    function update() {
      const zoom = map.getZoom() + 0.25;
      const size = map.getSize();
      const candidates = zoom > 6.9 ? world.concat(nearby()) : world;
      const symbols = Dateline.symbolFrames(map);
      const placed = [];
      const wanted = new Map();
      for (const row of candidates) {
        const [name, latitude, longitude, style, first] = row;
        if (first > zoom || (style === "country" && zoom > 8)) continue;
        let frame = box(map, row, 0);
        if (frame[2] < 0 || frame[3] < 0 || frame[0] > size.x || frame[1] > size.y) continue;
        // A town under a symbol writes its name beside the symbol.
        const shifted = isPoint(style) && !symbols.every((other) => apart(frame, other));
        if (shifted) frame = box(map, row, SHIFT);
        if (!placed.every((other) => apart(frame, other))) continue;
        placed.push(frame);
        wanted.set(`${name}|${latitude}|${longitude}|${shifted}`, [row, shifted]);
      }
      for (const [key, marker] of shown) {
        if (!wanted.has(key)) { marker.remove(); shown.delete(key); }
      }
      for (const [key, [row, shifted]] of wanted) {
        if (!shown.has(key)) shown.set(key, nameMarker(row, shifted).addTo(map));
      }
    }

    map.on("moveend zoomend resize dateline:drawn", update);
    update();
  }

  // Streamlit tells a component its theme; the background says which of our two palettes fits.
  function themeNow() {
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--background-color");
    const [red, green, blue] = (colour.match(/\w\w/g) || ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
    return red + green + blue < 380 ? "dark" : "light";
  }

  function followTheme(repaint) {
    const apply = () => {
      document.documentElement.dataset.theme = themeNow();
      repaint(themeNow());
    };
    window.Streamlit.events.addEventListener("streamlit:render", apply);
    apply();
  }

  window.Dateline = {
    unpack,

    start(map, config) {
      Dateline.config = config;
      L.control.scale({ position: "bottomright", imperial: false, maxWidth: 80 }).addTo(map);
      map.attributionControl.setPrefix(false).addAttribution(config.attribution);
      followTheme(() => {});
      Dateline.prepare(map, config);
      fetch(`${config.basemap}basemap.json`)
        .then((answer) => answer.json())
        .then((shapes) => {
          followTheme(drawShapes(map, shapes));
          keepNames(map, shapes.names, shapes.cells);
          map.getContainer().dataset.basemap = "drawn";
        });
      new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    },
  };
})();
