// Playback: a window that moves over the bars, and over the events of the map, without the server.

// The map's frame is of our own origin; it says itself what it shows.
function map() {
  for (let n = 0; n < window.frames.length; n++) {
    try {
      if (window.frames[n].Dateline?.window) return window.frames[n].Dateline;
    } catch {
      // a frame of another origin
    }
  }
  return null;
}

export class Playback {
  // `changed` hears of every step; edges and range say which bars there are and which are played.
  constructor(changed) {
    Object.assign(this, { changed, edges: [], range: [0, 0], bar: null, length: 1, speed: 1, timer: null });
  }

  get playing() {
    return this.timer !== null;
  }

  // First and last day of the window; null for the first day when all up to then is shown.
  get days() {
    if (this.bar === null) return null;
    const end = Math.min(this.bar + (this.length || 1), this.edges.length - 1);
    return [this.length ? this.edges[this.bar] : null, this.edges[end] - 1];
  }

  get last() {
    return Math.max(this.range[1] - (this.length || 1) + 1, this.range[0]);
  }

  // Other bars, or another brush: the window stays at its days as far as they are still there.
  fit(edges, range) {
    const day = this.bar === null ? null : this.edges[this.bar];
    Object.assign(this, { edges, range });
    if (day === null) return;
    const bar = edges.findLastIndex((edge) => edge <= day);
    this.bar = Math.min(Math.max(bar, range[0]), this.last);
    this.show();
  }

  play() {
    if (this.bar === null || this.bar >= this.last) this.bar = this.range[0];
    this.pause();
    const bars = this.range[1] - this.range[0] + 1;
    const wait = Math.min(Math.max(20000 / bars, 90), 700) / this.speed;
    this.timer = setInterval(() => this.step(), wait);
    this.show();
  }

  step() {
    if (this.bar < this.last) this.seek(this.bar + 1);
    else this.pause();
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.changed();
  }

  seek(bar) {
    this.bar = Math.min(Math.max(bar, this.range[0]), this.last);
    this.show();
  }

  set(settings) {
    Object.assign(this, settings);
    if (this.bar !== null) this.seek(this.bar);
    if (this.playing) this.play();
  }

  // Everything is shown again.
  stop() {
    clearInterval(this.timer);
    Object.assign(this, { timer: null, bar: null });
    map()?.window(null, null);
    this.changed();
  }

  show() {
    map()?.window(...this.days);
    this.changed();
  }
}
