// What stands together on the screen. Every shown event of the view is counted in a fine grid; the
// cells are joined, fullest first, until no two symbols cover each other. Nothing is left out: the
// counts of the groups add up to the events in view.
"use strict";
(() => {
  const CELL = 8; // pixels
  const MOST = 320; // groups: more than that nobody reads
  const FAMILIES = 7;
  const WORLD = 2 ** 32;

  // The part of the world that is drawn, in pixels of the zoom; `left` may lie beyond the meridian.
  function frame(map, pad) {
    const bounds = map.getPixelBounds();
    const size = bounds.getSize();
    const world = 256 * 2 ** map.getZoom();
    const width = Math.min(size.x * (1 + 2 * pad), world);
    return {
      left: Math.floor((bounds.min.x + size.x / 2 - width / 2) / CELL) * CELL,
      top: Math.floor((bounds.min.y - size.y * pad) / CELL) * CELL,
      width: Math.ceil(width),
      height: Math.ceil(size.y * (1 + 2 * pad)) + CELL,
      world,
    };
  }

  const startOf = (left, world) => ((left % world) + world) % world;

  // Call `see(point, pixels right of left, pixels below top)` for each shown event of the frame.
  function scan({ left, top, width, height, world }, see) {
    const { x, y, shown, count } = Dateline.points;
    const scale = world / WORLD;
    const start = startOf(left, world);
    for (let i = 0; i < count; i++) {
      if (!shown[i]) continue;
      const down = y[i] * scale - top;
      if (down < 0 || down >= height) continue;
      let right = x[i] * scale - start;
      if (right < 0) right += world;
      if (right < width) see(i, right, down);
    }
  }

  function cellOf({ left, top, width, height, world }, point) {
    const scale = world / WORLD; // the very sums of `scan`: a cell's edge must not part the two
    const down = Dateline.points.y[point] * scale - top;
    let right = Dateline.points.x[point] * scale - startOf(left, world);
    if (right < 0) right += world;
    if (down < 0 || down >= height || right >= width) return -1;
    return Math.floor(down / CELL) * columnsOf(width) + Math.floor(right / CELL);
  }

  const columnsOf = (width) => Math.ceil(width / CELL) + 1;

  function grid(view) {
    const { x, y, family, radius } = Dateline.points;
    const columns = columnsOf(view.width);
    const size = columns * (Math.ceil(view.height / CELL) + 1);
    const cells = {
      columns,
      count: new Uint32Array(size),
      families: new Uint32Array(size * FAMILIES),
      right: new Float64Array(size),
      down: new Float64Array(size),
      first: new Int32Array(size).fill(-1),
      mixed: new Uint8Array(size),
      radius: new Uint16Array(size),
    };
    scan(view, (i, right, down) => {
      const cell = Math.floor(down / CELL) * columns + Math.floor(right / CELL);
      const first = cells.first[cell];
      if (first < 0) cells.first[cell] = i;
      else if (x[first] !== x[i] || y[first] !== y[i]) cells.mixed[cell] = 1;
      cells.count[cell]++;
      cells.families[cell * FAMILIES + family[i]]++;
      cells.right[cell] += right;
      cells.down[cell] += down;
      if (radius[i] > cells.radius[cell]) cells.radius[cell] = radius[i];
    });
    return cells;
  }

  const sizeOf = (count) => (count === 1 ? 22 : Math.round(Math.min(25 + 6 * Math.log10(count), 58)));

  function join(cells, order, spacing) {
    const NEAR = 64;
    const near = new Map();
    const groups = [];
    for (const cell of order) {
      const right = cells.right[cell] / cells.count[cell];
      const down = cells.down[cell] / cells.count[cell];
      const bx = Math.floor(right / NEAR);
      const by = Math.floor(down / NEAR);
      let home = null;
      let best = Infinity;
      for (let i = bx - 1; i <= bx + 1; i++) {
        for (let j = by - 1; j <= by + 1; j++) {
          for (const other of near.get(i * 4096 + j) || []) {
            const distance = Math.hypot(other.right - right, other.down - down);
            if (distance < other.reach && distance < best) [home, best] = [other, distance];
          }
        }
      }
      if (home) {
        home.cells.push(cell);
        continue;
      }
      const reach = Math.min((sizeOf(cells.count[cell]) / 2 + 12) * spacing, NEAR);
      const made = { right, down, reach, cells: [cell] };
      groups.push(made);
      const key = bx * 4096 + by;
      near.has(key) ? near.get(key).push(made) : near.set(key, [made]);
    }
    return groups;
  }

  // One place is one point on earth: zooming does not part its events.
  function told(cells, group) {
    const families = new Uint32Array(FAMILIES);
    let count = 0;
    let radius = 0;
    for (const cell of group.cells) {
      count += cells.count[cell];
      radius = Math.max(radius, cells.radius[cell]);
      for (let f = 0; f < FAMILIES; f++) families[f] += cells.families[cell * FAMILIES + f];
    }
    const seed = group.cells[0];
    const onePlace = group.cells.length === 1 && !cells.mixed[seed];
    return Object.assign(group, { count, families, radius, onePlace, first: cells.first[seed], size: sizeOf(count) });
  }

  Dateline.clusters = {
    frame,
    scan,
    sizeOf,

    // The groups of a frame, fullest first.
    of(view) {
      const cells = grid(view);
      const order = [];
      for (let cell = 0; cell < cells.count.length; cell++) if (cells.count[cell]) order.push(cell);
      order.sort((a, b) => cells.count[b] - cells.count[a] || cells.first[a] - cells.first[b]);
      let groups = join(cells, order, 1);
      for (const spacing of [1.4, 1.9]) {
        if (groups.length > MOST) groups = join(cells, order, spacing);
      }
      return groups.map((group) => told(cells, group));
    },

    // The group of one event, undefined where it is out of the frame.
    groupOf(view, groups, point) {
      const cell = cellOf(view, point);
      return groups.find((group) => group.cells.includes(cell));
    },

    // The events of a group, found again by the cells that it was made of.
    members(view, group) {
      const wanted = new Set(group.cells);
      const columns = columnsOf(view.width);
      const found = [];
      scan(view, (i, right, down) => {
        if (wanted.has(Math.floor(down / CELL) * columns + Math.floor(right / CELL))) found.push(i);
      });
      return found;
    },
  };
})();
