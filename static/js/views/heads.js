// The heads of the lanes: they stay in sight when the diagram scrolls down and go along when it scrolls sideways.

/** @import { Actor } from "../types.js" */
/** @import { Spread } from "../draw/spread.js" */

import { visible } from "../draw/fit.js";
import { html } from "../shapes/element.js";

/** @param {Actor[]} cast @param {Spread} spread */
export function laneHeads(cast, { x, heads }) {
  const boxes = cast.map((actor) => {
    const head = heads.get(actor.lane) ?? 0;
    const box = html("div", { class: `lane-head ${actor.kind}`, title: visible(actor.name.slice(0, 200)) }, actorNames(actor));
    box.style.width = `${head}px`;
    box.style.left = `${Math.round((x.get(actor.lane) ?? 0) - head / 2)}px`;
    return box;
  });
  return html("div", { class: "lane-heads" }, boxes);
}

/** Name and role, each on its own line. @param {Actor} actor */
export function actorNames({ name, role }) {
  return [
    html("span", { class: "actor-name", dir: "auto" }, [visible(name.slice(0, 200))]),
    html("span", { class: "actor-role", dir: "auto" }, [visible(role.slice(0, 200))]),
  ];
}
