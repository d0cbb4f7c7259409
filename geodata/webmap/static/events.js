// Puts the parts together: what the page sends is shown, what the analyst does is handed to the page
// as a feature with an `action`.
"use strict";
(() => {
  const PAD = 0.25; // of the screen that is drawn beyond each edge
  const state = { selected: -1, frame: null, asked: 0, labels: {} };
  let map = null;
  let acts = 0;

  function prepare(leafletMap) {
    map = leafletMap;
    Dateline.symbols.fades();
    for (const part of ["furniture", "view", "doubt", "marks", "heat", "area", "moving", "tiles"]) Dateline[part]?.start(map);
    map.on("moveend resize", () => {
      if (state.frame && !covers(state.frame)) redraw();
    });
  }

  function covers({ left, top, width, height, world }) {
    const { min, max } = map.getPixelBounds();
    const wide = width >= Math.floor(world) || (left <= min.x && left + width >= max.x);
    return world === 256 * 2 ** map.getZoom() && wide && top <= min.y && top + height >= max.y;
  }

  function redraw() {
    state.frame = Dateline.clusters.frame(map, PAD);
    const all = Dateline.clusters.of(state.frame);
    mark(all);
    const groups = Dateline.heat.on() ? all.filter(({ chosen }) => chosen) : all;
    Dateline.heat.draw(state.frame);
    Dateline.doubt.draw(groups);
    Dateline.marks.draw(state.frame, groups);
    map.fire("dateline:drawn");
  }

  // The group that the selected event is in.
  function mark(groups) {
    const { selected, frame } = state;
    if (selected < 0 || !Dateline.points.shown[selected]) return;
    const home = Dateline.clusters.groupOf(frame, groups, selected);
    if (home) home.chosen = true;
  }

  // Called by every rerun whose events or selection differ from the one before.
  async function show(data) {
    const number = ++state.asked;
    try {
      await Dateline.points.load(data.blocks);
    } catch (error) {
      Dateline.furniture.say(`The map is not up to date: ${error.message}. Load the page again.`);
      return;
    }
    if (number !== state.asked) return; // a later one is on its way
    const { count } = Dateline.points;
    state.selected = data.selected;
    state.labels = data.labels || {};
    Dateline.points.group(data.groups);
    Dateline.points.filter(data.shown);
    if (!Dateline.view.settled() && count) Dateline.view.fit(false);
    Dateline.furniture.explain();
    Dateline.area?.show(data.area);
    Dateline.moving?.show(data.moving);
    redraw();
    if (data.selected >= 0 && Dateline.points.shown[data.selected]) Dateline.view.keepInView(data.selected);
    Object.assign(map.getContainer().dataset, { events: Dateline.points.visible, drawn: number });
  }

  function act(action, more) {
    const feature = { type: "Feature", geometry: null, properties: { action, n: ++acts, ...more } };
    Dateline.host.act(feature);
  }

  Object.assign(Dateline, {
    state,
    prepare,
    redraw,
    show,
    act,

    // Whether a key is for the map before it is for the page.
    wants: (key) => key === "Escape" && (Dateline.area?.drawing() || Dateline.marks.open()),
    symbolFrames: () => Dateline.marks.frames(),

    // Show only what happened between two days, or everything again; for playback.
    window(first, last) {
      Dateline.points.window(first, last);
      redraw();
      map.getContainer().dataset.events = Dateline.points.visible;
    },
  });
})();
