// How high each row of the sequence diagram is and where its parts lie: numbers only.

/** @import { Row, Mark } from "../types.js" */
/** @import { Spread } from "./spread.js" */
/** @import { Measure } from "./measure.js" */

import { shorten, visible } from "./fit.js";

export const ROW = 36;
export const MARKS = 22;
export const TITLE = 30;
export const BAND_GAP = 10;
export const BASELINE = 17;
export const ARROW = 25;
export const MARK_TOP = 31;
export const MARK_HIGH = 19;
// Where the number of a message begins: half a head is wider, so that nothing else of a message stands there.
export const NUMBER = 22;
const BETWEEN_MARKS = 4;
const MARK_PADDING = 16;
const EDGE = 12;

/** A row that shows checks is higher by one line, so that no label of the next row can touch them. @param {Row} row */
export function heightOf(row) {
  return ROW + (row.marks.length ? MARKS : 0);
}

/**
 * Where an arrow begins and ends, and the room its label has. A message to oneself loops to the right.
 * @param {Row} row @param {Spread} spread
 */
export function reach(row, spread) {
  const from = spread.x.get(row.from) ?? 0;
  const to = spread.x.get(row.to) ?? from;
  if (from === to) return { from, to, forward: true, self: true, middle: from + 46, room: Math.min(spread.gap - 24, 150) };
  const forward = to > from;
  const clear = 5;
  return {
    from: from + (forward ? clear : -clear),
    to: to + (forward ? -clear : clear),
    forward,
    self: false,
    middle: (from + to) / 2,
    room: Math.abs(to - from) - 22,
  };
}

/**
 * Lays the marks of one row out on their lifelines: beside one another on one lane, never into a neighbour's marks, never
 * outside the drawing.
 * @param {Mark[]} marks @param {Spread} spread @param {Measure} measure
 */
export function placeMarks(marks, spread, measure) {
  const placed = [];
  const lanes = new Set(marks.map((mark) => mark.lane));
  for (const lane of lanes) {
    const here = marks.filter((mark) => mark.lane === lane);
    const between = BETWEEN_MARKS * (here.length - 1);
    // Alone in its row a lane may use the room of all, for nothing else stands at that height.
    const room = (lanes.size > 1 ? spread.gap - 8 : spread.width - 2 * EDGE) - between;
    const { texts, widths } = narrow(here, room, measure);
    const whole = widths.reduce((a, b) => a + b, between);
    let left = Math.round((spread.x.get(lane) ?? 0) - whole / 2);
    left = Math.max(EDGE, Math.min(spread.width - whole - EDGE, left));
    here.forEach((mark, i) => {
      placed.push({ mark, text: texts[i], left, width: widths[i] });
      left += widths[i] + BETWEEN_MARKS;
    });
  }
  return placed;
}

/**
 * The texts as they are when all fit. Else they become counts, the last first; what stopped the message stands first and is
 * told as far as there is room for it.
 * @param {Mark[]} marks @param {number} room @param {Measure} measure
 */
function narrow(marks, room, measure) {
  const widthOf = (text) => Math.ceil(measure(text)) + MARK_PADDING;
  const widthOfAll = () => texts.map(widthOf).reduce((a, b) => a + b, 0);
  const texts = marks.map((mark) => visible(mark.text.slice(0, 120)));
  const kept = marks[0].verdict === "failed" ? 1 : 0;
  for (let i = marks.length - 1; i >= kept && widthOfAll() > room; i -= 1) texts[i] = counted(marks[i]);
  const over = widthOfAll() - room;
  if (kept && over > 0) texts[0] = shorten(texts[0], widthOf(texts[0]) - MARK_PADDING - over, measure);
  return { texts, widths: texts.map(widthOf) };
}

/** The sign of the verdict, and how many there are. @param {Mark} mark */
function counted({ text, count }) {
  return `${text.split(" ", 1)[0]} ${count}`;
}
