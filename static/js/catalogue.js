// The little that every page but the stage needs: the theme button, what terms mean, and the palette.

import { wireTerms } from "./views/terms.js";
import { wireTheme } from "./views/theme.js";

const button = document.getElementById("theme");
if (button) wireTheme(button);
wireTerms();

const find = () =>
  Promise.all([import("./views/palette.js"), import("./views/finding.js")]).then(([{ openPalette }, { everywhere }]) => openPalette(everywhere()));

document.getElementById("find")?.addEventListener("click", find);
document.addEventListener("keydown", (event) => {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  if (key !== "/" || altKey || ctrlKey || metaKey || /** @type {Element} */ (target).closest("input, textarea, select, dialog")) return;
  event.preventDefault();
  void find();
});
