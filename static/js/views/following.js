// Following a value: a click on it lights its places in every view, and a bar leads from place to place.

/** @import { Canvas } from "./canvas.js" */

import { Following } from "../story/following.js";
import { FollowingBar } from "./following-bar.js";
import { lightEntry, lightPart, lightRow, sorted } from "./lights.js";

/**
 * @param {{bar: HTMLElement, narration: HTMLElement, canvas: Canvas, store: import("../story/store.js").Store,
 *   transport: import("./transport.js").Transport, toast: (message: string) => void}} parts
 */
export function createFollowing({ bar, narration, canvas, store, transport, toast }) {
  const following = new Following({
    store,
    aim: () => transport.aim,
    goto: (n) => transport.goto(n),
    lost: (name) => toast(`There is no ${name} to follow here any more.`),
  });
  const shown = new FollowingBar(bar, following);
  /** @type {Element|null} */
  let began = null;
  /** @type {string|null} */
  let before = null;
  wirePicking((value) => {
    began = value;
    following.toggle(value.getAttribute("data-follow") ?? "");
  });
  following.listen(() => {
    light(canvas, following);
    const inBar = bar.contains(document.activeElement);
    shown.draw();
    if (inBar && bar.hidden) /** @type {HTMLElement} */ (began?.isConnected ? began : canvas.panels.sequence).focus();
    press(narration, following.id);
    // The bar takes room, and so do the words in the list.
    if (before !== following.id) canvas.reveal();
    before = following.id;
  });
  store.listen(() => press(narration, following.id));
  return following;
}

/** A click, Enter or Space on a value, wherever it stands. @param {(value: Element) => void} pick */
function wirePicking(pick) {
  document.addEventListener("click", ({ target }) => {
    const value = /** @type {Element} */ (target).closest("[data-follow]");
    // Whoever selects a value wants to copy it.
    if (value && getSelection()?.isCollapsed !== false) pick(value);
  });
  document.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    const value = /** @type {Element} */ (event.target);
    if ((key !== "Enter" && key !== " ") || altKey || ctrlKey || metaKey || !value.matches('[data-follow][role="button"]')) return;
    event.preventDefault();
    pick(value);
  });
}

/** @param {Canvas} canvas @param {Following} following */
function light(canvas, following) {
  const { byRow, byMessage, byActivity } = sorted(following.lit(), following.store.rows);
  canvas.dress({
    sequence: (item, lanes) => lightRow(item, byRow.get(item.row.row) ?? [], lanes),
    lanes: (part) => lightPart(part, [...(byActivity.get(part.id) ?? []), ...(byMessage.get(part.n) ?? [])]),
    list: (entry) => lightEntry(entry, entriesOf(entry, byRow), (id) => following.find(id)?.name ?? ""),
  });
}

/** The places of an entry's message, and of the acts that stand above it in the list. */
function entriesOf({ first, row }, byRow) {
  const found = [];
  for (let index = first; index <= row.row; index += 1) found.push(...(byRow.get(index) ?? []));
  return found;
}

/** Shows which values of the narration are followed. @param {HTMLElement} narration @param {string|null} id */
function press(narration, id) {
  for (const value of narration.querySelectorAll("[data-follow]")) {
    value.setAttribute("aria-pressed", String(value.getAttribute("data-follow") === id));
  }
}
