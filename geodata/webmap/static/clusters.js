// What stands together on the screen. Every shown event of the view is counted in a fine grid; the
// cells are joined, fullest first, until no two symbols cover each other. Nothing is left out: the
// counts of the groups add up to the events in view.
"use strict";
(() => {
  const CELL = 8; // pixels
  const BOX = 72; // pixels: no two symbols reach farther
  const MOST = 400; // groups: more than that nobody reads
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
    const FAMILIES = Dateline.symbols.families().length;
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
      vague: new Uint32Array(size),
      widest: new Int32Array(size).fill(-1),
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
      if (!radius[i]) return;
      cells.vague[cell]++;
      if (cells.widest[cell] < 0 || radius[i] > radius[cells.widest[cell]]) cells.widest[cell] = i;
    });
    return cells;
  }

  const sizeOf = (count) => (count === 1 ? 22 : Math.round(Math.min(25 + 6 * Math.log10(count), 58)));

  // Join what would cover each other, the smaller to the nearest larger; as symbols grow by that,
  // again until nothing changes. A group stands where its fullest cell is: on its chief town.
  function join(cells, order, spacing) {
    let groups = order.map((cell) => {
      const count = cells.count[cell];
      return { right: cells.right[cell] / count, down: cells.down[cell] / count, count, cells: [cell] };
    });
    for (let before = Infinity; groups.length < before;) {
      before = groups.length;
      groups = joinedOnce(groups, spacing).sort((a, b) => b.count - a.count || a.cells[0] - b.cells[0]);
    }
    return groups;
  }

  function joinedOnce(groups, spacing) {
    const near = new Map();
    const kept = [];
    for (const group of groups) {
      group.size = sizeOf(group.count);
      const x = Math.floor(group.right / BOX);
      const y = Math.floor(group.down / BOX);
      const home = nearest(group, near, x, y, spacing);
      if (home) {
        home.count += group.count;
        for (const cell of group.cells) home.cells.push(cell);
        continue;
      }
      kept.push(group);
      const key = x * 4096 + y;
      near.has(key) ? near.get(key).push(group) : near.set(key, [group]);
    }
    return kept;
  }

  function nearest(group, near, x, y, spacing) {
    let [home, least] = [null, Infinity];
    for (let i = x - 1; i <= x + 1; i++) {
      for (let j = y - 1; j <= y + 1; j++) {
        for (const other of near.get(i * 4096 + j) || []) {
          const distance = Math.hypot(other.right - group.right, other.down - group.down);
          const reach = Math.min(((other.size + group.size) / 2) * spacing, BOX);
          if (distance < reach && distance < least) [home, least] = [other, distance];
        }
      }
    }
    return home;
  }

  // One place is one point on earth: zooming does not part its events.
  function told(cells, group) {
    const FAMILIES = Dateline.symbols.families().length;
    const families = new Uint32Array(FAMILIES);
    for (const cell of group.cells) {
      for (let f = 0; f < FAMILIES; f++) families[f] += cells.families[cell * FAMILIES + f];
    }
    const seed = group.cells[0];
    const onePlace = group.cells.length === 1 && !cells.mixed[seed];
    // The event that says how far off a place is, where most of its events are known only nearly.
    const vague = onePlace && cells.vague[seed] * 2 >= group.count ? cells.widest[seed] : -1;
    return Object.assign(group, { families, vague, onePlace, first: cells.first[seed], size: sizeOf(group.count) });
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
      let groups = [];
      for (const spacing of [0.92, 1.4, 1.9]) {
        groups = join(cells, order, spacing);
        if (groups.length <= MOST) break;
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
