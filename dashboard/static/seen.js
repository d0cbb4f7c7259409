// Tells Python what part of the world the map shows, which causes no run by itself: once, when it is
// mounted. The map has put it into the window (host.js), and nothing when it shows no place yet.
const told = new WeakSet();

export default function mount({ parentElement, setStateValue }) {
  if (told.has(parentElement)) return;
  told.add(parentElement);
  setStateValue("words", window.datelineSeen ?? {});
}
