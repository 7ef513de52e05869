// The band of a phase: drawn in slices, one a row, so that a band can grow without anything already drawn being touched.

import { BAND_GAP, TITLE } from "../draw/rows.js";
import { shorten, visible } from "../draw/fit.js";
import { FONTS, measureIn } from "../draw/measure.js";
import { svg } from "./element.js";

export const INSET = 8;
const CAP = 8;

// The letter spacing of phase titles, as in diagram.css.
const SPACING = 0.66;
const measure = measureIn(FONTS.phase);

/** One row's share of its band. @param {number} y @param {number} height @param {number} width @param {string} tone */
export function sliceNode(y, height, width, tone) {
  return svg("rect", { class: `slice ${tone}`, x: INSET + 1, y, width: width - 2 * INSET - 2, height });
}

/**
 * Closes the band above, when there is one, and opens the next.
 * @param {{y: number, width: number, tone: string, above: string|null}} opening
 */
export function openingNode({ y, width, tone, above }) {
  const left = INSET + 0.5;
  const wide = width - 2 * INSET - 1;
  const node = svg("g", { class: "opening" });
  let top = y + 4;
  if (above) {
    top = y + CAP + BAND_GAP;
    node.append(svg("rect", { class: "gap", x: 0, y, width, height: CAP + BAND_GAP }));
    node.append(svg("path", { class: `slice edge ${above}`, d: `M${left} ${y - 0.5}v1a7 7 0 0 0 7 7h${wide - 14}a7 7 0 0 0 7 -7v-1` }));
  } else {
    node.append(svg("rect", { class: "gap", x: 0, y, width, height: 4 }));
  }
  node.append(svg("rect", { class: "gap", x: 0, y: top, width, height: 8 }));
  node.append(
    svg("path", {
      class: `slice edge ${tone}`,
      d: `M${left} ${top + TITLE + 0.5}V${top + 7.5}a7 7 0 0 1 7 -7h${wide - 14}a7 7 0 0 1 7 7v${TITLE - 7}`,
    }),
  );
  return node;
}

/**
 * The title of a phase, on a backing that keeps the lifelines off it.
 * @param {{y: number, title: string, tone: string, above: string|null, room: number}} phase
 */
export function titleNode({ y, title, tone, above, room }) {
  const text = shorten(visible(title).toUpperCase(), room, (part) => measure(part) + SPACING * part.length);
  const baseline = y + openingHeight(above === null) - TITLE + 20;
  const wide = measure(text) + SPACING * text.length;
  return svg("g", { class: `phase ${tone}` }, [
    svg("rect", { class: "backing", x: INSET + 10, y: baseline - 12, width: Math.ceil(wide) + 8, height: 16 }),
    svg("text", { x: INSET + 14, y: baseline }, [text]),
  ]);
}

/** @param {boolean} first whether no band lies above */
export function openingHeight(first) {
  return (first ? 4 : CAP + BAND_GAP) + TITLE;
}
