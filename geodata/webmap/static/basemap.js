// The constant map: sea, land, borders and rivers on one canvas; names.js writes on it.
// Fetched once from a local address; no rerun of the page touches it.
"use strict";
(() => {
  const PALETTES = {
    light: { land: "#f7f6f2", coast: "#bccad2", border: "#a9a499", province: "#c9c4b7", river: "#c3d5df", sea: "#dde7ec" },
    dark: { land: "#23282c", coast: "#33404a", border: "#68717a", province: "#464e55", river: "#3a5364", sea: "#14191d" },
  };
  const DASHES = { disputed: "5 4", guessed: "1 4" };
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
    let colours = PALETTES.light;
    const paint = () => {
      // Lines are thinner from afar, where they crowd.
      const scale = map.getZoom() < 4.5 ? 0.7 : map.getZoom() > 7.5 ? 1.25 : 1;
      for (const [name, layer] of Object.entries(layers)) {
        const wanted = style(name, colours);
        layer.setStyle({ ...wanted, weight: wanted.weight * scale });
      }
    };
    map.on("zoomend", () => { near(); paint(); });
    near();
    return (theme) => {
      colours = PALETTES[theme];
      paint();
    };
  }

  // Every rerun tells the theme; only another one is worth painting the whole world anew.
  function followTheme(repaint) {
    let painted = null;
    const apply = () => {
      const theme = Dateline.host.theme();
      if (theme === painted) return;
      document.documentElement.dataset.theme = painted = theme;
      repaint(theme);
    };
    Dateline.host.onTheme(apply);
    apply();
  }

  Object.assign(Dateline, {
    unpack,

    start(map, config = Dateline.config) {
      Dateline.config = config;
      L.control.scale({ position: "bottomright", imperial: false, maxWidth: 80 }).addTo(map);
      map.attributionControl.setPrefix(false).addAttribution(config.attribution);
      followTheme(() => {});
      Dateline.prepare(map, config);
      Dateline.host.json("basemap", "basemap.json").then((shapes) => {
        followTheme(drawShapes(map, shapes));
        Dateline.keepNames(map, shapes.names, shapes.cells);
        map.getContainer().dataset.basemap = "drawn";
      });
      new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    },
  });
})();
