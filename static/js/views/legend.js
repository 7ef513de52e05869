// The legend: the few signs of the diagram, drawn with the very shapes that the diagram uses.

import { arrowNodes } from "../shapes/arrow.js";
import { html, svg } from "../shapes/element.js";

const ENTRIES = [
  ["front", "request", "front channel"],
  ["back", "request", "back channel"],
  ["front", "response", "response"],
  ["person", "act", "no message"],
];

/** @param {HTMLElement} box */
export function drawLegend(box) {
  box.append(
    ...ENTRIES.map(([channel, direction, text]) => {
      const arrow = arrowNodes({ from: 1, to: 27, y: 7, forward: true, channel, direction });
      const sample = svg("svg", { class: `row on-${channel}`, width: 28, height: 14, "aria-hidden": "true" }, arrow);
      return html("span", {}, [sample, text]);
    }),
  );
}
