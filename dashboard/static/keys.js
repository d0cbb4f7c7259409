// One key a button: the letter that stands behind its name clicks it, in the page and in the frames
// of the map. Letters that are typed into a field are left alone.
const PATIENCE = 1500; // ms that a key waits for its button
const SETTLES = 80; // ms that a page has been at rest when it is taken as whole
const ANSWERED = 10_000; // ms after which nobody waits any more for a click to be answered
const AT_REST = ["notRunning", "compilationError"];
const held = (window.datelineKeys ??= { bound: {}, heard: new WeakSet() });
held.typed ??= []; // names of keys, in their order, and until when each waits
held.settled ??= 0; // when the page was last seen to change, and some
held.answered ??= 0; // clicks that a run of the script has answered
held.asked ??= 0; // clicks that were made
held.askedAt ??= -ANSWERED;

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
  if (!always && !buttonOf(name) && !held.typed.length && !isBusy()) return; // nothing to press
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

// The page says that the script runs only when the server has said so, which may be late: a click is
// over when a page has come that knows of it.
function isBusy() {
  const now = performance.now();
  const app = document.querySelector("[data-testid=stApp]");
  if (isUnanswered() || !AT_REST.includes(app?.dataset.testScriptState)) held.settled = now + SETTLES;
  return now < held.settled;
}

function isUnanswered() {
  if (performance.now() > held.askedAt + ANSWERED) held.asked = held.answered;
  return held.answered < held.asked;
}

// A key means the page as it will stand: whoever types "j" and "c" confirms the next event, and
// whoever types "e" and Escape leaves the desk, not the event. So each waits for the one before.
function press() {
  clearTimeout(held.waiting);
  if (!held.typed.length) return;
  // However long a server takes for the click before, a key's own time begins with its answer.
  if (isUnanswered()) held.typed[0].until = performance.now() + PATIENCE;
  const [{ name, until }, ...later] = held.typed;
  const isLate = performance.now() > until;
  // A page that is not yet whole may lack the nearer of two buttons; one that never rests, as while
  // the bars play, would keep a key for good.
  const isPlain = held.bound[name]?.length === 1;
  const isTurn = !isBusy() || (isLate && isPlain);
  const button = isTurn ? buttonOf(name) : null;
  if (button) {
    button.click();
    for (const one of later) one.until = performance.now() + PATIENCE; // its turn begins now
  }
  held.typed = button || (isTurn && isLate) ? later : [{ name, until }, ...later];
  held.waiting = setTimeout(press, 30);
}

// Clicks of the mouse ask the server as well as those of keys.
function count(click) {
  const isBound = (one) => click.target.closest?.(`.st-key-${one} button`);
  if (!Object.values(held.bound).flat().some(isBound)) return;
  held.asked = Math.max(held.asked, held.answered) + 1;
  held.askedAt = performance.now();
}

function listen(view) {
  if (held.heard.has(view)) return;
  held.heard.add(view);
  view.addEventListener("keydown", hear, true);
  view.addEventListener("click", count, true);
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
  if (data.answered < held.answered) held.asked = data.answered; // a new session counts anew
  held.answered = data.answered;
  if (held.lookedAt !== data.looked_at) {
    held.lookedAt = data.looked_at;
    document.querySelector(".st-key-panel")?.closest("[data-testid=stColumn]")?.scrollTo(0, 0);
  }
  listenEverywhere();
  held.timer ??= setInterval(listenEverywhere, 1000);
}
