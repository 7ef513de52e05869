// Lays a comparison out: where the columns stand, how high each line is, where its parts lie. Numbers only.

/** @import { Actor, Row } from "../types.js" */
/** @import { ComparedLine } from "../types-compare.js" */
/** @import { Spread } from "./spread.js" */

import { ARROW, MARKS, MARK_TOP, ROW } from "./rows.js";
import { spread } from "./spread.js";

export const GUTTER = 50;
export const PHASE = 34;
const TAGS = 21;
export const TAG_TOP = MARK_TOP;
const BETWEEN = 22;
const EDGE = 8;
const LEAST_LANE = 76;
const MOST_LABEL = 210;

/**
 * @typedef {{x: number, width: number, spread: Spread}} Column
 * @param {{cast: Actor[]}[]} runs @param {number} room width of what can be seen
 * @returns {{columns: Column[], width: number}}
 */
export function layColumns(runs, room) {
  const share = Math.floor((room - GUTTER - EDGE - BETWEEN * (runs.length - 1)) / runs.length);
  const columns = [];
  let x = GUTTER;
  for (const { cast } of runs) {
    const lanes = spread(cast, share, LEAST_LANE);
    columns.push({ x, width: lanes.width, spread: lanes });
    x += lanes.width + BETWEEN;
  }
  return { columns, width: Math.max(room, x - BETWEEN + EDGE) };
}

/**
 * The top and the height of each line; a line that begins a phase has its title above it.
 * @param {ComparedLine[]} lines
 */
export function layLines(lines) {
  let y = 0;
  let phase = "";
  return lines.map((line) => {
    const title = line.phase !== phase;
    phase = line.phase;
    if (title) y += PHASE;
    const height = heightOf(line);
    const laid = { line, title, y, height };
    y += height;
    return laid;
  });
}

/** @param {ComparedLine} line */
function heightOf({ cells }) {
  const any = (name) => cells.some((cell) => cell?.[name].length);
  return ROW + (any("tags") ? TAGS : 0) + (any("marks") ? MARKS : 0);
}

/** How far the marks of checks lie below their place in a line without tags. @param {ComparedLine} line */
export function markShift({ cells }) {
  return cells.some((cell) => cell?.tags.length) ? TAGS : 0;
}

/**
 * The room of a label above an arrow: nothing else stands at its height, so it may go beyond the arrow, not the column.
 * @param {{middle: number, room: number}} reach @param {Column} column
 */
export function labelRoom({ middle, room }, { width }) {
  const around = 2 * Math.min(middle - EDGE, width - EDGE - middle);
  return Math.max(room, Math.min(around, MOST_LABEL));
}

export { ARROW };
