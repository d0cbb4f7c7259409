// The timeline: bars by family, a brush that is the date filter, and playback. Python counts the
// bars; everything that moves is drawn here. What is chosen goes back as one message, `ask`.
import { edges, inWords, ticks } from "./timeline_days.js";
import { Playback } from "./timeline_play.js";

const SVG = "http://www.w3.org/2000/svg";
const WINDOWS = { day: [1, 3, 7, 14, 30], week: [1, 2, 4, 13], month: [1, 3, 6, 12], year: [1, 2, 5, 10] };
const PLAYS = { day: 7, week: 4, month: 3, year: 1 };
const HEIGHT = 58; // of the bars' field, as in the style sheet
const ROOM = 74; // pixels for a label of the axis

const PLAY = "M7 4.5v15l12-7.5z";
const PAUSE = "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z";
const icon = (path) => `<svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"><path d="${path}"/></svg>`;
const LINES = (path) => `<svg class="lines" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"><path d="${path}"/></svg>`;

const FRAME = `
<section class="time" aria-label="Timeline">
  <div class="row">
    <button class="play" type="button" aria-label="Play" title="Play through time">${icon(PLAY)}</button>
    <button class="stop" type="button" aria-label="End playback" title="End playback" hidden>${icon("M6 6h12v12H6z")}</button>
    <label class="pick">Window <select class="length" aria-label="Length of the window"></select></label>
    <label class="pick">Speed <select class="speed" aria-label="Speed">
      <option value="0.5">½×</option><option value="1" selected>1×</option><option value="2">2×</option><option value="4">4×</option></select></label>
    <span class="gap"></span>
    <button class="earlier" type="button" hidden></button>
    <span class="said" aria-live="polite"></span>
    <button class="later" type="button" hidden></button>
    <button class="clear" type="button" aria-label="Clear the dates" title="Clear the dates" hidden>${LINES("M6 6l12 12M18 6 6 18")}</button>
    <span class="gap"></span>
    <span class="undated"></span>
    <label class="pick">Bars <select class="unit" aria-label="Bars by"></select></label>
    <button class="out" type="button" aria-label="Show a longer time" title="Show a longer time">${LINES("M5 12h14")}</button>
    <button class="in" type="button" aria-label="Show a shorter time" title="Show a shorter time">${LINES("M5 12h14M12 5v14")}</button>
  </div>
  <div class="plot" role="group" aria-label="Dates: drag over the bars, or move the two handles">
    <svg class="bars" role="img" preserveAspectRatio="none"></svg>
    <span class="most"></span>
    <div class="shade before"></div><div class="shade after"></div>
    <div class="brush" hidden></div>
    <div class="handle from" role="slider" tabindex="0" aria-label="From"></div>
    <div class="handle to" role="slider" tabindex="0" aria-label="Until"></div>
    <div class="window" role="slider" tabindex="0" aria-label="Time that is played" hidden></div>
    <div class="tip" hidden></div>
  </div>
  <div class="axis" aria-hidden="true"></div>
  <p class="nothing" hidden></p>
</section>`;

class Timeline {
  constructor(root, sheet) {
    root.innerHTML = FRAME;
    const link = root.insertBefore(document.createElement("link"), root.firstChild);
    Object.assign(link, { rel: "stylesheet", href: sheet });
    this.part = (name) => root.querySelector(`.${name}`);
    this.plot = this.part("plot");
    this.playback = new Playback(() => this.drawPlayback());
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.plot);
  }

  // New counts from Python.
  render(data, ask) {
    Object.assign(this, { data, ask });
    this.edges = data.unit ? edges(data.unit, data.first, data.count) : [];
    this.bars = this.edges.slice(1).map(() => ({ certain: new Map(), spread: new Map(), possible: 0 }));
    for (const [bar, family, certain, spread] of data.bars.split(";").filter(Boolean).map((one) => one.split(",").map(Number))) {
      if (certain) this.bars[bar].certain.set(family, certain);
      if (spread) this.bars[bar].spread.set(family, spread);
    }
    data.possible.forEach(([from, count], at) => {
      const end = data.possible[at + 1]?.[0] ?? this.bars.length;
      for (let bar = from; bar < end; bar++) this.bars[bar].possible = count;
    });
    this.brush = this.brushed(data.brush);
    this.fillControls();
    this.playback.fit(this.edges, this.played());
    this.draw();
  }

  // Python's days as bars: the first and the last one that they touch.
  brushed(days) {
    if (!days || !this.bars.length) return null;
    const [first, last] = [days[0] ?? this.edges[0], days[1] ?? this.edges.at(-1) - 1];
    if (last < this.edges[0] || first >= this.edges.at(-1)) return null;
    const at = (day) => Math.min(Math.max(this.edges.findLastIndex((edge) => edge <= day), 0), this.bars.length - 1);
    return [at(first), at(last)];
  }

  played() {
    return this.brush || [0, Math.max(this.bars.length - 1, 0)];
  }

  fillControls() {
    const { unit, units, chosen, undated, before, after } = this.data;
    const choice = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
    const names = { day: "day", week: "week", month: "month", year: "year" };
    this.part("unit").replaceChildren(choice("", unit && !chosen ? `auto (${names[unit]})` : "auto"), ...units.map((one) => choice(one, names[one])));
    this.part("unit").value = chosen || "";
    if (unit && this.part("length").dataset.unit !== unit) {
      const several = (n) => (n === 1 ? `1 ${names[unit]}` : `${n} ${names[unit]}s`);
      this.part("length").replaceChildren(...WINDOWS[unit].map((n) => choice(n, several(n))), choice(0, "all up to then"));
      this.part("length").value = this.playback.length = PLAYS[unit];
      this.part("length").dataset.unit = unit;
    }
    this.part("undated").textContent = undated ? `${undated.toLocaleString("en")} without a date` : "";
    for (const [name, number, text] of [["earlier", before, "earlier"], ["later", after, "later"]]) {
      const button = this.part(name);
      button.hidden = !number;
      button.textContent = name === "earlier" ? `‹ ${number.toLocaleString("en")} ${text}` : `${number.toLocaleString("en")} ${text} ›`;
      button.title = `Show the ${text} time`;
    }
    const nothing = !this.bars.length;
    for (const name of ["plot", "axis"]) this.part(name).hidden = nothing;
    for (const name of ["play", "length", "speed", "unit", "in", "out"]) this.part(name).disabled = nothing;
    this.part("out").disabled ||= this.data.whole;
    this.part("in").disabled ||= this.bars.length < 3;
    this.part("nothing").hidden = !nothing;
    this.part("nothing").textContent = undated ? "None of these events has a date." : "No events to count.";
  }

  // Drawing ------------------------------------------------------------------------------------

  get width() {
    return this.plot.clientWidth;
  }

  x(edge) {
    return ((this.edges[edge] - this.edges[0]) / (this.edges.at(-1) - this.edges[0])) * this.width;
  }

  draw() {
    if (!this.bars?.length || !this.width) return;
    const sums = this.bars.map(({ certain, spread }) => total(certain) + total(spread));
    this.most = Math.max(1, ...sums);
    const svg = this.part("bars");
    svg.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    const drawn = sums.reduce((all, one) => all + one, 0);
    svg.setAttribute("aria-label", `${Math.round(drawn).toLocaleString("en")} events by ${this.data.unit}, ${inWords(this.edges[0], this.edges.at(-1) - 1)}`);
    svg.replaceChildren(...this.paths());
    this.part("most").textContent = this.most > 1 ? Math.round(this.most).toLocaleString("en") : "";
    this.part("axis").replaceChildren(...this.labels());
    this.plot.dataset.unit = this.data.unit;
    this.plot.dataset.bars = this.bars.length;
    this.drawBrush();
    if (this.playback.days) this.drawPlayback();
  }

  // A path a family: first all that is certain, then, paler, what is only roughly dated.
  paths() {
    const heights = this.bars.map(() => 0);
    const paths = [];
    for (const layer of ["certain", "spread"]) {
      this.data.families.forEach(([, , colour], family) => {
        const line = this.bars.map((bar, at) => this.bar(heights, at, bar[layer].get(family) || 0)).join("");
        if (!line) return;
        const path = document.createElementNS(SVG, "path");
        for (const [name, value] of Object.entries({ d: line, fill: colour, class: layer })) path.setAttribute(name, value);
        paths.push(path);
      });
    }
    return paths;
  }

  bar(heights, at, value) {
    if (!value) return "";
    const [left, right] = [this.x(at), this.x(at + 1)];
    const gap = right - left > 4 ? 1 : right - left > 2 ? 0.5 : 0;
    const high = Math.max((value / this.most) * (HEIGHT - 8), 1.5);
    heights[at] += high;
    const round = (number) => number.toFixed(1);
    return `M${round(left)} ${round(HEIGHT - heights[at])}h${round(Math.max(right - left - gap, 0.7))}v${round(high)}h-${round(Math.max(right - left - gap, 0.7))}z`;
  }

  labels() {
    return ticks(this.edges[0], this.edges.at(-1), this.width, ROOM).map(({ day, label }) => {
      const made = Object.assign(document.createElement("span"), { textContent: label });
      const left = ((day - this.edges[0]) / (this.edges.at(-1) - this.edges[0])) * this.width;
      made.style.left = `${left}px`;
      made.classList.toggle("last", left > this.width - 40);
      return made;
    });
  }

  drawBrush() {
    const brush = this.brush;
    const [from, to] = brush || [0, this.bars.length - 1];
    const [left, right] = [this.x(from), this.x(to + 1)];
    this.plot.classList.toggle("brushed", Boolean(brush));
    this.part("brush").hidden = !brush;
    Object.assign(this.part("brush").style, { left: `${left}px`, width: `${right - left}px` });
    this.shade(brush ? left : 0, brush ? right : this.width);
    for (const [name, at, bar, day] of [["from", left, from, this.edges[from]], ["to", right, to, this.edges[to + 1] - 1]]) {
      const handle = this.part(name);
      handle.style.left = `${at}px`;
      const aria = { valuemin: 0, valuemax: this.bars.length - 1, valuenow: bar, valuetext: inWords(day, day) };
      for (const [key, value] of Object.entries(aria)) handle.setAttribute(`aria-${key}`, value);
    }
    this.say();
  }

  drawPlayback() {
    const { playback } = this;
    const { days, playing } = playback;
    const open = Boolean(days);
    const play = this.part("play");
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    play.title = playing ? "Pause" : "Play through time";
    play.querySelector("path").setAttribute("d", playing ? PAUSE : PLAY);
    const stop = this.part("stop");
    if (stop.hidden === open && !open && stop.matches(":focus")) play.focus();
    stop.hidden = !open;
    this.part("window").hidden = !open;
    if (open) this.drawWindow(days);
    else if (this.bars?.length) this.drawBrush();
    this.say();
  }

  // What lies outside is shaded.
  shade(left, right) {
    this.part("before").style.width = `${left}px`;
    this.part("after").style.width = `${this.width - right}px`;
  }

  drawWindow([, last]) {
    const { bar, length, range } = this.playback;
    const left = this.x(length ? bar : range[0]);
    const right = this.x(Math.min(bar + (length || 1), this.bars.length));
    const box = this.part("window");
    Object.assign(box.style, { left: `${left}px`, width: `${Math.max(right - left, 3)}px` });
    this.shade(left, right);
    const aria = { valuemin: range[0], valuemax: this.playback.last, valuenow: bar, valuetext: this.playedWords(last) };
    for (const [key, value] of Object.entries(aria)) box.setAttribute(`aria-${key}`, value);
  }

  playedWords(last) {
    const [first] = this.playback.days;
    return first === null ? `up to ${inWords(last, last)}` : inWords(first, last);
  }

  say() {
    const days = this.playback.days;
    const said = this.part("said");
    this.part("clear").hidden = !this.data.brush || Boolean(days);
    said.classList.toggle("strong", Boolean(days || this.brush));
    // Only what stands still is read out: a screen reader cannot follow every step.
    said.setAttribute("aria-live", this.playback.playing ? "off" : "polite");
    if (days) said.textContent = this.playedWords(days[1]);
    else if (this.dragging && this.brush) said.textContent = inWords(...this.brushDays());
    else if (this.data.brush) said.textContent = this.filterWords();
    else said.textContent = this.bars.length ? inWords(this.edges[0], this.edges.at(-1) - 1) : "";
  }

  filterWords() {
    const [first, last] = this.data.brush;
    if (first === null) return `until ${inWords(last, last)}`;
    return last === null ? `from ${inWords(first, first)}` : inWords(first, last);
  }

  brushDays() {
    return [this.edges[this.brush[0]], this.edges[this.brush[1] + 1] - 1];
  }

  // Hands ---------------------------------------------------------------------------------------

  listen() {
    const on = (name, kind, act) => this.part(name).addEventListener(kind, act);
    on("play", "click", () => (this.playback.playing ? this.playback.pause() : this.playback.play()));
    on("stop", "click", () => this.playback.stop());
    on("length", "change", (event) => this.playback.set({ length: Number(event.target.value) }));
    on("speed", "change", (event) => this.playback.set({ speed: Number(event.target.value) }));
    on("unit", "change", (event) => this.ask({ unit: event.target.value || null }));
    on("clear", "click", () => this.clear());
    on("in", "click", () => this.look(this.brush ? this.brushDays() : this.middle(0.5)));
    on("out", "click", () => this.look(this.middle(2)));
    on("earlier", "click", () => this.look(this.shifted(this.data.earlier, -1)));
    on("later", "click", () => this.look(this.shifted(this.data.later, 1)));
    for (const name of ["from", "to"]) on(name, "keydown", (event) => this.handleKey(event, name === "from" ? 0 : 1));
    on("window", "keydown", (event) => this.windowKey(event));
    this.plot.addEventListener("pointerdown", (event) => this.press(event));
    this.plot.addEventListener("pointermove", (event) => this.hover(event));
    this.plot.addEventListener("pointerleave", () => (this.part("tip").hidden = true));
    this.plot.addEventListener("dblclick", () => this.clear());
  }

  look(view) {
    this.ask({ view: view.map(Math.round) });
  }

  middle(times) {
    const [first, end] = [this.edges[0], this.edges.at(-1)];
    const [centre, half] = [(first + end) / 2, ((end - first) * times) / 2];
    return [centre - half, centre + half - 1];
  }

  // The same length of time, so that its end touches the nearest event that is out of sight.
  shifted(day, sign) {
    const length = this.edges.at(-1) - this.edges[0];
    return sign < 0 ? [day - length + 1, day] : [day, day + length - 1];
  }

  clear() {
    clearTimeout(this.waiting);
    this.brush = null;
    this.drawBrush();
    this.playback.fit(this.edges, this.played());
    this.ask({ dates: null });
  }

  barAt(event) {
    const x = event.clientX - this.plot.getBoundingClientRect().left;
    const day = this.edges[0] + (x / this.width) * (this.edges.at(-1) - this.edges[0]);
    const bar = this.edges.findLastIndex((edge) => edge <= day);
    return Math.min(Math.max(bar, 0), this.bars.length - 1);
  }

  // Drag on the bars: a new brush; on the brush: move it; on a handle: that end; on the window: scrub.
  press(event) {
    if (event.button !== 0 || !this.bars.length) return;
    const start = this.barAt(event);
    const name = [...event.target.classList].find((one) => ["from", "to", "window", "brush"].includes(one));
    const before = this.brush;
    const moved = this.mover(name, start);
    let dragged = false;
    const move = (next) => {
      if (!dragged && Math.abs(next.clientX - event.clientX) < 4) return;
      dragged = this.dragging = true;
      this.part("tip").hidden = true;
      moved(this.barAt(next));
    };
    const lift = () => {
      this.plot.removeEventListener("pointermove", move);
      this.plot.removeEventListener("pointerup", lift);
      this.plot.removeEventListener("pointercancel", lift);
      this.dragging = false;
      if (name === "window") return;
      if (!dragged) {
        if (!name || name === "brush") this.click(start);
      } else if (String(this.brush) !== String(before)) this.commit(0);
    };
    this.plot.setPointerCapture(event.pointerId);
    this.plot.addEventListener("pointermove", move);
    this.plot.addEventListener("pointerup", lift);
    this.plot.addEventListener("pointercancel", lift);
  }

  mover(name, start) {
    const [from, to] = this.brush || [0, this.bars.length - 1];
    const last = this.bars.length - 1;
    const kept = (bar) => Math.min(Math.max(bar, 0), last);
    const held = this.playback.bar;
    return {
      from: (bar) => this.setBrush(Math.min(bar, to), to),
      to: (bar) => this.setBrush(from, Math.max(bar, from)),
      brush: (bar) => {
        const by = Math.min(Math.max(bar - start, -from), last - to);
        this.setBrush(from + by, to + by);
      },
      window: (bar) => this.playback.seek(held + bar - start),
    }[name] || ((bar) => this.setBrush(kept(Math.min(start, bar)), kept(Math.max(start, bar))));
  }

  setBrush(from, to) {
    this.brush = [from, to];
    this.drawBrush();
  }

  // A click takes one bar; it waits a moment, for it may be half of a double click.
  click(bar) {
    clearTimeout(this.waiting);
    this.setBrush(bar, bar);
    this.commit(260, true);
  }

  commit(wait, click = false) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (!this.brush) return;
      this.playback.fit(this.edges, this.played());
      this.ask({ dates: this.brushDays(), click });
    }, wait);
  }

  handleKey(event, end) {
    const page = Math.max(1, Math.round(this.bars.length / 10));
    const brush = [...(this.brush || [0, this.bars.length - 1])];
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -page, PageUp: page, Home: -1e6, End: 1e6 };
    if (event.key === "Escape" || event.key === "Delete") {
      if (this.data.brush || this.brush) this.clear();
    } else if (event.key in steps) {
      const limits = end ? [brush[0], this.bars.length - 1] : [0, brush[1]];
      brush[end] = Math.min(Math.max(brush[end] + steps[event.key], limits[0]), limits[1]);
      this.setBrush(...brush);
      this.commit(450);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  windowKey(event) {
    const { bar, range, last } = this.playback;
    const to = { ArrowLeft: bar - 1, ArrowRight: bar + 1, Home: range[0], End: last }[event.key];
    if (event.key === "Escape") this.playback.stop();
    else if (to !== undefined) this.playback.seek(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // What a bar holds, in words.
  hover(event) {
    if (this.dragging || !this.bars.length) return;
    const at = this.barAt(event);
    const bar = this.bars[at];
    const tip = this.part("tip");
    const line = (text, name, colour) => {
      const made = Object.assign(document.createElement("div"), { className: name });
      if (colour) made.appendChild(document.createElement("i")).style.background = colour;
      made.append(text);
      return made;
    };
    const sure = total(bar.certain);
    const lines = [line(inWords(this.edges[at], this.edges[at + 1] - 1), "when")];
    this.data.families.forEach(([, name, colour], family) => {
      const number = bar.certain.get(family);
      if (number) lines.push(line(`${number.toLocaleString("en")} ${name.toLowerCase()}`, "count", colour));
    });
    if (!sure) lines.push(line(bar.possible ? "None for certain" : "No events", "quiet"));
    if (bar.possible) lines.push(line(`${bar.possible.toLocaleString("en")} more, only roughly dated`, "quiet"));
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const middle = (this.x(at) + this.x(at + 1)) / 2;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.min(Math.max(middle, half), this.width - half)}px`;
  }
}

const total = (numbers) => [...numbers.values()].reduce((all, one) => all + one, 0);

const mounted = new WeakMap();

export default function mount({ data, parentElement, setTriggerValue }, sheet) {
  if (!mounted.has(parentElement)) mounted.set(parentElement, new Timeline(parentElement, sheet));
  mounted.get(parentElement).render(data, (wish) => setTriggerValue("ask", wish));
  return () => {
    mounted.get(parentElement)?.playback.stop();
    mounted.delete(parentElement);
  };
}
