// The theme button: the system's theme, light, dark, or one for projectors; the browser remembers which.

const KEY = "grantscope.theme";
const ORDER = ["system", "light", "dark", "projector"];
const SIGNS = { system: "◐", light: "☀", dark: "☾", projector: "▣" };

/** @param {HTMLElement} button */
export function wireTheme(button) {
  let theme = document.documentElement.dataset.theme ?? "system";
  const show = () => {
    button.setAttribute("aria-label", `Theme: ${theme}`);
    button.title = `Theme: ${theme}`;
    button.textContent = SIGNS[theme];
  };
  button.addEventListener("click", () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    remember(theme);
    show();
  });
  show();
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that stores nothing still changes the theme of this page.
  }
}
