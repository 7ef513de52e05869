// On a phone the inspector is a sheet over the canvas: this opens and closes it.

/** @param {HTMLElement} button @param {HTMLElement} sheet @returns {{open: () => void, close: () => void}} do nothing where it is no sheet */
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
  return { open: () => change(true), close: () => change(false) };
}
