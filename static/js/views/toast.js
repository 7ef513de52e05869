// Short notices in a status region: what was moved, what was refused. They go by themselves and can be sent away.

import { html } from "../shapes/element.js";
import { visible } from "../draw/fit.js";

const STAY_MS = 9000;
const MOST = 3;

/** @param {HTMLElement} region */
export function toaster(region) {
  // Not by `:has()` in a style sheet: that would be asked again for every row that is drawn.
  const mark = () => region.parentElement?.classList.toggle("noticed", region.childElementCount > 0);
  /** @param {string} message @param {"notice"|"trouble"} [tone] */
  const say = (message, tone = "notice") => {
    const close = html("button", { type: "button", "aria-label": "Dismiss" }, ["✕"]);
    const toast = html("div", { class: `toast ${tone}` }, [html("span", {}, [visible(String(message)).slice(0, 600)]), close]);
    const end = () => {
      toast.remove();
      mark();
    };
    close.addEventListener("click", end);
    region.append(toast);
    while (region.childElementCount > MOST) region.firstElementChild?.remove();
    mark();
    setTimeout(end, STAY_MS);
  };
  /** Takes back what was said of a run that is no longer shown. */
  const forget = () => {
    for (const said of region.querySelectorAll(".toast.notice")) said.remove();
    mark();
  };
  return Object.assign(say, { forget });
}
