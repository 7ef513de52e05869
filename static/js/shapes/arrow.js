// The arrow of a message. Who can see the message is told by line and head, not by colour alone: the front channel is one
// line with an open head, the back channel two lines (a sealed pipe) with a filled head, a person's act a dotted line.

import { svg } from "./element.js";

const PIPE = 1.75;
const LOOP = { wide: 40, high: 8 };

/**
 * @typedef {{from: number, to: number, y: number, forward: boolean, self?: boolean, channel: string, direction: string, dropped?: boolean}} Arrow
 * @param {Arrow} arrow @returns {SVGElement[]} the line and the head
 */
export function arrowNodes(arrow) {
  const line = svg("path", { class: `line ${arrow.channel} ${arrow.direction}`, d: linePath(arrow) });
  const head = svg("path", { class: `head ${arrow.channel}`, d: headPath(arrow) });
  if (arrow.channel !== "person") return [line, head];
  const inset = arrow.forward ? 3 : -3;
  return [line, head, svg("circle", { class: "start", cx: arrow.from + inset, cy: arrow.y, r: 3 })];
}

/** @param {Arrow} arrow */
function linePath({ from, to, y, forward, self, channel, dropped }) {
  if (self) return `M${from} ${y - LOOP.high}h${LOOP.wide}v${LOOP.high}H${from + 7}`;
  const end = dropped ? from + (to - from) * 0.55 : to;
  if (channel !== "back") return `M${from} ${y}H${end}`;
  // The pipe ends where its filled head begins.
  const stop = dropped ? end : end + (forward ? -7 : 7);
  return `M${from} ${y - PIPE}H${stop}M${from} ${y + PIPE}H${stop}`;
}

/** @param {Arrow} arrow */
function headPath({ from, to, y, forward, self, channel, dropped }) {
  if (dropped) {
    const x = from + (to - from) * 0.55;
    return `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`;
  }
  const side = self || !forward ? 1 : -1;
  const tip = self ? from + 5 : to;
  if (channel === "back") return `M${tip} ${y}l${9 * side} -5v10z`;
  return `M${tip + 7 * side} ${y - 4.5}L${tip} ${y}l${7 * side} 4.5`;
}
