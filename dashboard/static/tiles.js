// What lies underneath: the basemap of this machine, or, with a network, tiles of others. Nothing is
// asked of anybody before one is chosen. dashboard/assets.py writes the list, from xyzservices.
"use strict";
(() => {
  const REMEMBERED = "dateline.tiles";
  const OFFLINE = "";
  const FAILURES = 4; // tiles that do not come, with none that did
  let map = null;
  let choice = null;
  let sources = [];
  let layer = null;

  function start(leafletMap) {
    map = leafletMap;
    map.createPane("tiles").style.zIndex = 140;
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = L.DomUtil.create("label", "leaflet-bar tiles");
      choice = box.appendChild(document.createElement("select"));
      choice.setAttribute("aria-label", "Map underneath");
      choice.title = "Map underneath";
      L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
      choice.addEventListener("change", () => { remember(choice.value); use(choice.value); });
      return box;
    };
    control.addTo(map);
    fetch(`${Dateline.config.scripts}tiles.json`).then((answer) => answer.json()).then(offer);
  }

  function offer(list) {
    sources = list;
    choice.replaceChildren(new Option("Offline map", OFFLINE), ...list.map(({ name }) => new Option(name, name)));
    const known = list.some(({ name }) => name === remembered());
    choice.value = known ? remembered() : OFFLINE;
    if (known) use(choice.value);
  }

  // A browser that keeps nothing (a private window) starts offline each time.
  function remembered() {
    try { return localStorage.getItem(REMEMBERED); } catch { return null; }
  }

  function remember(name) {
    try { localStorage.setItem(REMEMBERED, name); } catch { /* then not */ }
  }

  function use(name) {
    layer?.remove();
    layer = null;
    const source = sources.find((one) => one.name === name);
    document.documentElement.classList.toggle("tiled", Boolean(source));
    document.documentElement.classList.toggle("named", Boolean(source?.named));
    if (!source) return;
    layer = L.tileLayer(source.url, { pane: "tiles", attribution: source.attribution, maxNativeZoom: source.max_zoom, maxZoom: map.getMaxZoom() });
    watch(layer, name);
    layer.addTo(map);
  }

  function watch(tiles, name) {
    let failed = 0;
    let came = false;
    tiles.on("tileload", () => { came = true; });
    tiles.on("tileerror", () => {
      failed += 1;
      if (came || failed < FAILURES || tiles !== layer) return;
      choice.value = OFFLINE;
      use(OFFLINE);
      Dateline.furniture.say(`${name} cannot be reached: this is the offline map.`);
    });
  }

  Dateline.tiles = { start };
})();
