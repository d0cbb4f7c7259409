// The symbols on the map as buttons: one in the tab order, arrow keys go from one to the next, Enter
// chooses. A button stays the same element as long as it shows the same, so that focus survives.
"use strict";
(() => {
  const LEGS = 24; // events of one place that are opened around it; more are listed
  const marks = new Map(); // key → { button, group }
  let map = null;
  let pane = null;
  let view = null;
  let tooltip = null;
  let current = null; // key of the one in the tab order
  let spider = null; // { x, y }: the place that stands open

  const keyOf = (group) => (group.leg !== undefined ? `leg ${group.leg}` : `${group.first} ${group.count} ${group.families.join(" ")}`);

  function start(leafletMap) {
    map = leafletMap;
    pane = map.createPane("events");
    pane.style.zIndex = 600;
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", "Events on the map");
    tooltip = L.tooltip({ direction: "top", opacity: 1, className: "tip" });
    L.DomEvent.disableClickPropagation(pane);
    pane.addEventListener("click", (event) => { const mark = markAt(event); if (mark) choose(mark, event.detail === 0); });
    for (const name of ["pointerover", "focusin"]) pane.addEventListener(name, (event) => { const mark = markAt(event); if (mark) point(mark); });
    for (const name of ["pointerout", "focusout"]) pane.addEventListener(name, () => { Dateline.doubt.point([]); tooltip.remove(); });
    pane.addEventListener("keydown", walk);
    map.on("zoomanim", ({ zoom, center }) => {
      close();
      for (const { button, latLng } of marks.values()) place(button, map._latLngToNewLayerPoint(latLng, zoom, center));
    });
    map.on("click", () => { if (spider) { close(); Dateline.redraw(); } });
  }

  const close = () => { spider = null; tooltip.remove(); };
  const markAt = (event) => marks.get(event.target.closest?.(".event")?.dataset.key);

  function place(button, { x, y }) {
    button.style.transform = `translate3d(${Math.round(x)}px, ${Math.round(y)}px, 0)`;
  }

  // Where a group stands: pixels of the layer, which panning does not change.
  function position({ right, down }) {
    return L.point(view.left + right, view.top + down).subtract(map.getPixelOrigin());
  }

  function draw(frame, groups) {
    view = frame;
    const legs = spider ? opened(groups) : [];
    const wanted = new Map([...groups, ...legs].map((group) => [keyOf(group), group]));
    for (const [key, { button }] of marks) {
      if (wanted.has(key)) continue;
      if (key === current) tooltip.remove(); // what it was about is gone
      button.remove();
      marks.delete(key);
    }
    for (const [key, group] of wanted) {
      const mark = marks.get(key) || made(key, group);
      mark.group = group;
      const at = position(group);
      mark.latLng = map.layerPointToLatLng(at);
      place(mark.button, at);
      const chosen = Boolean(group.chosen);
      mark.button.classList.toggle("chosen", chosen);
      mark.button.setAttribute("aria-pressed", chosen);
      mark.button.style.zIndex = chosen ? 100000 : group.leg !== undefined ? 90000 : group.open ? 86000 : Math.min(group.count, 80000);
    }
    if (!marks.has(current)) current = marks.keys().next().value;
    for (const [key, { button }] of marks) button.tabIndex = key === current ? 0 : -1;
    drawLegs(legs);
  }

  function made(key, group) {
    const button = document.createElement("button");
    const one = group.count === 1;
    button.type = "button";
    button.className = `event leaflet-zoom-animated${one ? "" : " many"}`;
    button.dataset.key = key;
    button.innerHTML = one ? Dateline.symbols.ofPoint(group.first) : Dateline.symbols.ring(group);
    const size = one ? 22 : group.size;
    button.style.width = button.style.height = `${size}px`;
    button.style.margin = `${-size / 2}px 0 0 ${-size / 2}px`;
    button.setAttribute("aria-label", one ? Dateline.tips.title(group.first) : Dateline.tips.number(group.count, "event"));
    pane.append(button);
    const mark = { button, group };
    marks.set(key, mark);
    return mark;
  }

  // The events of the open place, on a circle or a spiral around it.
  function opened(groups) {
    const { x, y } = Dateline.points;
    const home = groups.find(({ onePlace, first }) => onePlace && x[first] === spider.x && y[first] === spider.y);
    if (!home || home.count < 2 || home.count > LEGS) { spider = null; return []; }
    home.open = true;
    const members = Dateline.clusters.members(view, home);
    const spots = spread(members.length);
    return members.map((leg, number) => {
      const [angle, radius] = spots[number];
      const families = new Uint32Array(Dateline.symbols.families().length);
      families[Dateline.points.family[leg]] = 1;
      return {
        leg, first: leg, count: 1, families, size: 22, vague: -1, chosen: leg === Dateline.state.selected, onePlace: true,
        right: home.right + radius * Math.cos(angle), down: home.down + radius * Math.sin(angle), home,
      };
    });
  }

  // Angle and distance of so many symbols: one circle, or a spiral whose turns keep clear.
  function spread(number) {
    const CIRCLE = 9;
    const APART = 27; // pixels
    const spots = [];
    let angle = -Math.PI / 2;
    let radius = number <= CIRCLE ? 34 + 2 * number : 38;
    for (let i = 0; i < number; i++) {
      spots.push([angle, radius]);
      const step = number <= CIRCLE ? (2 * Math.PI) / number : APART / radius;
      angle += step;
      if (number > CIRCLE) radius += (APART * step) / (2 * Math.PI);
    }
    return spots;
  }

  function drawLegs(legs) {
    pane.querySelector(".legs")?.remove();
    if (!legs.length) return;
    const lines = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    lines.setAttribute("class", "legs");
    const from = position(legs[0].home);
    lines.innerHTML = legs.map((leg) => {
      const to = position(leg);
      return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>`;
    }).join("");
    pane.prepend(lines);
  }

  const membersOf = (group) => (group.count === 1 ? [group.first] : Dateline.clusters.members(view, group));

  function point({ button, group }) {
    const members = membersOf(group);
    const content = group.count === 1 ? Dateline.tips.ofPoint(group.first) : Dateline.tips.ofMany(members);
    tooltip.options.offset = L.point(0, -group.size / 2 - 2);
    tooltip.setContent(content).setLatLng(map.layerPointToLatLng(position(group))).addTo(map);
    current = button.dataset.key;
    for (const each of marks.values()) each.button.tabIndex = each.button === button ? 0 : -1;
    Dateline.doubt.point(members);
  }

  // One event is selected; one place is opened, and listed in the panel; several places are zoomed to.
  function choose({ group }, byKey) {
    tooltip.remove();
    if (group.count === 1) return Dateline.act("select", { points: [group.first] });
    const members = membersOf(group);
    if (!group.onePlace && map.getZoom() < map.getMaxZoom()) {
      return Dateline.view.zoomTo(members);
    }
    if (group.onePlace && group.count <= LEGS) {
      const { x, y } = Dateline.points;
      spider = { x: x[group.first], y: y[group.first] };
      Dateline.redraw();
      if (byKey) pane.querySelector(".event[data-key^=leg]")?.focus({ preventScroll: true });
    }
    return Dateline.act("list", { points: members.slice(0, 500), count: group.count });
  }

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function walk(event) {
    if (event.key === "Escape" && spider) {
      close();
      Dateline.redraw();
      marks.get(current)?.button.focus({ preventScroll: true });
    } else if (event.key in STEPS) {
      next(markAt(event), STEPS[event.key])?.button.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The nearest mark in a direction; what lies aside counts as twice as far.
  function next(from, [across, along]) {
    let best = null;
    let least = Infinity;
    for (const mark of marks.values()) {
      const right = mark.group.right - from.group.right;
      const down = mark.group.down - from.group.down;
      const ahead = right * across + down * along;
      const aside = Math.abs(right * along) + Math.abs(down * across);
      if (ahead > 1 && ahead + 2 * aside < least && onScreen(mark)) [best, least] = [mark, ahead + 2 * aside];
    }
    return best;
  }

  const onScreen = ({ latLng }) => map.getBounds().contains(latLng);

  // Where the symbols stand on the screen, for names to give way: [left, top, right, bottom].
  function frames() {
    return [...marks.values()].map(({ group }) => {
      const { x, y } = map.layerPointToContainerPoint(position(group));
      const half = group.size / 2 - 2;
      return [x - half, y - half, x + half, y + half];
    });
  }

  Dateline.marks = { start, draw, frames, open: () => spider !== null };
})();
