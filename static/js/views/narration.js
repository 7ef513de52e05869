// The telling of the current step. It is read out when the step changes.

/** @import { Store } from "../story/store.js" */

import { html } from "../shapes/element.js";

/** @param {HTMLElement} container @param {Store} store */
export function wireNarration(container, store) {
  const telling = html("div", { class: "telling", "aria-live": "polite", "aria-atomic": "true" });
  container.append(telling);
  let shown;
  const show = () => {
    const text = store.detail?.narration ?? "";
    if (text === shown) return;
    shown = text;
    // The one place where HTML comes in: the server made it, with every captured value escaped.
    telling.innerHTML = text;
    container.scrollTop = 0;
  };
  store.listen(show);
  show();
}
