// One thing that an actor does, in the swim lanes: a box, a hexagon for checks, a dashed box for a store, a pill for a person.

/** @import { Activity } from "../types.js" */
/** @import { Box } from "../draw/swim.js" */

import { BOX_HIGH, POINT } from "../draw/swim.js";
import { visible } from "../draw/fit.js";
import { SIGNS } from "../draw/verdicts.js";
import { svg } from "./element.js";

/** @param {Activity} activity @param {Box} box @param {number} origin left edge of the chunk that it lies in */
export function activityNode(activity, box, origin) {
  const x = box.x - origin;
  const node = svg("g", { class: `activity ${activity.shape} ${activity.verdict ?? ""}` }, [outline(activity.shape, x, box.y, box.width)]);
  const tip = visible(`${activity.title}${activity.detail ? `: ${activity.detail}` : ""}`.slice(0, 400));
  const middle = x + box.width / 2;
  node.append(svg("title", {}, [tip]));
  const sign = activity.shape === "checks" ? SIGNS[activity.verdict ?? ""] : "";
  node.append(svg("text", { class: "activity-title", x: middle, y: box.y + (box.detail ? 20 : 28) }, [sign ? `${sign} ${box.title}` : box.title]));
  if (box.detail) node.append(svg("text", { class: "activity-detail", x: middle, y: box.y + 36 }, [box.detail]));
  return node;
}

function outline(shape, x, y, width) {
  if (shape !== "checks") return svg("rect", { class: "outline", x, y, width, height: BOX_HIGH, rx: shape === "act" ? BOX_HIGH / 2 : 8 });
  const [half, end] = [BOX_HIGH / 2, x + width];
  const d = `M${x} ${y + half}l${POINT} ${-half}H${end - POINT}l${POINT} ${half}l${-POINT} ${half}H${x + POINT}z`;
  return svg("path", { class: "outline", d });
}
