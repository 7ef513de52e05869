// On a phone the inspector is a sheet over the canvas, beside many lanes it is folded: this opens and closes it.

/** @param {HTMLElement} button @param {HTMLElement} sheet @returns {{open: () => void, close: () => void}} do nothing where it is always there, nor `close` where it covers nothing */
export function wireSheet(button, sheet) {
  const set = (open) => {
    sheet.classList.toggle("open", open);
    document.getElementById("canvas")?.classList.toggle("inspected", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    event.preventDefault();
    set(false);
    button.focus();
  });
  const change = (open) => button.offsetParent && set(open);
  const covers = () => getComputedStyle(sheet).position === "absolute";
  return { open: () => change(true), close: () => covers() && change(false) };
}
