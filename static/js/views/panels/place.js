// Places what a button opens: below it and flush with its right edge, inside the window.

const BELOW = 6;
const EDGE = 8;

/** @param {HTMLElement} panel @param {HTMLElement} button */
export function placeBelow(panel, button) {
  const { right, bottom } = button.getBoundingClientRect();
  const wide = panel.offsetWidth;
  panel.style.top = `${bottom + BELOW}px`;
  panel.style.left = `${Math.max(EDGE, Math.min(right - wide, innerWidth - wide - EDGE))}px`;
}
