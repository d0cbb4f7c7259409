// What stands on the map beside the events: the legend, the button that fits the view, notes.
"use strict";
(() => {
  let map = null;
  let legend = null;
  let bar = null;

  function start(leafletMap) {
    map = leafletMap;
    button("Fit to what is shown", '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>', () => Dateline.view.fit(true));
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      legend = L.DomUtil.create("div", "legend");
      L.DomEvent.disableClickPropagation(legend);
      return legend;
    };
    control.addTo(map);
  }

  // One more button of the bar; gives the element.
  function button(title, drawing, press) {
    bar ||= toolbar();
    const made = L.DomUtil.create("a", "tool", bar);
    made.href = "#";
    made.title = title;
    made.setAttribute("role", "button");
    made.setAttribute("aria-label", title);
    made.innerHTML = `<svg viewBox="0 0 24 24" width="15" height="15" class="frame" aria-hidden="true">${drawing}</svg>`;
    L.DomEvent.on(made, "click", (event) => { L.DomEvent.preventDefault(event); press(); });
    L.DomEvent.on(made, "keydown", (event) => { if (event.key === " ") { L.DomEvent.stop(event); press(); } });
    return made;
  }

  function toolbar() {
    const control = L.control({ position: "topleft" });
    const made = L.DomUtil.create("div", "leaflet-bar");
    control.onAdd = () => made;
    L.DomEvent.disableClickPropagation(made);
    control.addTo(map);
    return made;
  }

  // The legend explains what is on the map, and nothing else.
  function explain() {
    const { symbols, config } = Dateline;
    const has = seen();
    if (Dateline.heat.on()) return write([[symbols.heat, "Fewer to more events"]]);
    const rows = [];
    const families = symbols.families();
    families.forEach(([name, { label }], family) => {
      if (has.family[family]) rows.push([symbols.shape(family, "reported", 0.9), Dateline.state.labels[name] || label]);
    });
    const modality = (name) => has.modality[config.modalities.indexOf(name)];
    const plain = symbols.code("other");
    if (modality("planned") || modality("claimed")) rows.push([symbols.shape(plain, "planned", 0.9), "Planned or claimed"]);
    if (modality("denied")) rows.push([symbols.shape(plain, "denied", 0.9), "Denied"]);
    if (has.faint) rows.push([symbols.shape(plain, "reported", 0.3), "Not so sure"]);
    if (has.radius) rows.push([symbols.doubt, "Somewhere inside"]);
    return write(rows);
  }

  function write(rows) {
    legend.hidden = !rows.length;
    legend.replaceChildren(...rows.map(([drawn, text]) => {
      const line = document.createElement("div");
      line.innerHTML = drawn;
      line.append(text);
      return line;
    }));
  }

  function seen() {
    const { count, shown, family, modality, radius, confidence } = Dateline.points;
    const families = new Uint8Array(256);
    const modalities = new Uint8Array(256);
    const edge = Dateline.symbols.FAINT * 255;
    let [vague, faint] = [0, 0];
    for (let i = 0; i < count; i++) {
      if (!shown[i]) continue;
      families[family[i]] = 1;
      modalities[modality[i]] = 1;
      vague |= radius[i];
      if (confidence[i] < edge) faint = 1;
    }
    return { family: families, modality: modalities, radius: vague, faint };
  }

  // A line on the map for a while, or until the next one; an empty one takes it away.
  function say(text, stays = false) {
    document.querySelector(".note")?.remove();
    if (!text) return;
    const note = L.DomUtil.create("div", "note", map.getContainer());
    note.setAttribute("role", "status");
    note.textContent = text;
    if (!stays) setTimeout(() => note.remove(), 8000);
  }

  Dateline.furniture = { start, button, explain, say };
})();
