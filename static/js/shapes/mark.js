// The mark of an actor's checks: a small pill on the lifeline of who checks, its verdict told by sign, colour and strike.

/** @import { Mark } from "../types.js" */

import { MARK_HIGH, MARK_TOP } from "../draw/rows.js";
import { visible } from "../draw/fit.js";
import { svg } from "./element.js";

/** @param {{mark: Mark, text: string, left: number, width: number}} placed @param {number} y top of the row */
export function markNode({ mark, text, left, width }, y) {
  const top = y + MARK_TOP;
  return svg("g", { class: `mark ${mark.verdict}`, "data-lane": mark.lane, "data-verdict": mark.verdict }, [
    svg("title", {}, [visible(mark.title.slice(0, 600))]),
    svg("rect", { x: left, y: top, width, height: MARK_HIGH, rx: MARK_HIGH / 2 }),
    svg("text", { x: left + 8, y: top + 13.5 }, [text]),
  ]);
}
