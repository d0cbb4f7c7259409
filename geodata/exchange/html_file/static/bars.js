// How many events by day, week or more: drag over the bars to choose days; a click takes a bar. A few
// events far from all others are counted beside the bars, and do not make them narrow.
"use strict";
(() => {
  const MOST = 110; // bars
  const DAY = 86400000;
  const FAR = 0.03; // of the events on either side may be far off
  const FEW = 7; // events: of so few none is an outlier
  const { NO_DAY } = Dateline.points;

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Math.round(Date.parse(text) / DAY) : null);

  function bars(place, onChoose) {
    let first = 0;
    let last = 0;
    let step = 1;
    let heights = [];
    let from = null;

    function lay(start) {
      const days = start.filter((day) => day !== NO_DAY).sort();
      place.hidden = !days.length || days[0] === days.at(-1);
      if (place.hidden) return;
      const skipped = days.length > FEW ? Math.ceil(days.length * FAR) : 0;
      const [low, high] = [days[skipped], days[days.length - 1 - skipped]];
      const room = Math.max(7, (high - low) / 2);
      first = days.find((day) => day >= low - room);
      last = days.findLast((day) => day <= high + room);
      const span = last - first + 1;
      step = span <= MOST ? 1 : Math.max(7, Math.ceil(span / MOST));
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
      let [earlier, later] = [0, 0];
      for (let i = 0; i < start.length; i++) {
        if (!passes[i] || start[i] === NO_DAY) continue;
        if (start[i] < first) earlier++;
        else if (start[i] > last) later++;
        else heights[Math.floor((start[i] - first) / step)]++;
      }
      const most = Math.max(1, ...heights);
      const wide = 100 / heights.length;
      const drawn = heights.map((height, number) => {
        if (!height) return "";
        const tall = Math.max(6, (height / most) * 100);
        const [begins, ends] = [first + number * step, first + (number + 1) * step - 1];
        const off = (low !== null && ends < low) || (high !== null && begins > high);
        return `<rect x="${(number * wide).toFixed(3)}" y="${(100 - tall).toFixed(2)}" width="${(wide * 0.82).toFixed(3)}" height="${tall.toFixed(2)}"${off ? ' class="off"' : ""}/>`;
      });
      place.innerHTML = `<svg viewBox="0 0 100 100" preserveAspectRatio="none">${drawn.join("")}</svg>` +
        `<span>${earlier ? `‹ ${earlier} earlier · ` : ""}${iso(first)}</span><span>${iso(last)}${later ? ` · ${later} later ›` : ""}</span>`;
    }

    return { lay, draw };
  }

  Object.assign(Dateline, { bars, dayOf });
})();
