// An area drawn on the map, which Python takes for a filter: click its corners, or drag a rectangle.
"use strict";
(() => {
  const HINT = "Click the corners and double-click to end, or drag a rectangle. Enter takes the whole view, Esc leaves.";
  let map = null;
  let button = null;
  let drawn = null; // the area that filters
  let sketch = null; // { corners, line, from }: what is being drawn

  function start(leafletMap) {
    map = leafletMap;
    map.createPane("area").style.zIndex = 360;
    button = Dateline.furniture.button("Draw an area", '<path d="M5 8 12 4l7 5-2 9-10 1z"/>', () => (sketch ? leave() : begin()));
    button.setAttribute("aria-pressed", "false");
    map.on("mousedown", ({ latlng }) => { if (sketch) sketch.from = latlng; });
    map.on("mousemove", ({ latlng }) => { if (sketch) follow(latlng); });
    map.on("mouseup", ({ latlng }) => { if (sketch?.from && isDrag(latlng)) finish(rectangle(sketch.from, latlng)); });
    map.on("click", ({ latlng }) => { if (sketch) corner(latlng); });
    map.on("dblclick", () => { if (sketch) finish(sketch.corners); });
    document.addEventListener("keydown", (event) => {
      if (!sketch) return;
      if (event.key === "Escape") leave();
      else if (event.key === "Enter") finish(sketch.corners.length ? sketch.corners : rectangle(map.getBounds().getSouthWest(), map.getBounds().getNorthEast()));
      else return;
      event.preventDefault();
    });
  }

  const isDrag = (to) => map.latLngToContainerPoint(sketch.from).distanceTo(map.latLngToContainerPoint(to)) > 8;
  const rectangle = (a, b) => [a, L.latLng(a.lat, b.lng), b, L.latLng(b.lat, a.lng)];

  function begin() {
    sketch = { corners: [], line: L.polygon([], { pane: "area", interactive: false, className: "area sketch" }).addTo(map), from: null };
    Dateline.furniture.say(HINT, true);
    drawing(true);
  }

  function leave() {
    sketch.line.remove();
    sketch = null;
    Dateline.furniture.say("");
    drawing(false);
  }

  function drawing(yes) {
    button.classList.toggle("on", yes);
    button.setAttribute("aria-pressed", yes);
    map.getContainer().classList.toggle("drawing", yes);
    for (const way of ["dragging", "doubleClickZoom", "boxZoom"]) yes ? map[way].disable() : map[way].enable();
  }

  function follow(at) {
    const dragged = sketch.from && isDrag(at) && !sketch.corners.length;
    sketch.line.setLatLngs(dragged ? rectangle(sketch.from, at) : [...sketch.corners, at]);
  }

  // The second click of the one that ends comes here as well: the same corner twice is one.
  function corner(at) {
    sketch.from = null;
    const last = sketch.corners.at(-1);
    if (!last || map.latLngToContainerPoint(last).distanceTo(map.latLngToContainerPoint(at)) > 4) sketch.corners.push(at);
  }

  function finish(corners) {
    if (corners.length < 3) return;
    const ring = corners.map(({ lat, lng }) => [Number(lng.toFixed(4)), Number(lat.toFixed(4))]);
    leave();
    Dateline.act("area", { ring });
  }

  // Show the area that the filters hold, with a button that takes it away.
  function show(ring) {
    drawn?.remove();
    drawn = null;
    if (!ring) return;
    const corners = ring.map(([longitude, latitude]) => L.latLng(latitude, longitude));
    const outline = L.polygon(corners, { pane: "area", interactive: false, className: "area" });
    const top = corners.reduce((a, b) => (b.lat > a.lat || (b.lat === a.lat && b.lng > a.lng) ? b : a));
    const cross = L.marker(top, {
      icon: L.divIcon({ className: "area-off", html: "×", iconSize: [20, 20] }), title: "Take the area away", alt: "Take the area away",
    });
    cross.on("click", () => Dateline.act("area", { ring: null }));
    drawn = L.layerGroup([outline, cross]).addTo(map);
    cross.getElement().setAttribute("aria-label", "Take the area away");
  }

  Dateline.area = { start, show, drawing: () => Boolean(sketch) };
})();
