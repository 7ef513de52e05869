// Keys that act from anywhere on the page, and the dialog that lists them.

import { html } from "../shapes/element.js";

const KEYS = [
  ["→", "Next message"],
  ["←", "Back one message"],
  ["Home", "Before the first message"],
  ["End", "The last message"],
  ["Space", "Play or pause"],
  ["↑ ↓", "Move among the messages, once one is focused"],
  ["Enter", "Go to the focused message"],
  ["F", "Fork here: edit the current message"],
  ["1 2 3 4", "Choose an answer, when predicting; Enter gives it"],
  ["n p", "Next and previous place of the value that is followed"],
  ["Esc", "Stop following"],
  ["/", "Find a message, check, value, switch, scenario, or what to do"],
  ["+ −", "Draw the diagrams larger and smaller"],
  ["0", "Draw them at 100 %"],
  ["?", "This list"],
];

// Letters and Escape mean nothing to tabs and sliders.
const FREE = new Set(["?", "/", "f", "F", "n", "p", "+", "=", "-", "0", "Escape"]);

/**
 * @param {{next: () => void, back: () => void, first: () => void, last: () => void, toggle: () => void}} transport
 * @param {{edit: () => void, find: () => void, step: (by: number) => void, end: () => void,
 *   zoom: {in: () => void, out: () => void, reset: () => void}}} parts `edit` opens the current
 *   message to be edited, `find` the palette; the others go through the places of the value that is followed
 */
export function wireKeys(transport, { edit, find, step, end, zoom }) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("keys-dialog"));
  fillDialog(dialog);
  const open = () => dialog.open || dialog.showModal();
  document.getElementById("keys")?.addEventListener("click", open);
  document.getElementById("find")?.addEventListener("click", find);
  const actions = {
    ArrowRight: () => transport.next(),
    ArrowLeft: () => transport.back(),
    Home: () => transport.first(),
    End: () => transport.last(),
    " ": () => transport.toggle(),
    n: () => step(1),
    p: () => step(-1),
    Escape: () => end(),
    f: edit,
    F: edit,
    "/": find,
    "+": () => zoom.in(),
    "=": () => zoom.in(),
    "-": () => zoom.out(),
    0: () => zoom.reset(),
    "?": open,
  };
  document.addEventListener("keydown", (event) => {
    const action = actions[event.key];
    if (!action || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (isTaken(/** @type {Element} */ (event.target), event.key)) return;
    event.preventDefault();
    action();
  });
}

/** Whether the focused element has its own use for the key. @param {Element} target @param {string} key */
function isTaken(target, key) {
  if (target.closest('input, textarea, select, [contenteditable], [role="listbox"]')) return true;
  if (FREE.has(key)) return false;
  if (target.closest('[role="tablist"], [role="slider"]')) return true;
  return key === " " && target.closest('button, a, summary, [role="button"]') !== null;
}

function fillDialog(dialog) {
  const rows = KEYS.flatMap(([keys, meaning]) => [
    html("dt", {}, keys.split(" ").map((key) => html("kbd", {}, [key]))),
    html("dd", {}, [meaning]),
  ]);
  const close = html("button", { class: "button", type: "button" }, ["Close"]);
  close.addEventListener("click", () => dialog.close());
  dialog.append(html("h2", { id: "keys-title" }, ["Keys"]), html("dl", {}, rows), close);
}
