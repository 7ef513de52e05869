// The parts of a comparison: the strip of a line across all columns, a gap, the tags of what differs, one run's message.

/** @import { Row } from "../types.js" */
/** @import { Cell, Tag } from "../types-compare.js" */
/** @import { Column } from "../draw/compared.js" */

import { ARROW, TAG_TOP, labelRoom } from "../draw/compared.js";
import { shorten, visible } from "../draw/fit.js";
import { FONTS, measureIn } from "../draw/measure.js";
import { BASELINE, placeMarks, reach } from "../draw/rows.js";
import { arrowNodes } from "./arrow.js";
import { svg } from "./element.js";
import { labelNodes } from "./label.js";
import { markNode } from "./mark.js";

const measure = measureIn(FONTS.mark);
const HIGH = 18;
const PADDING = 16;
const BETWEEN = 5;
const EDGE = 8;
const KINDS = { "+": "has", "≠": "other" };

/** One run's message in its column, with what differs in it. @param {{row: Row, cell: Cell, column: Column, y: number, shift: number}} parts */
export function cellNode({ row, cell, column, y, shift }) {
  const span = reach(row, column.spread);
  const isMessage = row.n !== null;
  const channel = isMessage ? row.channel : "person";
  const names = ["row", row.kind, `on-${channel}`, row.failed ? "failed" : "", row.tampered ? "tampered" : ""].filter(Boolean);
  const glyph = isMessage ? (row.tampered ? "edited" : null) : row.kind === "launch" ? "launch" : "act";
  const label = { verb: row.verb, texts: row.texts, middle: span.middle, baseline: y + BASELINE, room: labelRoom(span, column) };
  return svg("g", { class: names.join(" "), transform: `translate(${column.x} 0)` }, [
    ...labelNodes({ ...label, glyph }),
    ...arrowNodes({ ...span, y: y + ARROW, channel, direction: row.direction, dropped: row.dropped }),
    ...tagNodes(cell.tags, span.middle, column.width, y),
    ...placeMarks(cell.marks, column.spread, measure).map((placed) => markNode(placed, y + shift)),
  ]);
}

/** Where a run has no such message. @param {Column} column @param {number} y @param {number} height */
export function gapNode({ x, width }, y, height) {
  const middle = x + width / 2;
  const text = "no such message";
  const wide = measure(text) + 14;
  return svg("g", { class: "no-row" }, [
    svg("rect", { class: "hatched", x: x + 4, y: y + 5, width: width - 8, height: height - 10, rx: 5 }),
    svg("rect", { class: "backing", x: middle - wide / 2, y: y + height / 2 - 9, width: wide, height: 18, rx: 4 }),
    svg("text", { class: "no-row-text", x: middle, y: y + height / 2 + 4 }, [text]),
  ]);
}

/** @param {Tag[]} tags @param {number} middle @param {number} width of the column @param {number} y top of the line */
function tagNodes(tags, middle, width, y) {
  if (!tags.length) return [];
  const share = (width - 2 * EDGE - BETWEEN * (tags.length - 1)) / tags.length - PADDING;
  const whole = tags.map(({ sign, text }) => visible(`${sign} ${text.slice(0, 300)}`));
  const fits = whole.reduce((sum, text) => sum + measure(text) + PADDING + BETWEEN, -BETWEEN) <= width - 2 * EDGE;
  const texts = fits ? whole : whole.map((text) => shorten(text, share, measure));
  const widths = texts.map((text) => Math.ceil(measure(text)) + PADDING);
  const wide = widths.reduce((a, b) => a + b, BETWEEN * (tags.length - 1));
  let x = Math.round(Math.max(EDGE, Math.min(width - EDGE - wide, middle - wide / 2)));
  return tags.map(({ sign }, i) => {
    const node = svg("g", { class: `difference ${KINDS[sign] ?? "lacks"}` }, [
      svg("title", {}, [whole[i]]),
      svg("rect", { x, y: y + TAG_TOP, width: widths[i], height: HIGH, rx: 4 }),
      svg("text", { x: x + PADDING / 2, y: y + TAG_TOP + 13 }, [texts[i]]),
    ]);
    x += widths[i] + BETWEEN;
    return node;
  });
}

/** The hatching of gaps. */
export function hatching() {
  const line = svg("path", { class: "hatch-line", d: "M-2 2l4 -4M0 8l8 -8M6 10l4 -4" });
  return svg("defs", {}, [svg("pattern", { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse" }, [line])]);
}
