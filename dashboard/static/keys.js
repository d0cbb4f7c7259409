// One key a button: the letter that stands behind its name clicks it, in the page and in the frames
// of the map. Letters that are typed into a field are left alone.
const PATIENCE = 1500; // ms that a key waits for its button
const SETTLES = 80; // ms from a click to the first sign that the script runs
const held = (window.datelineKeys ??= { bound: {}, heard: new WeakSet() });
held.typed ??= []; // names of keys, in their order, and until when each waits
held.settled ??= 0; // when a click has had the time to make the script run

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
  if (!(name in held.bound)) return;
  if (!always && !buttonOf(name) && !isBusy()) return; // nothing to press, now or soon
  key.preventDefault();
  key.stopImmediatePropagation();
  if (always && document.activeElement?.blur) {
    document.activeElement.blur(); // what is typed counts
    held.settled = performance.now() + SETTLES;
  }
  held.typed.push({ name, until: performance.now() + PATIENCE });
  press();
}

function buttonOf(name) {
  const found = (held.bound[name] ?? []).map((one) => document.querySelector(`.st-key-${one} button:not([disabled])`));
  return found.find(Boolean);
}

function isBusy() {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.dataset.testScriptState === "running" || performance.now() < held.settled || held.typed.length > 0;
}

// A key means the page as it will stand: whoever types "j" and "c" confirms the next event, and
// whoever types "e" and Escape leaves the desk, not the event. So each waits for the one before.
function press() {
  clearTimeout(held.waiting);
  if (!held.typed.length) return;
  const [{ name, until }, ...later] = held.typed;
  const isLate = performance.now() > until;
  held.typed = [];
  // A page that is not yet whole may lack the nearer of two buttons; one that never rests, as while
  // the bars play, would keep a key for good.
  const isPlain = held.bound[name]?.length === 1;
  const isTurn = !isBusy() || (isLate && isPlain);
  const button = isTurn ? buttonOf(name) : null;
  if (button) {
    button.click();
    held.settled = performance.now() + SETTLES;
    for (const one of later) one.until = held.settled + PATIENCE; // its turn begins now
  }
  held.typed = button || (isTurn && isLate) ? later : [{ name, until }, ...later];
  held.waiting = setTimeout(press, 30);
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
