// The telling of the current step. It is read out when the step changes, after the name of the message.

/** @import { Store } from "../story/store.js" */

import { visible } from "../draw/fit.js";
import { html } from "../shapes/element.js";

/** @param {HTMLElement} container @param {Store} store */
export function wireNarration(container, store) {
  const telling = html("div", { class: "telling", "aria-live": "polite", "aria-atomic": "true" });
  const name = html("p", { class: "unseen", "aria-live": "polite" });
  container.append(name, telling);
  let shown;
  const show = () => {
    const text = store.detail?.narration ?? "";
    name.textContent = nameOf(store);
    if (text === shown) return;
    shown = text;
    // The one place where HTML comes in: the server made it, with every captured value escaped.
    telling.innerHTML = text;
    container.scrollTop = 0;
  };
  store.listen(show);
  show();
  // Whatever does not scroll needs no stop of the Tab key, nor a ring when it is clicked.
  const watcher = new ResizeObserver(() => {
    if (container.scrollHeight > container.clientHeight) container.tabIndex = 0;
    else container.removeAttribute("tabindex");
  });
  for (const box of [container, telling]) watcher.observe(box);
}

/** @param {Store} store */
function nameOf(store) {
  const { cursor, total } = store;
  const row = store.message(cursor);
  return row ? `Message ${cursor} of ${total}: ${visible(row.text)}` : "";
}
