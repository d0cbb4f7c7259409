// The list beside the map: every event that the filters leave, by its day, written as one scrolls.
"use strict";
(() => {
  const { make } = Dateline;
  const PAGE = 60;
  const PRINTED = 500;

  // `told(i)` promises the words of an event, `choose(i)` opens it.
  function list(place, told, choose) {
    let shown = [];
    let written = 0;
    let turn = 0;
    const rest = make("li", "rest");
    const watch = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) more(PAGE); }, { root: null, rootMargin: "400px" });

    async function more(number) {
      const mine = turn;
      const some = shown.slice(written, written + number);
      written += some.length;
      const lines = await Promise.all(some.map(line));
      if (mine !== turn) return;
      place.append(...lines);
      if (written < shown.length) {
        rest.textContent = `The first ${written.toLocaleString("en-US")} of ${Dateline.tips.number(shown.length, "event")}`;
        place.append(rest);
        watch.unobserve(rest);
        watch.observe(rest);
      } else rest.remove();
    }

    async function line(i) {
      const { points, tips, symbols } = Dateline;
      const words = await told(i);
      const [first] = words.reports || [];
      const item = make("li");
      item.dataset.event = i;
      const button = item.appendChild(make("button"));
      button.type = "button";
      button.appendChild(make("i", "symbol")).innerHTML = symbols.ofPoint(i);
      const text = button.appendChild(make("span", "text"));
      text.append(make("b", "", tips.title(i)), make("span", "when", tips.dated(i)));
      const where = text.appendChild(make("span", "where"));
      where.append(make("bdi", "", points.places[points.place[i]] || "No place given"));
      if (words.who) where.append(" · ", make("bdi", "", words.who));
      if (first?.quotes) text.appendChild(make("span", "quote", first.quotes[0])).dir = "auto";
      if (first) text.append(make("span", "told", [first.by, first.published].filter(Boolean).join(", ")));
      button.addEventListener("click", () => choose(i));
      return item;
    }

    place.addEventListener("keydown", (event) => {
      const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      const other = way && event.target.closest("li")?.[way]?.querySelector("button");
      if (!other) return;
      other.focus();
      event.preventDefault();
    });

    return {
      async show(events) {
        turn += 1;
        shown = events;
        written = 0;
        place.replaceChildren();
        place.scrollTop = 0;
        if (!events.length) place.append(make("li", "rest", Dateline.points.count ? "No event matches: loosen a filter." : "This file holds no events: the filter that it was made with left none."));
        await more(PAGE);
      },
      // Paper shows as much as is worth printing.
      async fill() {
        if (written < PRINTED) await more(PRINTED - written);
      },
      focus: (i) => place.querySelector(`li[data-event="${i}"] button`)?.focus(),
    };
  }

  Dateline.list = list;
})();
