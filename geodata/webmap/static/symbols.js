// How an event looks: family in colour and shape, doubt in opacity and a faded edge, modality in the
// outline; and several events: a ring divided by family around their number. All of it is SVG made
// of numbers and of our own shapes; no text of a document gets in here.
"use strict";
(() => {
  const FAINT = 0.45; // confidence below which the edge fades
  const families = () => Object.entries(Dateline.config.families);

  const svg = (size, field, inside) =>
    `<svg viewBox="0 0 ${field} ${field}" width="${size}" height="${size}" aria-hidden="true">${inside}</svg>`;

  function shape(family, modality, confidence, size = 22) {
    const [name, { path, colour }] = families()[family];
    const halo = `<path d="${path}" class="halo"/>`;
    const told = modality === "reported" || modality === "hypothetical";
    if (told && confidence < FAINT) {
      return svg(size, 24, `${halo}<path d="${path}" fill="url(#fade-${name})" stroke="${colour}" stroke-opacity=".28"/>`);
    }
    const opacity = 0.35 + 0.6 * confidence;
    const fill = told ? opacity : modality === "denied" ? 0 : 0.18;
    const dashes = modality === "planned" || modality === "claimed" ? ' stroke-dasharray="3 2"' : "";
    return svg(size, 24, `${halo}<path d="${path}" fill="${colour}" fill-opacity="${fill.toFixed(2)}" stroke="${colour}"` +
      ` stroke-opacity="${Math.max(opacity, 0.6).toFixed(2)}" stroke-width="${told ? 1 : 1.8}"${dashes}/>`);
  }

  function ring({ count, families: counts, size }) {
    const centre = size / 2;
    const radius = centre - 4;
    const round = 2 * Math.PI * radius;
    let before = 0;
    let arcs = "";
    families().forEach(([, { colour }], family) => {
      const part = counts[family] / count;
      if (!part) return;
      arcs += `<circle cx="${centre}" cy="${centre}" r="${radius}" fill="none" stroke="${colour}" stroke-width="4"` +
        ` stroke-dasharray="${(part * round).toFixed(2)} ${round.toFixed(2)}" stroke-dashoffset="${(-before * round).toFixed(2)}"` +
        ` transform="rotate(-90 ${centre} ${centre})"/>`;
      before += part;
    });
    const letters = count.toLocaleString("en-US");
    const font = Math.min(11.5, (size - 16) / (letters.length * 0.61));
    return svg(size, size, `<circle cx="${centre}" cy="${centre}" r="${centre - 1}" class="plate"/>${arcs}` +
      `<text x="${centre}" y="${centre}" class="number" style="font-size:${font.toFixed(1)}px">${letters}</text>`);
  }

  // Gradients that the faded edges refer to, once in the page.
  function fades() {
    const stops = (colour) =>
      [[0, 0.85], [0.45, 0.6], [1, 0]].map(([at, opacity]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join("");
    const holder = document.createElement("div");
    holder.innerHTML = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${families()
      .map(([name, { colour }]) => `<radialGradient id="fade-${name}">${stops(colour)}</radialGradient>`).join("")}</defs></svg>`;
    document.body.append(holder);
  }

  Dateline.symbols = {
    FAINT,
    fades,
    families,
    code: (name) => families().findIndex(([one]) => one === name),
    shape,
    ring,
    heat: '<i class="heat-key"></i>',
    doubt: svg(22, 24, '<circle cx="12" cy="12" r="9" class="doubt"/>'),
    ofPoint(i) {
      const { family, modality, confidence } = Dateline.points;
      return shape(family[i], Dateline.config.modalities[modality[i]], confidence[i] / 255);
    },
  };
})();
