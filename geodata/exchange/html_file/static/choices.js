// A list of choices that opens below its button, each with the number of events it would leave.
"use strict";
(() => {
  const MOST = 200; // choices that are written; who looks for another types its name
  const SEARCHED = 12; // choices from which on there is a field to type in

  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // `onChange` hears of each change; `symbol(name)` gives SVG made of our own shapes, or nothing.
  function choices(place, title, names, onChange, symbol = () => "") {
    const chosen = new Set();
    let counts = new Map();
    const box = make("details", "choices");
    const summary = box.appendChild(make("summary"));
    const menu = box.appendChild(make("div", "menu"));
    const find = make("input");
    const list = make("ul");
    Object.assign(find, { type: "search", placeholder: `Find among ${names.length}` });
    find.setAttribute("aria-label", `Find among ${title.toLowerCase()}`);
    if (names.length >= SEARCHED) menu.append(find);
    menu.append(list);
    place.replaceWith(box);

    function write() {
      summary.textContent = title;
      const said = chosen.size === 1 ? [...chosen][0] : chosen.size ? `${chosen.size} chosen` : "any";
      summary.append(" ", make("span", chosen.size ? "value" : "any", said));
      if (!box.open) return;
      const wanted = find.value.trim().toLowerCase();
      const fitting = names.filter((name) => name.toLowerCase().includes(wanted));
      const number = (name) => (chosen.has(name) ? 1e12 : 0) + (counts.get(name) || 0);
      fitting.sort((a, b) => number(b) - number(a) || (a < b ? -1 : 1));
      list.replaceChildren(...fitting.slice(0, MOST).map(line));
      if (fitting.length > MOST) list.append(make("li", "rest", `and ${fitting.length - MOST} more: type a name`));
      if (!fitting.length) list.append(make("li", "rest", "None of that name"));
    }

    function line(name) {
      const item = make("li", counts.get(name) || chosen.has(name) ? "" : "none");
      const label = item.appendChild(make("label"));
      const tick = label.appendChild(make("input"));
      Object.assign(tick, { type: "checkbox", checked: chosen.has(name) });
      tick.addEventListener("change", () => {
        tick.checked ? chosen.add(name) : chosen.delete(name);
        onChange();
      });
      const drawn = symbol(name);
      if (drawn) label.appendChild(make("i", "symbol")).innerHTML = drawn;
      const text = label.appendChild(make("span", "name", name));
      text.dir = "auto";
      label.append(make("span", "count", (counts.get(name) || 0).toLocaleString("en-US")));
      return item;
    }

    box.addEventListener("toggle", () => { find.value = ""; write(); });
    find.addEventListener("input", write);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.open) return;
      box.open = false;
      summary.focus();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) box.open = false; });
    return {
      chosen,
      // The line that has the focus keeps it.
      count(fresh) {
        counts = fresh;
        const focused = box.contains(document.activeElement) ? document.activeElement.closest("li")?.querySelector(".name")?.textContent : null;
        write();
        if (focused) [...list.querySelectorAll("li")].find((one) => one.querySelector(".name")?.textContent === focused)?.querySelector("input").focus();
      },
      set(some) {
        chosen.clear();
        for (const name of some) if (names.includes(name)) chosen.add(name);
      },
    };
  }

  Object.assign(Dateline, { make, choices });
})();
