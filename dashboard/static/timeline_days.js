// Days as whole numbers since 1970: the bars' edges, the axis, and spans in words.
const DAY = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const date = (day) => new Date(day * DAY);

function dayOf(year, month, day = 1) {
  const made = new Date(0);
  made.setUTCFullYear(year, month, day); // Date.UTC would read 83 as 1983
  return Math.round(made / DAY);
}

// First day of each bar, and the day after the last one.
export function edges(unit, first, count) {
  const start = date(first);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  const at = {
    day: (n) => first + n,
    week: (n) => first + 7 * n,
    month: (n) => dayOf(year, month + n),
    year: (n) => dayOf(year + n, 0),
  }[unit];
  return Array.from({ length: count + 1 }, (_, n) => at(n));
}

const parts = (day) => {
  const at = date(day);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};

// "17 June 2018", "17–23 June 2018", "June 2018", "2017 – 2018": both days included.
export function inWords(first, last) {
  const [y1, m1, d1] = parts(first);
  const [y2, m2, d2] = parts(last);
  const [next] = [parts(last + 1)];
  if (d1 === 1 && next[2] === 1) {
    const [wholeYears, oneMonth] = [m1 === 0 && next[1] === 0, y1 === y2 && m1 === m2];
    if (wholeYears) return y1 === y2 ? `${y1}` : `${y1} – ${y2}`;
    if (oneMonth) return `${MONTHS[m1]} ${y1}`;
    return y1 === y2 ? `${MONTHS[m1]} – ${MONTHS[m2]} ${y1}` : `${MONTHS[m1]} ${y1} – ${MONTHS[m2]} ${y2}`;
  }
  const end = `${d2} ${MONTHS[m2]} ${y2}`;
  if (first === last) return end;
  if (y1 === y2 && m1 === m2) return `${d1}–${end}`;
  return y1 === y2 ? `${d1} ${MONTHS[m1]} – ${end}` : `${d1} ${MONTHS[m1]} ${y1} – ${end}`;
}

const DAYS = [1, 2, 7, 14].map((step) => ({ unit: "day", step, days: step }));
const MONTH_STEPS = [1, 3, 6].map((step) => ({ unit: "month", step, days: 30.4 * step }));
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((step) => ({ unit: "year", step, days: 365.2 * step }));

// Where the axis is labelled, with at least `room` pixels for each label.
export function ticks(first, end, width, room) {
  const aDay = width / (end - first);
  const scale = [...DAYS, ...MONTH_STEPS, ...YEARS].find(({ days }) => days * aDay >= room) || YEARS.at(-1);
  const found = [];
  let day = tickBefore(scale, first);
  while (day < end) {
    if (day >= first) found.push({ day, label: tickLabel(scale, day, !found.length) });
    day = tickAfter(scale, day);
  }
  return found;
}

function tickBefore({ unit, step }, day) {
  const [year, month] = parts(day);
  if (unit === "year") return dayOf(year - (((year % step) + step) % step), 0);
  if (unit === "month") return dayOf(year, month - (month % step));
  return step < 7 ? day - (((day % step) + step) % step) : day - ((((day + 3) % step) + step) % step);
}

function tickAfter({ unit, step }, day) {
  const [year, month] = parts(day);
  if (unit === "year") return dayOf(year + step, 0);
  return unit === "month" ? dayOf(year, month + step) : day + step;
}

function tickLabel({ unit, step }, day, isFirst) {
  const [year, month, number] = parts(day);
  if (unit === "year") return `${year}`;
  const short = MONTHS[month].slice(0, 3);
  if (unit === "month") return month === 0 ? `${year}` : isFirst ? `${short} ${year}` : short;
  const newYear = month === 0 && number <= step;
  return isFirst || newYear ? `${number} ${short} ${year}` : `${number} ${short}`;
}
