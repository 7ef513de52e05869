// What passes between two activities of the swim lanes: a line of right angles with rounded corners, a head, a label.

/** @import { Link } from "../types.js" */
/** @import { Route } from "../draw/swim.js" */

import { svg } from "./element.js";

const ROUND = 7;

/** @param {Link} link @param {Route} route @param {number} origin left edge of the chunk @param {string} name accessible name, empty when it is no message */
export function wireNode(link, route, origin, name) {
  const points = route.points.map(([x, y]) => /** @type {[number, number]} */ ([x - origin, y]));
  const handles = name ? { role: "button", tabindex: -1, "data-seq": link.seq, "data-n": link.n, "aria-label": name } : {};
  const channel = name || link.channel === "inner" ? link.channel : "person";
  const node = svg("g", { class: `wire on-${channel} ${link.direction}${points.length > 4 ? " around" : ""}`, ...handles });
  const d = rounded(points, channel === "back" ? 6 : 0);
  if (name) node.append(svg("path", { class: "hit", d }));
  node.append(svg("path", { class: "line", d }));
  // A back channel is two lines: a second, paper-coloured stroke parts the first.
  if (channel === "back") node.append(svg("path", { class: "parting", d }));
  node.append(svg("path", { class: "head", d: head(points, channel === "back") }));
  if (route.label) node.append(...labelNodes(route.label, origin));
  return node;
}

function labelNodes({ text, x, y, width }, origin) {
  return [
    svg("rect", { class: "backing", x: x - origin - 3, y: y - 12, width: width + 6, height: 16, rx: 3 }),
    svg("text", { class: "wire-label", x: x - origin, y }, [text]),
  ];
}

/** A path through the points with rounded corners, ending `short` before the last. */
function rounded(points, short) {
  let d = `M${points[0][0]} ${points[0][1]}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [x, y] = points[i];
    const before = toward(points[i], points[i - 1], ROUND);
    const after = toward(points[i], points[i + 1], ROUND);
    d += `L${before.join(" ")}Q${x} ${y} ${after.join(" ")}`;
  }
  const end = toward(points[points.length - 1], points[points.length - 2], short);
  return `${d}L${end.join(" ")}`;
}

/** A point on the way from a to b, `far` from a, but never more than half way. */
function toward([ax, ay], [bx, by], far) {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const share = Math.min(far, length / 2) / length;
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

function head(points, filled) {
  const [tx, ty] = points[points.length - 1];
  const [px, py] = points[points.length - 2];
  const length = Math.hypot(tx - px, ty - py) || 1;
  const [ux, uy] = [(tx - px) / length, (ty - py) / length];
  const [long, wide] = filled ? [9, 5] : [7, 4.5];
  const [bx, by] = [tx - ux * long, ty - uy * long];
  const [sx, sy] = [-uy * wide, ux * wide];
  return `M${bx + sx} ${by + sy}L${tx} ${ty}L${bx - sx} ${by - sy}${filled ? "z" : ""}`;
}
