// The end of a run that waits for somebody: a mark below its last message. Next leads from there to where the answer is given.

/** @import { Store } from "../story/store.js" */

import { visible } from "../draw/fit.js";
import { html } from "../shapes/element.js";

/** @param {Store} store @param {HTMLElement[]} panels those that the mark ends */
export function wireWaits(store, panels) {
  const marks = panels.map(() => html("p", { class: "waits" }));
  for (const [at, mark] of marks.entries()) panels[at].append(mark);
  const show = () => {
    const { waits, revealed, total, mode } = store.snapshot;
    // Before the last message is seen, nobody knows that it is the last.
    const ended = Boolean(waits) && (mode === "open" || revealed >= total);
    for (const mark of marks) {
      mark.hidden = !ended;
      mark.textContent = ended ? visible(waits?.here ?? "") : "";
    }
  };
  store.listen(show);
  show();
}
