// What the map asks of the page around it (geodata/webmap), here a file on its own: everything that
// a browser would fetch stands packed in script tags that nothing runs.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const repaints = [];
  let chosen = null;

  async function bytes(folder, path) {
    const letters = atob(document.querySelector(`script[data-file="${folder}/${path}"]`).textContent);
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  // How much is still being unpacked stands in the page, for whoever waits to photograph it.
  async function json(folder, path) {
    if (!document.querySelector(`script[data-file="${folder}/${path}"]`)) return null;
    loading(1);
    try {
      return JSON.parse(new TextDecoder().decode(await bytes(folder, path)));
    } finally {
      setTimeout(() => loading(-1)); // after those who waited for it
    }
  }

  function loading(step) {
    const { dataset } = document.documentElement;
    dataset.loading = Number(dataset.loading || 0) + step;
  }

  const theme = () => (document.documentElement.classList.contains("paper") ? "light" : chosen) || (dark.matches ? "dark" : "light");
  const repaint = () => repaints.forEach((call) => call());
  dark.addEventListener("change", repaint);

  const words = () => new URLSearchParams(location.hash.slice(1));

  // A word without a value leaves the address.
  function write(some) {
    const all = words();
    for (const [word, value] of Object.entries(some)) value ? all.set(word, value) : all.delete(word);
    const hash = `#${all}`;
    if (hash !== location.hash) history.replaceState(null, "", hash);
  }

  window.Dateline = {
    host: {
      theme,
      onTheme: (call) => repaints.push(call),
      repaint,
      turnTheme() {
        chosen = theme() === "dark" ? "light" : "dark";
        repaint();
      },
      bytes,
      json,
      words,
      write,
      act: (feature) => Dateline.page.hear(feature.properties),
    },
  };
})();
