// Where most of it happens: the shown events as a smooth surface instead of symbols. Counted in a
// fine grid, blurred, and coloured by the square root, so that a lone event is still seen beside a
// town of thousands.
"use strict";
(() => {
  const CELL = 4; // pixels
  const REACH = 3; // cells that one pass of the blur reaches to either side
  const PASSES = 3; // three passes of a box are a bell, near enough
  const EDGE = 0.08; // of the palette: below it nothing is seen, or the box of the blur would be
  const STEPS = [[0, [255, 214, 130]], [0.35, [246, 150, 70]], [0.7, [208, 62, 44]], [1, [110, 8, 48]]];
  const canvas = document.createElement("canvas");
  const palette = colours();
  let map = null;
  let overlay = null;
  let on = false;
  let button = null;

  function colours() {
    const made = new Uint8ClampedArray(256 * 4);
    for (let value = 0; value < 256; value++) {
      const at = value / 255;
      const above = Math.max(1, STEPS.findIndex(([edge]) => edge >= at));
      const [[low, from], [high, to]] = [STEPS[above - 1], STEPS[above]];
      const part = (at - low) / (high - low);
      for (let c = 0; c < 3; c++) made[value * 4 + c] = from[c] + part * (to[c] - from[c]);
      made[value * 4 + 3] = Math.max(0, Math.min(1, (at - EDGE) * 4)) * 205;
    }
    return made;
  }

  function start(leafletMap) {
    map = leafletMap;
    map.createPane("heat").style.zIndex = 340;
    button = Dateline.furniture.button("Heat map", '<path d="M12 3c1 4 6 6 6 11a6 6 0 0 1-12 0c0-2 1-4 2.5-5 .2 1.7 1 2.6 2 3C10 9 10.5 6 12 3z"/>', toggle);
    button.setAttribute("aria-pressed", "false");
  }

  function toggle() {
    on = !on;
    button.classList.toggle("on", on);
    button.setAttribute("aria-pressed", on);
    Dateline.furniture.explain();
    Dateline.redraw();
  }

  // Three passes of a running sum along the rows, each turning the picture on its side: after an
  // even number of passes it stands upright again.
  function blurred(values, width, height) {
    let [from, wide, high] = [values, width, height];
    for (let pass = 0; pass < 2 * PASSES; pass++) {
      const to = new Float32Array(from.length);
      for (let row = 0; row < high; row++) {
        let sum = 0;
        for (let i = 0; i < REACH && i < wide; i++) sum += from[row * wide + i];
        for (let i = 0; i < wide; i++) {
          if (i + REACH < wide) sum += from[row * wide + i + REACH];
          to[i * high + row] = sum;
          if (i >= REACH) sum -= from[row * wide + i - REACH];
        }
      }
      [from, wide, high] = [to, high, wide];
    }
    return from;
  }

  function draw(frame) {
    overlay?.remove();
    overlay = null;
    if (!on) return;
    const width = Math.ceil(frame.width / CELL);
    const height = Math.ceil(frame.height / CELL);
    const counts = new Float32Array(width * height);
    Dateline.clusters.scan(frame, (i, right, down) => {
      counts[Math.floor(down / CELL) * width + Math.floor(right / CELL)]++;
    });
    paint(blurred(counts, width, height), width, height);
    const corner = (x, y) => map.unproject(L.point(frame.left + x, frame.top + y));
    const bounds = L.latLngBounds(corner(0, 0), corner(width * CELL, height * CELL));
    overlay = L.svgOverlay(canvas, bounds, { pane: "heat" }).addTo(map); // any element does
  }

  function paint(values, width, height) {
    let most = 0;
    for (const value of values) if (value > most) most = value;
    Object.assign(canvas, { width, height, className: "heat" });
    const picture = new ImageData(width, height);
    for (let i = 0; i < values.length; i++) {
      // The running sums leave a rest of rounding where there is nothing.
      const level = values[i] < most * 1e-5 ? 0 : Math.round(Math.sqrt(values[i] / most) * 255);
      picture.data.set(palette.subarray(level * 4, level * 4 + 4), i * 4);
    }
    canvas.getContext("2d").putImageData(picture, 0, 0);
  }

  Dateline.heat = { start, draw, on: () => on };
})();
