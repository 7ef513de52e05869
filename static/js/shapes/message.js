// One row of the sequence diagram: its label, arrow, activation bars and marks, in one group that can be focused.

/** @import { Row } from "../types.js" */
/** @import { Spread } from "../draw/spread.js" */

import { FONTS, measureIn } from "../draw/measure.js";
import { ARROW, BASELINE, NUMBER, placeMarks, reach } from "../draw/rows.js";
import { arrowNodes } from "./arrow.js";
import { INSET } from "./band.js";
import { svg } from "./element.js";
import { labelNodes } from "./label.js";
import { markNode } from "./mark.js";

const measureMark = measureIn(FONTS.mark);
const BAR = 8;
const NESTED = 4;

/**
 * @typedef {{lane: string, depth: number, top: number, bottom: number}} Bar  The part of an activation within one row.
 * @param {{row: Row, y: number, height: number, spread: Spread, tone: string, bars: Bar[], total: number}} parts
 */
export function rowNode({ row, y, height, spread, tone, bars, total }) {
  const span = reach(row, spread);
  const isMessage = row.n !== null;
  // What a person does and what a program asks its own system for are no messages: nothing goes over the network.
  const channel = isMessage ? row.channel : "person";
  const node = svg("g", { class: classOf(row, tone, channel), ...(isMessage ? handles(row, total) : {}) });
  node.append(svg("rect", { class: "hit", x: INSET + 3, y: y + 1, width: spread.width - 2 * INSET - 6, height: height - 2, rx: 5 }));
  if (isMessage) node.append(svg("text", { class: "number", x: NUMBER, y: y + BASELINE }, [String(row.n)]));
  for (const bar of bars) node.append(barNode(bar, y, spread));
  node.append(
    ...labelNodes({ verb: row.verb, texts: row.texts, sightings: row.sightings, middle: span.middle, baseline: y + BASELINE, room: span.room, glyph: glyphOf(row) }),
    ...arrowNodes({ ...span, y: y + ARROW, channel, direction: row.direction, dropped: row.dropped }),
    ...placeMarks(row.marks, spread, measureMark).map((placed) => markNode(placed, y)),
  );
  return node;
}

/** The name under which people and tests find a message. @param {Row} row @param {number} total */
export function nameOf(row, total) {
  return `${row.n} of ${total}: ${row.text}`;
}

function handles(row, total) {
  return { role: "button", tabindex: -1, "data-seq": row.seq, "data-n": row.n, "aria-label": nameOf(row, total) };
}

/** @param {Row} row @returns {import("./label.js").Glyph|null} */
function glyphOf(row) {
  if (row.kind !== "message") return row.kind;
  return row.tampered ? "edited" : row.differs ? "differs" : null;
}

function classOf(row, tone, channel) {
  const names = ["row", row.kind, `on-${channel}`, tone];
  if (row.failed) names.push("failed");
  if (row.tampered) names.push("tampered");
  if (row.dropped) names.push("dropped");
  return names.join(" ");
}

/** @param {Bar} bar @param {number} y top of the part it lies in @param {Spread} spread */
export function barNode({ lane, depth, top, bottom }, y, spread) {
  const x = (spread.x.get(lane) ?? 0) - BAR / 2 + depth * NESTED;
  return svg("rect", { class: "bar", x, y: y + top, width: BAR, height: Math.max(0, bottom - top) });
}
