// Names on the constant map: as many as there is room for, the most important first.
"use strict";
(() => {
  const FONTS = { country: 12, province: 9.5, region: 11, water: 11, river: 10.5, capital: 12, city: 12, town: 11, site: 10.5 };
  const SPACING = { country: 0.18, province: 0.14 }; // em between letters, as in map.css
  const LAST_ZOOM = { country: 8, province: 10 };
  const PADDING = 4;
  const BESIDE = 6; // pixels from the dot of a place to its name, as in map.css
  const CLEAR = 4; // from a symbol to the name beside it
  const FARTHEST = 36; // that a name gives way to a symbol; farther off it is not read as the place's
  const RIVER_EVERY = 340; // pixels from one name of a river to the next
  const CELL = 15; // degrees: names of one cell travel together
  const measure = document.createElement("canvas").getContext("2d");

  // A town that has been on the map for two zooms is a large one among those that come in now.
  const looks = ([, , , style, first], zoom) => (style === "town" && zoom - first >= 2 ? "city" : style);

  const isPoint = (style) => ["town", "city", "capital", "site"].includes(style);
  const apart = (a, b) => a[2] + PADDING < b[0] || b[2] + PADDING < a[0] || a[3] < b[1] || b[3] < a[1];

  // A marker that shows a name; its text is set as text, never as markup.
  function marker([name, latitude, longitude, , , angle], style, { side, shift, hidden }) {
    const text = document.createElement("span");
    text.dir = "auto";
    text.textContent = name;
    if (shift) text.style.marginLeft = `${side === "left" ? -shift : shift}px`;
    if (style === "river") text.style.transform = `translate(-50%, -50%) rotate(${angle || 0}deg) translateY(-8px)`;
    const icon = L.divIcon({ className: `name name-${style} ${side}${hidden ? " hidden" : ""}`, html: text, iconSize: [0, 0] });
    return L.marker([latitude, longitude], { icon, pane: "names", interactive: false, keyboard: false });
  }

  function widthOf(name, style) {
    measure.font = `${["capital", "city", "country"].includes(style) ? 600 : 400} ${FONTS[style]}px "Source Sans", "Source Sans Pro", sans-serif`;
    const spaced = SPACING[style] || 0;
    return measure.measureText(spaced ? name.toUpperCase() : name).width + spaced * FONTS[style] * name.length;
  }

  // Where a name may stand, best first: its side, the box that it fills on the screen as [left, top,
  // right, bottom], how far it gives way to a symbol, and whether one hides the dot of its place.
  function* places(map, [name, latitude, longitude, , , angle], style, symbols) {
    const at = map.latLngToContainerPoint([latitude, longitude]);
    const width = widthOf(name, style);
    const half = FONTS[style] / 2 + 1;
    if (isPoint(style)) yield* besidePoint(at, width, half, symbols);
    else {
      const turn = ((style === "river" ? angle || 0 : 0) * Math.PI) / 180;
      const across = Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * 2 * half;
      const down = Math.abs(Math.sin(turn)) * width + Math.abs(Math.cos(turn)) * 2 * half;
      const box = [at.x - across / 2, at.y - down / 2, at.x + across / 2, at.y + down / 2];
      // Half a name tells nothing; that of a country or a province is wide, and read all the same.
      if (style in LAST_ZOOM || symbols.every((other) => apart(box, other))) yield { side: "middle", box, shift: 0 };
    }
  }

  // On the right of the dot or on its left, and clear of the symbols that stand in the way there.
  function* besidePoint({ x, y }, width, half, symbols) {
    const near = symbols.filter(([, top, , bottom]) => top <= y + half && bottom >= y - half);
    const hidden = near.some(([left, , right]) => left <= x + 2 && right >= x - 2);
    for (const [side, sign] of [["right", 1], ["left", -1]]) {
      // Pixels from the dot at which each symbol begins and ends, in the direction of the name.
      const spans = near.map(([left, , right]) => (sign > 0 ? [left - x, right - x] : [x - right, x - left]));
      const begin = Math.max(BESIDE, ...spans.filter(([from]) => from <= BESIDE).map(([, to]) => Math.ceil(to) + CLEAR));
      const end = begin + width;
      if (begin > BESIDE + FARTHEST || spans.some(([from, to]) => from < end && to > begin)) continue;
      const box = [x - (sign > 0 ? 4 : end), y - half, x + (sign > 0 ? end : 4), y + half];
      yield { side, box, shift: begin - BESIDE, hidden };
    }
  }

  // The first of these on the screen that meets no other name.
  function place(map, row, style, placed, symbols) {
    const size = map.getSize();
    for (const found of places(map, row, style, symbols)) {
      const { box } = found;
      if (box[2] < 0 || box[3] < 0 || box[0] > size.x || box[1] > size.y) continue;
      if (placed.every((other) => apart(box, other))) return found;
    }
    return null;
  }

  // A river bears its name again only a good way on.
  function tooSoon([name, , , style], box, rivers) {
    if (style !== "river") return false;
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const others = rivers.get(name) || [];
    if (others.some((other) => Math.hypot(other[0] - x, other[1] - y) < RIVER_EVERY)) return true;
    rivers.set(name, [...others, [x, y]]);
    return false;
  }

  Object.assign(Dateline, {
    keepNames(map, world, cells) {
      map.createPane("names").style.zIndex = 250;
      const known = new Set(cells);
      const loaded = new Map();
      const shown = new Map();

      function nearby() {
        const bounds = map.getBounds();
        const names = [];
        for (let x = Math.floor(bounds.getWest() / CELL); x <= Math.floor(bounds.getEast() / CELL); x++) {
          for (let y = Math.floor(bounds.getSouth() / CELL); y <= Math.floor(bounds.getNorth() / CELL); y++) {
            const cell = `${x}_${y}`;
            if (loaded.has(cell)) names.push(...loaded.get(cell));
            else if (known.delete(cell)) {
              Dateline.host.json("basemap", `names/${cell}.json`).then((rows) => { loaded.set(cell, rows); update(); });
            }
          }
        }
        return names;
      }

      function update() {
        const zoom = map.getZoom() + 0.25;
        const candidates = zoom > 6.9 ? world.concat(nearby()) : world;
        const symbols = Dateline.symbolFrames(map);
        const placed = [];
        const rivers = new Map();
        const wanted = new Map();
        for (const row of candidates) {
          const [name, latitude, longitude, , first] = row;
          const style = looks(row, zoom);
          if (first > zoom || zoom > (LAST_ZOOM[style] || 99)) continue;
          const found = place(map, row, style, placed, symbols);
          if (!found || tooSoon(row, found.box, rivers)) continue;
          placed.push(found.box);
          const { side, shift, hidden } = found;
          wanted.set([name, latitude, longitude, style, side, shift, hidden].join("|"), [row, style, found]);
        }
        for (const [key, each] of shown) {
          if (!wanted.has(key)) { each.remove(); shown.delete(key); }
        }
        for (const [key, [row, style, found]] of wanted) {
          if (!shown.has(key)) shown.set(key, marker(row, style, found).addTo(map));
        }
      }

      map.on("moveend zoomend resize dateline:drawn", update);
      update();
    },
  });
})();
