// Light or dark: the theme is Streamlit's own, which it reads from the browser's storage when the
// page loads. The link holds what is on the screen, so that it is there again afterwards.
const STORED = `stActiveTheme-${location.pathname}-v2`;
const STYLE = `
  button { display: grid; place-items: center; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 6px; background: none; color: var(--quiet); cursor: pointer; }
  button:hover { background: color-mix(in srgb, var(--quiet) 14%, transparent); color: var(--ink); }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
`;
const ICON = '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor"/></svg>';

const isDark = () => getComputedStyle(document.querySelector(".stApp")).colorScheme.includes("dark");

// Dialogs and menus lie beside the app, not in it: what colours they have is told to the whole page.
const spread = () => { document.documentElement.style.colorScheme = isDark() ? "dark" : "light"; };
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(spread, 500));

export default function mount({ parentElement }) {
  spread();
  if (parentElement.querySelector("button")) return;
  const style = Object.assign(document.createElement("style"), { textContent: STYLE });
  const button = Object.assign(document.createElement("button"), { type: "button", innerHTML: ICON, title: "Light or dark" });
  button.setAttribute("aria-label", "Light or dark");
  button.addEventListener("click", () => {
    localStorage.setItem(STORED, JSON.stringify(isDark() ? "Light" : "Dark"));
    location.reload();
  });
  parentElement.append(style, button);
}
