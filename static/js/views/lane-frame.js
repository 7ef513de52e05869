// What holds still around the swim lanes: a row with a sticky name for each actor, and the titles of the phases on top.

/** @import { Actor } from "../types.js" */

import { visible } from "../draw/fit.js";
import { html } from "../shapes/element.js";
import { actorNames } from "./heads.js";

const BETWEEN = 8;

/**
 * The rows and, in a column that sticks to the left, the names.
 * @param {Actor[]} cast @param {number} high of one lane
 */
export function laneRows(cast, high) {
  const names = html("div", { class: "swim-names" });
  const rows = cast.map((actor, i) => {
    const row = html("div", { class: `swim-row ${actor.kind}` });
    const name = html("div", { class: `swim-name ${actor.kind}`, title: visible(actor.name.slice(0, 200)) }, actorNames(actor));
    for (const box of [row, name]) {
      box.style.top = `${i * high + BETWEEN / 2}px`;
      box.style.height = `${high - BETWEEN}px`;
    }
    names.append(name);
    return row;
  });
  return [...rows, names];
}

/** The titles on top, and the corner that they scroll under. */
export function phaseBar() {
  const titles = html("div", { class: "swim-titles" });
  return { titles, bar: html("div", { class: "swim-phases" }, [html("div", { class: "swim-corner" }), titles]) };
}

/**
 * Adds the phases that are new and stretches the last one; earlier ones stay as they are.
 * @param {HTMLElement} bar @param {{id: string, x: number, end: number}[]} phases @param {Map<string, string>} titles
 */
export function showPhases(bar, phases, titles) {
  for (let i = Math.max(0, bar.childElementCount - 1); i < phases.length; i += 1) {
    const { id, x, end } = phases[i];
    let box = /** @type {HTMLElement|undefined} */ (bar.children[i]);
    if (!box) {
      box = html("div", { class: "swim-phase" }, [html("span", {}, [visible(titles.get(id) ?? "")])]);
      bar.append(box);
    }
    box.style.left = `${x - 8}px`;
    box.style.width = `${end - x + 16}px`;
  }
}
