// Lights the places of the value that is followed, in each view: the rows that carry it, the marks of the checks that look at
// it, and a bead on the lifeline of whoever makes it, computes with it or stores it. What was made from it is lit more faintly.

/** @import { Lit } from "../story/following.js" */

import { visible } from "../draw/fit.js";
import { ARROW } from "../draw/rows.js";
import { INSET } from "../shapes/band.js";
import { html, svg } from "../shapes/element.js";

const ON_ROW = new Set(["carried", "planted", "handed", "entered"]);
const MADE = new Set(["made", "computed", "hashed", "used"]);
const BEAD = 4;

// What is lit: nothing else has to be darkened again.
const lighted = new WeakSet();

/** Places by row, by the message that carries the value, and by activity. @param {Lit[]} lit @param {import("../types.js").Row[]} rows */
export function sorted(lit, rows) {
  const [carried, others] = [lit.filter(({ place }) => place.activity === null), lit.filter(({ place }) => place.activity !== null)];
  return {
    byRow: Map.groupBy(lit, ({ place }) => place.row ?? 0),
    byMessage: Map.groupBy(carried, ({ place }) => rows[place.row ?? 0]?.n),
    byActivity: Map.groupBy(others, ({ place }) => place.activity),
  };
}

/** Whether there is nothing to do: it is dark and stays so. @param {Element} node @param {Lit[]} lit */
function staysDark(node, lit) {
  if (!lit.length && !lighted.has(node)) return true;
  if (lit.length) lighted.add(node);
  else lighted.delete(node);
  return false;
}

/** @param {Element} node @param {Lit[]} lit */
function mark(node, lit) {
  node.classList.toggle("is-followed", lit.some(({ own }) => own));
  node.classList.toggle("is-derived", lit.length > 0 && !lit.some(({ own }) => own));
  node.classList.toggle("is-here", lit.some(({ here }) => here));
}

/**
 * A row of the sequence diagram.
 * @param {import("./sequence.js").Item} item @param {Lit[]} lit @param {Map<string, number>} lanes
 */
export function lightRow({ node, y, height, row }, lit, lanes) {
  if (staysDark(node, lit)) return;
  for (const light of node.querySelectorAll(".bead, .edge-mark")) light.remove();
  const on = lit.filter(({ place }) => ON_ROW.has(place.how));
  mark(node, on);
  for (const pill of /** @type {NodeListOf<SVGElement>} */ (node.querySelectorAll(".mark"))) {
    const { lane, verdict } = pill.dataset;
    mark(pill, lit.filter(({ place }) => place.lane === lane && place.verdicts.includes(verdict)));
  }
  // A bar at the left edge: that a row is lit is told by more than its colour.
  if (on.length) node.append(svg("path", { class: "edge-mark", d: `M${INSET + 5} ${y + ARROW - 17}v22` }));
  const beside = lit.filter(({ place }) => !ON_ROW.has(place.how) && place.how !== "checked");
  for (const [lane, here] of Map.groupBy(beside, ({ place }) => place.lane)) {
    // Before the first row there is none that it could stand under.
    const first = row.row === 0 && here.every(({ place }) => place.row === null);
    node.append(beadNode(here, lanes.get(lane) ?? 0, first ? y + BEAD + 1 : y + height - BEAD - 1));
  }
}

/** @param {Lit[]} lit @param {number} x @param {number} y */
function beadNode(lit, x, y) {
  const own = lit.filter((each) => each.own);
  const shown = own.length ? own : lit;
  const made = shown.find(({ place }) => MADE.has(place.how))?.place.how ?? "stored";
  const node = svg("g", { class: "bead" }, [svg("title", {}, [visible(shown.map(({ place }) => place.said).join("\n").slice(0, 600))])]);
  mark(node, lit);
  if (made === "made") node.append(svg("circle", { class: "full", cx: x, cy: y, r: BEAD }));
  else if (made === "stored") node.append(svg("rect", { class: "open", x: x - 3.5, y: y - 3.5, width: 7, height: 7 }));
  else node.append(svg("path", { class: "full", d: `M${x} ${y - BEAD}l${BEAD} ${BEAD}l-${BEAD} ${BEAD}l-${BEAD} -${BEAD}z` }));
  return node;
}

/** A box or a wire of the swim lanes. @param {{node: SVGElement}} part @param {Lit[]} lit */
export function lightPart({ node }, lit) {
  if (!staysDark(node, lit)) mark(node, lit);
}

/** An entry of the list: what happens to the value there stands under it, in words. */
export function lightEntry({ item }, lit, nameOf) {
  if (staysDark(item, lit)) return;
  item.querySelector(".list-followed")?.remove();
  mark(item, lit);
  if (!lit.length) return;
  const box = html("span", { class: "list-followed" });
  for (const [value, places] of Map.groupBy(lit, ({ place }) => place.value)) {
    const kind = places[0].own ? "own" : "derived";
    const lines = places.map(({ place, here }) => html("span", { class: `trail-line${here ? " here" : ""}` }, [visible(place.said)]));
    box.append(html("span", { class: `trail ${kind}` }, [html("code", {}, [visible(nameOf(value))]), ...lines]));
  }
  item.append(box);
}
