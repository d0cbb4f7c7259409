// How far off an event may be: a circle as large as that around what is known only nearly. Drawn for
// each place that stands alone, and for whatever one points at.
"use strict";
(() => {
  const MOST = 60; // circles of a group that one points at
  let map = null;
  let fixed = null;
  let pointed = null;

  function start(leafletMap) {
    map = leafletMap;
    map.createPane("doubt").style.zIndex = 350;
    fixed = L.layerGroup().addTo(map);
    pointed = L.layerGroup().addTo(map);
  }

  function circle(at, tenths, className, layer) {
    L.circle(at, { radius: tenths * 100, pane: "doubt", interactive: false, className: `doubt ${className}` }).addTo(layer);
  }

  // Circles that the symbol itself would cover say nothing, nor do those larger than the screen.
  function tells(at, tenths) {
    const pixels = (tenths * 100) / (40075016.7 * Math.cos((at.lat * Math.PI) / 180) / (256 * 2 ** map.getZoom()));
    return pixels > 13 && pixels < Math.max(map.getSize().x, map.getSize().y);
  }

  function draw(groups) {
    fixed.clearLayers();
    pointed.clearLayers();
    const { radius } = Dateline.points;
    const { selected } = Dateline.state;
    for (const { onePlace, first, radius: widest } of groups) {
      if (!onePlace || !widest) continue;
      const at = Dateline.points.latLng(first);
      if (tells(at, widest)) circle(at, widest, "", fixed);
    }
    if (selected >= 0 && radius[selected] && Dateline.points.shown[selected]) {
      circle(Dateline.points.latLng(selected), radius[selected], "chosen", fixed);
    }
  }

  function point(members) {
    pointed.clearLayers();
    const { radius, x, y } = Dateline.points;
    const drawn = new Set();
    for (const i of members) {
      const key = `${x[i]} ${y[i]} ${radius[i]}`;
      if (!radius[i] || drawn.has(key)) continue;
      if (drawn.add(key).size > MOST) break;
      circle(Dateline.points.latLng(i), radius[i], "pointed", pointed);
    }
  }

  Dateline.doubt = { start, draw, point };
})();
