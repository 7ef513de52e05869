// Where the lanes of the sequence diagram stand: decided once from the cast and the width, so that no message moves one.

/** @import { Actor } from "../types.js" */

export const LEAST_GAP = 120;
const MOST_GAP = 300;
const MOST_HEAD = 164;
const EDGE = 16;

// A person says short things ("types her password"), so the gap beside one can be smaller than between two machines.
const BESIDE_A_PERSON = 0.8;

/**
 * @typedef {{x: Map<string, number>, order: string[], width: number, head: number, gap: number}} Spread
 *   `x` the middle of each lane, `width` of the whole drawing, `head` the width of a lane's head, `gap` the smallest one.
 * @param {Actor[]} cast @param {number} room width of what can be seen
 * @returns {Spread}
 */
export function spread(cast, room) {
  const weights = cast.slice(1).map((actor, i) => (actor.kind === "person" || cast[i].kind === "person" ? BESIDE_A_PERSON : 1));
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  const headFor = (unit) => Math.max(104, Math.min(MOST_HEAD, Math.min(...weights, 1) * unit - 12));
  let unit = (room - 2 * EDGE - MOST_HEAD) / sum;
  unit = (room - 2 * EDGE - headFor(unit)) / sum;
  unit = Math.max(LEAST_GAP, Math.min(MOST_GAP, unit));
  const gaps = weights.map((weight) => Math.round(Math.max(LEAST_GAP, weight * unit)));
  const head = Math.floor(Math.min(MOST_HEAD, Math.min(...gaps, MOST_HEAD + 12) - 12));
  const span = gaps.reduce((a, b) => a + b, 0);
  const width = Math.max(room, span + head + 2 * EDGE);
  let at = Math.round((width - span) / 2);
  const x = new Map();
  cast.forEach((actor, i) => {
    x.set(actor.lane, at);
    at += gaps[i] ?? 0;
  });
  return { x, order: cast.map((actor) => actor.lane), width, head, gap: Math.min(...gaps, MOST_GAP) };
}
