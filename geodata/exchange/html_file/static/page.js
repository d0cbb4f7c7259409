// The page: filters decide what is shown on the map and in the list; a dot or a line opens an event.
// The address (behind #) carries filters, view and event, so that a link to the file shows the same.
"use strict";
(() => {
  const config = JSON.parse(document.getElementById("config").textContent);
  const at = (id) => document.getElementById(id);
  const { NO_DAY } = Dateline.points;
  const names = [...Array(config.batches).keys()];
  const records = new Map();
  const state = { shown: [], here: null, event: -1, texts: null };
  let located, actors, sides, order, kinds, actorChoice, kindChoice, bars, list, map;

  const batch = (number) => {
    if (!records.has(number)) records.set(number, Dateline.host.json("records", `${number}.json`));
    return records.get(number);
  };
  const told = async (i) => (await batch(Math.floor(i / config.batch)))[i % config.batch];

  // Who takes part, who did it and to whom, from all batches, as codes into one list of names.
  async function readIndex() {
    located = new Uint8Array(Dateline.points.count);
    actors = [];
    sides = { of: [], by: [], to: [] };
    const known = new Map();
    for (const some of await Promise.all(names.map((number) => Dateline.host.json("index", `${number}.json`)))) {
      const codes = some.actors.map((name) => {
        if (!known.has(name)) known.set(name, actors.push(name) - 1);
        return known.get(name);
      });
      located.set(some.located, sides.of.length);
      for (const [side, all] of Object.entries(sides)) for (const own of some[side]) all.push(own.map((one) => codes[one]));
    }
  }

  // Words of every event, for whoever looks for some.
  async function texts() {
    const batches = await Promise.all(names.map(batch));
    const { places, place } = Dateline.points;
    state.texts ||= batches.flat().map((one, i) => {
      const quotes = (one.reports || []).flatMap((report) => [report.by, ...(report.quotes || [])]);
      return [Dateline.tips.title(i), places[place[i]], ...one.facts.map(([, text]) => text), ...quotes].join("\n").toLowerCase();
    });
    return state.texts;
  }

  const acting = (i) => sides[at("side").value || "of"][i];

  // One mask a filter: what passes all but one says what that one would leave.
  async function masks() {
    const { count, start, end, kind } = Dateline.points;
    const mask = (test) => Uint8Array.from({ length: count }, (_, i) => (test(i) ? 1 : 0));
    const [low, high] = [Dateline.dayOf(at("from").value), Dateline.dayOf(at("to").value)];
    const wanted = new Set([...actorChoice.chosen].map((name) => actors.indexOf(name)));
    const sought = at("find").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const haystack = sought.length ? await texts() : null;
    const dated = low !== null || high !== null;
    const [a, b] = at("days").value ? [end, start] : [start, end]; // the whole of it, or a part
    return {
      days: mask((i) => !dated || (start[i] !== NO_DAY && a[i] <= (high ?? Infinity) && b[i] >= (low ?? -Infinity))),
      actors: mask((i) => !wanted.size || acting(i).some((one) => wanted.has(one))),
      kinds: mask((i) => !kindChoice.chosen.size || kindChoice.chosen.has(kinds[kind[i]])),
      find: mask((i) => !haystack || sought.every((word) => haystack[i].includes(word))),
      low,
      high,
    };
  }

  async function refresh() {
    const turn = (state.turn = (state.turn || 0) + 1);
    const all = await masks();
    if (turn !== state.turn) return;
    const { count, kind, start } = Dateline.points;
    const without = (left) => {
      const rest = ["days", "actors", "kinds", "find"].filter((one) => one !== left).map((one) => all[one]);
      return Uint8Array.from({ length: count }, (_, i) => (rest.every((mask) => mask[i]) ? 1 : 0));
    };
    const passes = without(null);
    state.shown = order.filter((i) => passes[i]);
    state.here = null;
    const tally = (left, namesOf) => {
      const counts = new Map();
      without(left).forEach((yes, i) => { if (yes) for (const name of namesOf(i)) counts.set(name, (counts.get(name) || 0) + 1); });
      return counts;
    };
    actorChoice.count(tally("actors", (i) => acting(i).map((one) => actors[one])));
    kindChoice.count(tally("kinds", (i) => [kinds[kind[i]]]));
    bars.draw(start, without("days"), all.low, all.high);
    write();
    await drawMap(passes);
    if (state.event >= 0 && !passes[state.event]) state.event = -1;
    await drawSide();
  }

  async function drawMap(passes) {
    const bits = new Uint8Array(Math.ceil(passes.length / 8));
    passes.forEach((yes, i) => { if (yes && located[i]) bits[i >> 3] |= 128 >> (i & 7); });
    await Dateline.show({ blocks: names, shown: bits, selected: state.event >= 0 && located[state.event] ? state.event : -1, area: null });
    state.bits = bits;
  }

  async function drawSide() {
    const open = state.event >= 0;
    for (const id of ["back", "previous", "next"]) at(id).hidden = !open && !(id === "back" && state.here);
    at("event").hidden = !open;
    at("list").hidden = open;
    const listed = state.here || state.shown;
    const missing = listed.filter((i) => !located[i]).length;
    const apart = missing && !state.here ? ` · ${missing.toLocaleString("en-US")} without a place` : "";
    const total = Dateline.points.count;
    const of = state.shown.length === total ? "" : ` of ${total.toLocaleString("en-US")}`;
    if (open) {
      const place = listed.indexOf(state.event);
      at("heading").textContent = place < 0 ? "" : `${(place + 1).toLocaleString("en-US")} of ${listed.length.toLocaleString("en-US")}`;
      at("previous").disabled = place <= 0;
      at("next").disabled = place < 0 || place >= listed.length - 1;
      at("back").textContent = state.here ? "← Events here" : "← All events";
      Dateline.panel(at("event"), state.event, await told(state.event));
      return;
    }
    at("back").textContent = "← All events";
    at("heading").textContent = state.here
      ? `${Dateline.tips.number(state.here.length, "event")} here`
      : `${state.shown.length.toLocaleString("en-US")}${of} event${total === 1 ? "" : "s"}${apart}`;
    await list.show(listed);
  }

  async function open(i, focus = true) {
    state.event = i;
    write();
    await Dateline.show({ blocks: names, shown: state.bits, selected: i >= 0 && located[i] ? i : -1, area: null });
    await drawSide();
    at("event").parentElement.scrollTop = 0;
    if (focus && i >= 0) at("event").focus({ preventScroll: innerWidth > 760 });
  }

  async function back() {
    const before = state.event;
    if (before < 0) state.here = null;
    await open(-1);
    list.focus(before);
  }

  function step(way) {
    const listed = state.here || state.shown;
    const next = listed[listed.indexOf(state.event) + way];
    if (next !== undefined) open(next);
  }

  // What one does on the map.
  function hear({ action, points }) {
    if (action === "list") {
      state.here = points;
      open(-1);
    } else if (action === "select") open(points[0], false);
  }

  const FIELDS = { from: "from", to: "to", q: "find", days: "days", side: "side" };

  // What an imprecise date or an actor's side means is asked once there is a day, or an actor; the
  // first has its room at all times, so that the bars stay where they are while one drags over them.
  function write() {
    at("days").disabled = !at("from").value && !at("to").value;
    at("side").hidden = !actorChoice.chosen.size;
    for (const id of ["days", "side"]) if (at(id).hidden || at(id).disabled) at(id).value = "";
    const words = { actor: [...actorChoice.chosen].join("|"), kind: [...kindChoice.chosen].join("|") };
    for (const [word, id] of Object.entries(FIELDS)) words[word] = at(id).value;
    at("clear").hidden = !Object.values(words).some(Boolean);
    Dateline.host.write({ ...words, event: state.event >= 0 ? String(state.event) : "" });
  }

  function read() {
    const words = Dateline.host.words();
    for (const [word, id] of Object.entries(FIELDS)) at(id).value = words.get(word) || "";
    for (const id of ["days", "side"]) at(id).value ||= ""; // of a word that is no choice
    actorChoice.set((words.get("actor") || "").split("|"));
    kindChoice.set((words.get("kind") || "").split("|"));
    const asked = words.has("event") ? Number(words.get("event")) : -1;
    state.event = Number.isInteger(asked) && asked < Dateline.points.count ? asked : -1;
  }

  function listen() {
    let waiting = 0;
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(refresh, 150); };
    for (const id of Object.values(FIELDS)) at(id).addEventListener("input", soon);
    at("clear").addEventListener("click", () => {
      for (const id of Object.values(FIELDS)) at(id).value = "";
      actorChoice.set([]);
      kindChoice.set([]);
      refresh();
    });
    at("back").addEventListener("click", back);
    at("previous").addEventListener("click", () => step(-1));
    at("next").addEventListener("click", () => step(1));
    at("theme").addEventListener("click", Dateline.host.turnTheme);
    at("print").addEventListener("click", async () => {
      await list.fill();
      onPaper(true);
      setTimeout(print, 400); // the canvas is drawn a frame later
    });
    document.querySelector("aside").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && (state.event >= 0 || state.here)) back();
    });
    addEventListener("beforeprint", () => onPaper(true));
    addEventListener("afterprint", () => onPaper(false));
  }

  // On paper the map has a size of its own and the light palette, and shows what the screen did.
  function onPaper(yes) {
    const { classList } = document.documentElement;
    if (classList.contains("paper") === yes) return;
    if (yes) state.view = { bounds: map.getBounds(), center: map.getCenter(), zoom: map.getZoom() };
    classList.toggle("paper", yes);
    Dateline.host.repaint();
    map.invalidateSize({ animate: false });
    yes ? map.fitBounds(state.view.bounds, { animate: false }) : map.setView(state.view.center, state.view.zoom, { animate: false });
    at("narrowed").textContent = yes ? narrowed() : "";
    Dateline.redraw();
  }

  // What the reader has narrowed it down to, for paper, which shows no fields.
  function narrowed() {
    const [low, high] = [at("from").value, at("to").value];
    const days = low && high ? `${low} to ${high}` : low ? `from ${low}` : high ? `until ${high}` : "";
    const words = at("find").value.trim();
    const said = (id) => (at(id).value ? ` (${at(id).selectedOptions[0].textContent.toLowerCase()})` : "");
    const parts = [days + said("days"), [...actorChoice.chosen].join(" or ") + said("side"), [...kindChoice.chosen].join(" or "), words && `“${words}”`];
    return parts.filter(Boolean).join("; ");
  }

  async function start() {
    document.documentElement.classList.toggle("picture", Dateline.host.words().has("picture"));
    document.documentElement.dataset.theme = Dateline.host.theme();
    map = L.map("map", { center: [33.5, 41], zoom: 3, minZoom: config.zooms[0], maxZoom: config.zooms[1], zoomSnap: 0.5, worldCopyJump: true, fadeAnimation: false });
    Dateline.start(map, config);
    await Dateline.points.load(names);
    await readIndex();
    const { count, start: begins, kinds: known, kind, family } = Dateline.points;
    kinds = known;
    order = [...Array(count).keys()].sort((a, b) => byDay(begins, a, b));
    const familyOf = new Map();
    for (let i = 0; i < count; i++) familyOf.set(kinds[kind[i]], family[i]);
    list = Dateline.list(at("list"), told, open);
    bars = Dateline.bars(at("bars"), (low, high) => { at("from").value = low; at("to").value = high; refresh(); });
    bars.lay(begins || new Int32Array(0));
    actorChoice = Dateline.choices(at("actors"), "Actor", actors, refresh);
    kindChoice = Dateline.choices(at("kinds"), "Kind", [...kinds], refresh, (name) => Dateline.symbols.shape(familyOf.get(name), "reported", 0.9, 16));
    read();
    listen();
    await refresh();
    document.documentElement.dataset.ready = "yes";
  }

  const byDay = (days, a, b) => {
    const [one, other] = [a, b].map((i) => (days[i] === NO_DAY ? 2 ** 31 : days[i]));
    return one - other || a - b;
  };

  Dateline.page = { hear };
  start().catch((error) => {
    document.querySelector("aside").replaceChildren(Dateline.make("p", "rest", `This browser cannot show the events (${error.message}): open the file in a newer one.`));
  });
})();
