// Where it really happened: while an event is being corrected it wears a pin, which one drags, moves
// with the arrow keys, or sets down with a click.
"use strict";
(() => {
  const HINT = "Drag the pin or click where it happened.";
  const STEP = 6; // pixels
  let map = null;
  let pin = null;
  let asked = false;

  function start(leafletMap) {
    map = leafletMap;
    map.on("click", ({ latlng }) => { if (asked && !Dateline.area.drawing()) { put(latlng); tell(); } });
  }

  // `at` is [latitude, longitude], null for an event without a place; undefined ends the correction.
  function show(at) {
    const begins = at !== undefined && !asked;
    const ends = at === undefined && asked;
    asked = at !== undefined;
    map.getContainer().classList.toggle("placing", asked);
    if (begins) Dateline.furniture.say(HINT, true);
    if (ends) Dateline.furniture.say("");
    if (!asked || !at) pin = pin?.remove() && null;
    if (!asked) return;
    if (at) put(L.latLng(at));
  }

  function put(at) {
    pin ||= made(at);
    pin.setLatLng(at);
  }

  function made(at) {
    const drawing = '<svg viewBox="0 0 24 32" width="24" height="32" aria-hidden="true"><path d="M12 31C9 24 2 18 2 11a10 10 0 0 1 20 0c0 7-7 13-10 20z"/><circle cx="12" cy="11" r="3.5"/></svg>';
    const icon = L.divIcon({ className: "pin", html: drawing, iconSize: [24, 32], iconAnchor: [12, 31] });
    const fresh = L.marker(at, { icon, draggable: true, autoPan: true, zIndexOffset: 200000, title: HINT, alt: "Place of the event" }).addTo(map);
    fresh.on("dragend", tell);
    fresh.getElement().setAttribute("aria-label", "Place of the event: arrow keys move it, Enter takes it");
    L.DomEvent.on(fresh.getElement(), "keydown", step);
    return fresh;
  }

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function step(event) {
    if (event.key === "Enter") tell();
    else if (event.key in STEPS) {
      const [right, down] = STEPS[event.key];
      pin.setLatLng(map.layerPointToLatLng(map.latLngToLayerPoint(pin.getLatLng()).add([right * STEP, down * STEP])));
    } else return;
    L.DomEvent.stop(event);
  }

  function tell() {
    const { lat, lng } = pin.getLatLng().wrap();
    Dateline.furniture.say("");
    Dateline.act("move", { latitude: Number(lat.toFixed(5)), longitude: Number(lng.toFixed(5)) });
  }

  Dateline.moving = { start, show };
})();
