// Every located event as typed arrays, fetched once; a filter sends one bit an event, the time
// window is a matter of the browser alone. geodata/webmap/points.py says what a block holds.
"use strict";
(() => {
  const ARRAYS = {
    x: Uint32Array, y: Uint32Array, start: Int32Array, end: Int32Array, place: Uint32Array, area: Uint32Array,
    kind: Uint16Array, radius: Uint16Array, family: Uint8Array, modality: Uint8Array,
    confidence: Uint8Array, precision: Uint8Array,
  };
  const NO_DAY = -(2 ** 31);
  const points = { count: 0, kinds: [], places: [], areas: [], shown: new Uint8Array(0), visible: 0 };
  let blocks = new Map(); // name → { first, count }: where a block lies in the arrays
  let mask = null;
  let days = null;
  const codes = { kind: new Map(), place: new Map(), area: new Map() };

  async function fetched(name) {
    return decoded(await Dateline.host.bytes("points", `${name}.gz`));
  }

  function decoded(buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    const block = { count: header.count };
    let at = 4 + length;
    for (const [name, Kind] of Object.entries(ARRAYS)) {
      block[name] = new Kind(buffer, at, header.count);
      at += block[name].byteLength;
    }
    recode(block.kind, header.kinds, codes.kind, points.kinds);
    recode(block.place, header.places, codes.place, points.places);
    recode(block.area, header.areas, codes.area, points.areas);
    return block;
  }

  // A block's codes stand for its own names; here they become places in the names of all blocks.
  function recode(array, names, known, all) {
    const place = names.map((name) => {
      if (!known.has(name)) known.set(name, all.push(name) - 1);
      return known.get(name);
    });
    for (let i = 0; i < array.length; i++) array[i] = place[array[i]];
  }

  // Lay the blocks one after the other, those that are here already and the new ones.
  async function load(names) {
    if (names.length === blocks.size && names.every((name) => blocks.has(name))) return;
    const fresh = new Map();
    await Promise.all(names.filter((name) => !blocks.has(name)).map(async (name) => fresh.set(name, await fetched(name))));
    const size = (name) => (fresh.get(name) || blocks.get(name)).count;
    const count = names.reduce((sum, name) => sum + size(name), 0);
    const laid = Object.fromEntries(Object.entries(ARRAYS).map(([name, Kind]) => [name, new Kind(count)]));
    const where = new Map();
    let first = 0;
    for (const name of names) {
      const old = blocks.get(name);
      for (const array of Object.keys(ARRAYS)) {
        const held = array === "family" ? points.own : points[array];
        laid[array].set(old ? held.subarray(old.first, old.first + old.count) : fresh.get(name)[array], first);
      }
      where.set(name, { first, count: size(name) });
      first += size(name);
    }
    blocks = where;
    Object.assign(points, laid, { count, own: laid.family });
  }

  // What the filters leave, and of that what falls into the time window.
  function choose() {
    const { count, start, end } = points;
    const shown = points.shown.length === count ? points.shown : new Uint8Array(count);
    let visible = 0;
    const [from, to] = days || [];
    for (let i = 0; i < count; i++) {
      let yes = mask === null ? 1 : (mask[i >> 3] >> (7 - (i & 7))) & 1;
      if (yes && days) yes = start[i] !== NO_DAY && start[i] <= to && end[i] >= from ? 1 : 0;
      shown[i] = yes;
      visible += yes;
    }
    Object.assign(points, { shown, visible });
  }

  // While two sets are compared, the group that an event is in stands in the place of its family.
  function group(groups) {
    points.family = points.own;
    if (!groups || !points.count) return;
    points.family = points.own.slice();
    groups.map(unpacked).forEach((bits, number) => {
      const code = Dateline.symbols.code(Dateline.config.groups[number]);
      for (let i = 0; i < points.count; i++) if ((bits[i >> 3] >> (7 - (i & 7))) & 1) points.family[i] = code;
    });
  }

  function unpacked(bits) {
    const text = atob(bits);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  Dateline.points = Object.assign(points, {
    NO_DAY,
    load,
    group,
    // One bit a point, as bytes or in base64; null shows all.
    filter(bits) {
      mask = typeof bits === "string" ? unpacked(bits) : bits;
      choose();
    },
    window(first, last) {
      days = first === null ? null : [first, last];
      choose();
    },
    latLng(i) {
      const north = Math.PI * (1 - (2 * points.y[i]) / 2 ** 32);
      return L.latLng((Math.atan(Math.sinh(north)) * 180) / Math.PI, (points.x[i] / 2 ** 32) * 360 - 180);
    },
  });
})();
