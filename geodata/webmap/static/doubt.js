// How far off an event may be: a circle as large as that around what is known only nearly, or the
// outline of the district it is in. Drawn for each place that stands alone, for the selected event,
// and for whatever one points at.
"use strict";
(() => {
  const MOST = 60; // shapes of a group that one points at
  const CROWD = 40; // places: where more than that are vague, outlines say nothing
  const outlines = new Map(); // country → its outlines by place, null while they are fetched, undefined without any
  let map = null;
  let fixed = null;
  let pointed = null;

  function start(leafletMap) {
    map = leafletMap;
    map.createPane("doubt").style.zIndex = 350;
    fixed = L.layerGroup().addTo(map);
    pointed = L.layerGroup().addTo(map);
  }

  // The outline of the area that an event is known to lie in; null when there is none, or not yet.
  function outline(i) {
    const [country, place] = Dateline.points.areas[Dateline.points.area[i]].split("/");
    if (!country) return null;
    if (!outlines.has(country)) {
      outlines.set(country, null);
      Dateline.host.json("basemap", `areas/${country}.json`)
        .then((known) => { outlines.set(country, known?.outlines); Dateline.redraw(); });
    }
    return outlines.get(country)?.[place] || null;
  }

  function add(i, className, layer) {
    const options = { pane: "doubt", interactive: false, className: `doubt ${className}` };
    const rings = outline(i);
    const drawn = rings
      ? L.polygon(rings.map((ring) => Dateline.unpack(ring)), options)
      : L.circle(Dateline.points.latLng(i), { ...options, radius: Dateline.points.radius[i] * 100 });
    drawn.addTo(layer);
  }

  // What the symbol itself would cover says nothing, nor does what is larger than the screen.
  function tells(i) {
    const around = (40075016.7 * Math.cos((Dateline.points.latLng(i).lat * Math.PI) / 180)) / 100;
    const pixels = (Dateline.points.radius[i] / around) * 256 * 2 ** map.getZoom();
    return pixels > 13 && pixels < Math.max(map.getSize().x, map.getSize().y);
  }

  function draw(groups) {
    fixed.clearLayers();
    pointed.clearLayers();
    const { selected } = Dateline.state;
    const vague = groups.map((group) => group.vague).filter((i) => i >= 0 && i !== selected && tells(i));
    if (vague.length <= CROWD) for (const i of vague) add(i, "", fixed);
    if (selected >= 0 && Dateline.points.radius[selected] && Dateline.points.shown[selected]) add(selected, "chosen", fixed);
  }

  function point(members) {
    pointed.clearLayers();
    const { radius, area, x, y } = Dateline.points;
    const drawn = new Set();
    for (const i of members) {
      const key = `${x[i]} ${y[i]} ${radius[i]} ${area[i]}`;
      if (!radius[i] || drawn.has(key)) continue;
      if (drawn.add(key).size > MOST) break;
      add(i, "pointed", pointed);
    }
  }

  Dateline.doubt = { start, draw, point };
})();
