// What the map asks of the page around it (geodata/webmap), here a component of Streamlit: its theme,
// files of this machine, the page's address, and Python as the one who hears of a click
// (streamlit-folium's `last_active_drawing`).
"use strict";
(() => {
  // The theme comes as colours; the background says which of our two palettes fits.
  function theme() {
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--background-color");
    const [red, green, blue] = (colour.match(/\w\w/g) || ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
    return red + green + blue < 380 ? "dark" : "light";
  }

  async function json(folder, path) {
    const answer = await fetch(`${Dateline.config[folder]}${path}`);
    return answer.ok ? answer.json() : null;
  }

  async function bytes(folder, path) {
    const answer = await fetch(`${Dateline.config[folder]}${path}`);
    if (!answer.ok) throw new Error(`the events could not be fetched (${answer.status})`);
    return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  function write(words) {
    parent.datelineSeen = words; // for seen.js: what a run puts into the address lags behind the map
    const address = new URL(parent.location.href);
    for (const [word, value] of Object.entries(words)) address.searchParams.set(word, value);
    if (address.href !== parent.location.href) parent.history.replaceState(parent.history.state, "", address);
  }

  Object.assign(Dateline, {
    host: {
      theme,
      onTheme: (call) => window.Streamlit.events.addEventListener("streamlit:render", call),
      json,
      bytes,
      words: () => new URLSearchParams(parent.location.search),
      write,
      act: (feature) => window.Streamlit.setComponentValue({ last_active_drawing: feature }),
    },
  });
})();
