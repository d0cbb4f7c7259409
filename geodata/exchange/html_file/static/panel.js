// One event: what, when, where, who, how many, and the sentences that say so. Every text is set as
// text; a link's address was checked when the file was made.
"use strict";
(() => {
  const { make } = Dateline;

  function head(i) {
    const { family, kinds, kind } = Dateline.points;
    const title = make("h3");
    title.appendChild(make("i", "symbol")).innerHTML = Dateline.symbols.ofPoint(i);
    title.append(make("span", "", kinds[kind[i]]));
    const [, { label }] = Dateline.symbols.families()[family[i]];
    return [title, make("p", "family", label)];
  }

  function facts(rows) {
    const list = make("dl", "facts");
    for (const [name, text, quiet] of rows) {
      const said = make("dd");
      said.append(make("bdi", "", text));
      if (quiet) said.append(" ", make("span", "quiet", quiet));
      list.append(make("dt", "", name), said);
    }
    return list;
  }

  function report({ by, url, published, says, quotes = [] }) {
    const made = make("section", "report");
    for (const quote of quotes) made.appendChild(make("blockquote", "", quote)).dir = "auto";
    const credit = made.appendChild(make("p", "credit"));
    const name = credit.appendChild(make(url ? "a" : "b", "", by));
    name.dir = "auto";
    if (url) Object.assign(name, { href: url, target: "_blank", rel: "noopener noreferrer" });
    if (url) credit.append(make("span", "address", ` ${url}`)); // printed, where there is nothing to click
    if (published) credit.append(` · ${published}`);
    if (says) credit.append(make("span", "says", ` · ${says}`));
    return made;
  }

  Dateline.panel = (place, i, told) => {
    const parts = [...head(i), facts(told.facts)];
    if (told.because) {
      const why = make("p", "because");
      why.append(make("b", "", Dateline.tips.number(told.reports.length, "report")), ` one event: ${told.because}`);
      parts.push(why);
    }
    place.replaceChildren(...parts, ...(told.reports || []).map(report));
  };
})();
