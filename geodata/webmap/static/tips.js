// What an event or a group says of itself when one points at it. Texts are set as text, never as
// markup. The wording of dates is that of geodata/wording.py.
"use strict";
(() => {
  const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const SEASONS = { 2: "Spring", 5: "Summer", 8: "Autumn", 11: "Winter" };
  const LINES = 5;

  function parts(days) {
    const date = new Date(days * 86400000);
    return { weekday: DAYS[date.getUTCDay()], day: date.getUTCDate(), month: date.getUTCMonth(), year: date.getUTCFullYear() };
  }

  const dayMonth = ({ day, month }) => `${day} ${MONTHS[month]}`;
  const whole = (part) => `${dayMonth(part)} ${part.year}`;

  function span(first, last) {
    const [a, b] = [parts(first), parts(last)];
    if (first === last) return whole(a);
    if (a.year === b.year && a.month === b.month) return `${a.day}–${whole(b)}`;
    return `${a.year === b.year ? dayMonth(a) : whole(a)} – ${whole(b)}`;
  }

  // Name of the year, season, month or week that a span of days is; undefined for any other.
  function calendarName(precision, first, last) {
    const [a, b] = [parts(first), parts(last)];
    if (precision === "year" && a.year === b.year) return String(a.year);
    if (precision === "season") return a.month in SEASONS ? `${SEASONS[a.month]} ${a.year}` : undefined;
    if (precision === "month" && a.year === b.year && a.month === b.month) return `${MONTHS[a.month]} ${a.year}`;
    if (precision === "week" && last - first === 6) return `Week of ${whole(a)}`;
    return undefined;
  }

  function when(first, last, precision) {
    if (first === Dateline.points.NO_DAY) return "No date given";
    const name = calendarName(precision, first, last);
    if (name === undefined && first === last) return `${parts(first).weekday} ${span(first, last)}`;
    return name ?? span(first, last);
  }

  const title = (i) => Dateline.points.kinds[Dateline.points.kind[i]];
  const where = (i) => Dateline.points.places[Dateline.points.place[i]];
  const dated = (i) => {
    const { start, end, precision } = Dateline.points;
    return when(start[i], end[i], Dateline.config.precisions[precision[i]]);
  };
  const number = (count, noun) => `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

  function box(lines) {
    const made = document.createElement("div");
    lines.forEach((text, row) => {
      const line = made.appendChild(document.createElement("div"));
      line.className = row ? "tip-line" : "tip-title";
      line.dir = "auto";
      line.textContent = text;
    });
    return made;
  }

  const DOUBTS = { claimed: "claimed", planned: "planned", hypothetical: "hypothetical", denied: "denied" };

  function ofPoint(i) {
    const { modality, radius, confidence } = Dateline.points;
    const doubt = [
      DOUBTS[Dateline.config.modalities[modality[i]]],
      radius[i] ? `±${(radius[i] / 10).toLocaleString("en-US", { maximumFractionDigits: 0 })} km` : "",
      confidence[i] / 255 < Dateline.symbols.FAINT ? "not so sure" : "",
    ];
    return box([title(i), [dated(i), where(i)].filter(Boolean).join(" · "), doubt.filter(Boolean).join(" · ")].filter(Boolean));
  }

  function counted(members, of) {
    const counts = new Map();
    for (const i of members) counts.set(of(i), (counts.get(of(i)) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  // Few events are listed, many are counted by kind.
  function ofMany(members) {
    const places = counted(members, where);
    const head = `${number(members.length, "event")} · ${places.length === 1 ? places[0][0] : number(places.length, "place")}`;
    if (members.length <= LINES) return box([head, ...members.map((i) => `${title(i)} · ${dated(i)}`)]);
    const kinds = counted(members, title);
    const rest = kinds.slice(LINES).reduce((sum, [, count]) => sum + count, 0);
    const lines = kinds.slice(0, LINES).map(([kind, count]) => `${kind} · ${count.toLocaleString("en-US")}`);
    return box([head, ...lines, ...(rest ? [`and ${rest.toLocaleString("en-US")} of other kinds`] : [])]);
  }

  Dateline.tips = { dated, number, ofMany, ofPoint, title, when, where };
})();
