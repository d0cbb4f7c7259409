// How many events by day, week or month: drag over the bars to choose days; a click takes a bar.
"use strict";
(() => {
  const MOST = 110; // bars
  const DAY = 86400000;
  const { NO_DAY } = Dateline.points;

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Math.round(Date.parse(text) / DAY) : null);

  function bars(place, onChoose) {
    let first = 0;
    let last = 0;
    let step = 1;
    let heights = [];
    let from = null;

    function lay(start, count) {
      let least = Infinity;
      let most = -Infinity;
      for (let i = 0; i < count; i++) {
        if (start[i] === NO_DAY) continue;
        if (start[i] < least) least = start[i];
        if (start[i] > most) most = start[i];
      }
      place.hidden = least === Infinity || least === most;
      if (place.hidden) return;
      const span = most - least + 1;
      step = span <= MOST ? 1 : Math.max(7, Math.ceil(span / MOST));
      [first, last] = [least, most];
      heights = new Array(Math.ceil(span / step)).fill(0);
    }

    const at = (event) => {
      const { left, width } = place.getBoundingClientRect();
      return Math.max(0, Math.min(heights.length - 1, Math.floor(((event.clientX - left) / width) * heights.length)));
    };
    const choose = (a, b) => onChoose(iso(first + Math.min(a, b) * step), iso(first + (Math.max(a, b) + 1) * step - 1));
    place.addEventListener("pointerdown", (event) => { from = at(event); place.setPointerCapture(event.pointerId); });
    place.addEventListener("pointermove", (event) => { if (from !== null) choose(from, at(event)); });
    place.addEventListener("pointerup", (event) => { if (from !== null) choose(from, at(event)); from = null; });
    place.addEventListener("pointercancel", () => { from = null; });

    // Count the events that all filters but the days leave.
    function draw(start, passes, low, high) {
      if (place.hidden) return;
      heights.fill(0);
      for (let i = 0; i < start.length; i++) if (passes[i] && start[i] !== NO_DAY) heights[Math.floor((start[i] - first) / step)]++;
      const most = Math.max(1, ...heights);
      const wide = 100 / heights.length;
      const drawn = heights.map((height, number) => {
        if (!height) return "";
        const tall = Math.max(6, (height / most) * 100);
        const [begins, ends] = [first + number * step, first + (number + 1) * step - 1];
        const off = (low !== null && ends < low) || (high !== null && begins > high);
        return `<rect x="${(number * wide).toFixed(3)}" y="${(100 - tall).toFixed(2)}" width="${(wide * 0.82).toFixed(3)}" height="${tall.toFixed(2)}"${off ? ' class="off"' : ""}/>`;
      });
      place.innerHTML = `<svg viewBox="0 0 100 100" preserveAspectRatio="none">${drawn.join("")}</svg><span>${iso(first)}</span><span>${iso(last)}</span>`;
    }

    return { lay, draw };
  }

  Object.assign(Dateline, { bars, dayOf });
})();
