// Where the lanes of the sequence diagram stand: decided once from the cast and the width, so that no message moves one.

/** @import { Actor } from "../types.js" */

const LEAST_GAP = 120;
const MOST_GAP = 300;
const MOST_HEAD = 164;
const BETWEEN_HEADS = 8;
const EDGE = 10;
const ROUNDS = 4;

// A person says short things ("types her password"), so the gap beside one can be smaller than between two machines.
const BESIDE_A_PERSON = 0.8;

/**
 * @typedef {{x: Map<string, number>, heads: Map<string, number>, width: number, gap: number}} Spread
 *   `x` the middle of each lane, `heads` the width of each lane's head, `width` of the whole drawing, `gap` the smallest one.
 * @param {Actor[]} cast @param {number} room width of what can be seen @param {number} [least] the narrowest gap
 * @returns {Spread}
 */
export function spread(cast, room, least = LEAST_GAP) {
  let weights = cast.slice(1).map((actor, i) => (actor.kind === "person" || cast[i].kind === "person" ? BESIDE_A_PERSON : 1));
  let unit = unitOf(weights, room);
  // What the narrowest gaps take beyond their share the others give, or the drawing would be wider than the room.
  for (let i = 0; i < ROUNDS; i += 1) {
    weights = weights.map((weight) => Math.max(weight, least / unit));
    unit = unitOf(weights, room);
  }
  const gaps = weights.map((weight) => Math.max(least, Math.floor(weight * unit)));
  const headOf = (i) => Math.min(MOST_HEAD, Math.min(gaps[i - 1] ?? Infinity, gaps[i] ?? Infinity) - BETWEEN_HEADS);
  const span = gaps.reduce((a, b) => a + b, 0);
  const ends = (headOf(0) + headOf(cast.length - 1)) / 2;
  const width = Math.ceil(Math.max(room, span + ends + 2 * EDGE));
  let at = Math.round((width - span - ends) / 2 + headOf(0) / 2);
  const [x, heads] = [new Map(), new Map()];
  cast.forEach((actor, i) => {
    x.set(actor.lane, at);
    heads.set(actor.lane, Math.floor(headOf(i)));
    at += gaps[i] ?? 0;
  });
  return { x, heads, width, gap: Math.min(...gaps, MOST_GAP) };
}

/** How wide a gap of weight 1 is, so that all fill the room. @param {number[]} weights @param {number} room */
function unitOf(weights, room) {
  const span = weights.reduce((a, b) => a + b, 0);
  // Half a head stands out at each end, and a head is about as wide as the gap beside it.
  const wide = (room - 2 * EDGE + BETWEEN_HEADS) / (span + ((weights[0] ?? 1) + (weights.at(-1) ?? 1)) / 2);
  const roomy = (room - 2 * EDGE - MOST_HEAD) / Math.max(1, span);
  return Math.max(1, Math.min(MOST_GAP, Math.max(wide, roomy)));
}
