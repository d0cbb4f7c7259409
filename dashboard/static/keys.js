// One key a button: the letter that stands behind its name clicks it, in the page and in the frames
// of the map. Letters that are typed into a field are left alone.
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
  for (const one of held.bound[name] || []) {
    const button = document.querySelector(`.st-key-${one} button:not([disabled])`);
    if (!button) continue;
    key.preventDefault();
    key.stopImmediatePropagation();
    if (always && document.activeElement?.blur) document.activeElement.blur(); // what is typed counts
    setTimeout(() => button.click(), always ? 60 : 0);
    return;
  }
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
