// The legend of the swim lanes: their few shapes, drawn with the very code that draws them.

import { BOX_HIGH } from "../draw/swim.js";
import { activityNode } from "../shapes/activity.js";
import { html, svg } from "../shapes/element.js";

const WIDE = 64;
const HIGH = 14;
const ENTRIES = [
  ["box", "does"],
  ["checks", "checks"],
  ["store", "stores"],
  ["act", "a person’s act"],
];

/** Adds them in front of the arrows; stage.css shows them where there are swim lanes. @param {HTMLElement} legend */
export function drawShapeLegend(legend) {
  const entries = ENTRIES.map(([shape, text]) => {
    const node = activityNode({ shape, title: "", detail: "", verdict: null }, { x: 2, y: 2, width: WIDE, title: "", detail: "" }, 0);
    const view = { viewBox: `0 0 ${WIDE + 4} ${BOX_HIGH + 4}`, width: (HIGH * (WIDE + 4)) / (BOX_HIGH + 4), height: HIGH };
    return html("span", { class: "shape" }, [svg("svg", { ...view, "aria-hidden": "true" }, [node]), text]);
  });
  legend.prepend(...entries, html("i", { class: "shape break" }));
}
