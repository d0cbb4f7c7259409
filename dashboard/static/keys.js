// One key a button: the letter that stands behind its name clicks it, in the page and in the frames
// of the map. Letters that are typed into a field are left alone.
const PATIENCE = 1500; // ms
const held = (window.datelineKeys ??= { bound: {}, heard: new WeakSet() });

function isTyped(target) {
  if (!target || !target.closest) return false;
  const field = target.closest("input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox]");
  return Boolean(field) && !["checkbox", "radio", "button"].includes(field.type);
}

function nameOf(key) {
  if (key.altKey) return null;
  if (key.ctrlKey || key.metaKey) return key.key === "Enter" ? "ctrl+enter" : null;
  const name = key.key.toLowerCase();
  return key.shiftKey ? `shift+${name}` : name;
}

function hear(key) {
  const name = nameOf(key);
  const always = name === "ctrl+enter";
  if (!name || key.repeat || key.isComposing) return;
  if (!always && isTyped(key.target)) return;
  if (key.view?.Dateline?.wants?.(key.key)) return; // the map has something open of its own
  if (document.querySelector("[role=dialog], [data-baseweb=popover] [role=listbox]")) return;
  clearTimeout(held.waiting);
  if (!(name in held.bound)) return;
  const button = buttonOf(name);
  if (!button) return whenThere(name, performance.now() + PATIENCE);
  key.preventDefault();
  key.stopImmediatePropagation();
  if (always && document.activeElement?.blur) document.activeElement.blur(); // what is typed counts
  setTimeout(() => button.click(), always ? 60 : 0);
}

function buttonOf(name) {
  const found = held.bound[name].map((one) => document.querySelector(`.st-key-${one} button:not([disabled])`));
  return found.find(Boolean);
}

// Whoever types "j" and "e" at once means the button that "j" is about to bring.
function whenThere(name, until) {
  held.waiting = setTimeout(() => {
    const button = buttonOf(name);
    if (button) button.click();
    else if (performance.now() < until) whenThere(name, until);
  }, 50);
}

function listen(view) {
  if (held.heard.has(view)) return;
  held.heard.add(view);
  view.addEventListener("keydown", hear, true);
}

function listenEverywhere() {
  listen(window);
  for (const frame of document.querySelectorAll("iframe")) {
    try {
      if (frame.contentDocument?.body) listen(frame.contentWindow);
    } catch {
      // a frame of another origin keeps its keys
    }
  }
}

export default function ({ data }) {
  held.bound = data.keys;
  if (held.lookedAt !== data.looked_at) {
    held.lookedAt = data.looked_at;
    document.querySelector(".st-key-panel")?.closest("[data-testid=stColumn]")?.scrollTo(0, 0);
  }
  listenEverywhere();
  held.timer ??= setInterval(listenEverywhere, 1000);
}
