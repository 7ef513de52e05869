// The swim lanes: what each actor does, in its own lane, and what passes between them. Another reading of the same run.

/** @import { Store } from "../story/store.js" */
/** @import { Activity, Link } from "../types.js" */

import { FONTS, measureIn } from "../draw/measure.js";
import { BOX_HIGH, SwimLayout } from "../draw/swim.js";
import { activityNode } from "../shapes/activity.js";
import { html, svg } from "../shapes/element.js";
import { wireNode } from "../shapes/wire.js";
import { byId } from "./by-id.js";
import { follow, noticed } from "./follow.js";
import { laneRows, phaseBar, showPhases } from "./lane-frame.js";
import { Roving } from "./roving.js";
import { drawShapeLegend } from "./shape-legend.js";

const CHUNK_COLUMNS = 20;
// One svg is never made wider: twenty columns at their widest, with their gutters.
const CHUNK_WIDE = CHUNK_COLUMNS * 380;
const LEAST_LANE = 96;
const MOST_LANE = 132;
const NAMES_WIDE = { roomy: 156, narrow: 104, below: 520 };
const PHASES_HIGH = 42;
// The phases above the lanes and some air below them.
const AROUND = PHASES_HIGH + 18;
const MEASURES = { title: measureIn(FONTS.title), detail: measureIn(FONTS.detail), label: measureIn(FONTS.wire) };

/** @typedef {{stop: number, n: number|null, id: number|null, node: SVGElement, left: number, right: number, top: number, bottom: number, label?: Place, aside?: boolean}} Part
 *   `aside`: not worth scrolling for
 * @typedef {{left: number, right: number, top: number, bottom: number}} Place */

export class LanesView {
  /** @param {HTMLElement} container @param {Store} store @param {(n: number) => void} pick */
  constructor(container, store, pick) {
    this.container = container;
    this.store = store;
    this.zoom = 1;
    this.canvas = html("div", { class: "swim", role: "group", "aria-label": "Swim lanes" });
    container.append(this.canvas);
    this.roving = new Roving(this.canvas, { node: (n) => this.numbered.get(n)?.node, pick });
    /** @type {Map<number, Part>} */
    this.numbered = new Map();
    /** What lights a part that is followed, as long as something is. @type {(part: Part) => void} */
    this.light = () => {};
    this.stale = true;
    drawShapeLegend(byId("legend"));
  }

  /** Lights parts in another way, those that come later too. @param {(part: Part) => void} light */
  dress(light) {
    this.light = light;
    for (const part of this.parts ?? []) light(part);
  }

  /** @param {import("../story/store.js").Change} change @param {boolean} shown */
  hear(change, shown) {
    if (change.kind === "trace") this.stale = true;
    if (shown && change.kind !== "details") this.sync();
  }

  /** Draws what is missing and moves to the cursor. */
  sync() {
    if (this.stale) this.#begin();
    const { activities, links, cursor } = this.store.snapshot;
    const newLinks = links.slice(this.linked);
    const leading = new Map(newLinks.filter(({ channel }) => channel !== "inner").map((link) => [link.to, link]));
    for (; this.drawn < activities.length; this.drawn += 1) this.#activity(activities[this.drawn], leading.get(activities[this.drawn].id));
    for (const link of newLinks) this.#link(link);
    this.linked = links.length;
    showPhases(this.phaseTitles, this.layout.phases, this.titles);
    this.canvas.style.width = `${this.names + this.layout.width}px`;
    this.#setCursor(cursor);
  }

  /** The height of the lanes follows the room; a change of it draws everything again. */
  resize() {
    if (!this.container.clientHeight || this.container.hidden) return;
    if (!this.stale && this.#laneHigh() === this.layout.laneHigh) return;
    this.stale = true;
    this.sync();
  }

  /** Draws everything larger or smaller. @param {number} zoom */
  zoomTo(zoom) {
    if (zoom === this.zoom) return;
    this.zoom = zoom;
    if (this.stale || !this.container.clientHeight) return;
    this.stale = true;
    this.sync();
  }

  /** How large the whole run would just fit. */
  get fitting() {
    const { clientWidth, clientHeight } = this.container;
    const high = AROUND + LEAST_LANE * this.store.snapshot.cast.length;
    return this.layout ? Math.min(clientWidth / (this.names + this.layout.width), clientHeight / high) : 1;
  }

  #begin() {
    const { cast, phases } = this.store.snapshot;
    const laneHigh = this.#laneHigh();
    this.canvas.style.zoom = `${this.zoom}`;
    this.names = this.container.clientWidth / this.zoom < NAMES_WIDE.below ? NAMES_WIDE.narrow : NAMES_WIDE.roomy;
    this.container.style.setProperty("--names", `${this.names}px`);
    this.layout = new SwimLayout(cast.map(({ lane }) => lane), laneHigh, MEASURES);
    this.titles = new Map(phases.map(({ id, title }) => [id, title]));
    this.drawn = 0;
    this.linked = 0;
    this.cursor = 0;
    this.chunk = null;
    this.numbered.clear();
    /** @type {Part[]} */
    this.parts = [];
    const { bar, titles } = phaseBar();
    this.phaseTitles = titles;
    this.body = html("div", { class: "swim-body" });
    const rows = html("div", { class: "swim-rows" }, [...laneRows(cast, laneHigh), this.body]);
    rows.style.height = `${cast.length * laneHigh}px`;
    this.canvas.replaceChildren(bar, rows);
    this.stale = false;
  }

  #laneHigh() {
    const room = this.container.clientHeight / this.zoom - AROUND;
    return Math.floor(Math.max(LEAST_LANE, Math.min(MOST_LANE, room / this.store.snapshot.cast.length)));
  }

  /** @param {Activity} activity @param {Link|undefined} link */
  #activity(activity, link) {
    const box = this.layout.place(activity, link);
    if (!this.chunk || box.column >= this.chunk.column + CHUNK_COLUMNS) this.#openChunk(box);
    const node = activityNode(activity, box, this.chunk.x);
    this.chunk.boxes.append(node);
    this.#add({ stop: activity.stop, n: null, id: activity.id, node, left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + BOX_HIGH });
  }

  /** @param {Link} link */
  #link(link) {
    const route = this.layout.route(link);
    if (!route) return;
    const name = link.n === null ? "" : `${link.n} of ${this.store.total}: ${link.text}`;
    const node = wireNode(link, route, this.chunk.x, name);
    this.chunk.wires.append(node);
    const ys = route.points.map(([, y]) => y);
    const { left, right } = this.layout.reach(link);
    /** @type {Part} */
    const part = { stop: link.stop, n: link.n, id: null, node, left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
    const { label } = route;
    if (label) part.label = { left: label.x, right: label.x + label.width, top: label.y - 12, bottom: label.y + 4 };
    if (link.channel === "inner") part.aside = true;
    this.#add(part);
    if (link.n !== null) this.numbered.set(link.n, part);
  }

  #add(part) {
    this.parts.push(part);
    paint(part, this.cursor);
    this.light(part);
  }

  #openChunk(box) {
    const [wires, boxes] = [svg("g"), svg("g")];
    const drawing = svg("svg", { width: CHUNK_WIDE, height: this.store.snapshot.cast.length * this.layout.laneHigh, role: "presentation" }, [wires, boxes]);
    const holder = html("div", { class: "swim-chunk" }, [drawing]);
    holder.style.left = `${box.x}px`;
    this.body.append(holder);
    this.chunk = { x: box.x, column: box.column, wires, boxes };
  }

  /** @param {number} cursor */
  #setCursor(cursor) {
    const [low, high] = [Math.min(cursor, this.cursor), Math.max(cursor, this.cursor)];
    this.cursor = cursor;
    for (const part of this.parts) if (part.stop >= low && part.stop <= high) paint(part, cursor);
    this.roving.rest(cursor);
    this.reveal();
  }

  /** Brings what happens at the cursor into sight. */
  reveal() {
    if (!this.parts) return;
    const now = this.parts.filter(({ stop, aside }) => stop === this.cursor && !aside);
    const current = this.numbered.get(this.cursor);
    if (!now.length) {
      if (!this.cursor) follow(this.container, { top: 0, bottom: 0, left: 0, right: 0 });
      return;
    }
    const wide = this.container.clientWidth / this.zoom - this.names - 80;
    const high = (this.container.clientHeight - noticed()) / this.zoom - PHASES_HIGH - 20;
    // All that happens at the cursor if there is room, else the message, else its label.
    /** @type {Place[][]} */
    const choices = [now, ...(current ? [[current]] : []), ...(current?.label ? [[current.label]] : [])];
    const [left, least] = widest(choices, "left", "right", wide);
    // Where not all fits, as much as there is room for of what the message leads to.
    const right = Math.max(least, Math.min(left + wide, Math.max(...now.map((part) => part.right))));
    const [top, bottom] = widest(choices, "top", "bottom", high);
    const air = Math.max(2, Math.min(20, (high - bottom + top) / 4));
    const part = { top: top - air, bottom: bottom + air, left: left - 24, right: right + 24 };
    follow(this.container, part, { left: this.names * this.zoom, top: PHASES_HIGH * this.zoom }, this.zoom);
  }
}

/** From where to where some parts reach. @param {Place[]} parts @param {"left"|"top"} low @param {"right"|"bottom"} high */
function extent(parts, low, high) {
  return [Math.min(...parts.map((part) => part[low])), Math.max(...parts.map((part) => part[high]))];
}

/** The extent of the first of the choices that fits the room, else of the last. @returns {number[]} */
function widest(choices, low, high, room) {
  const extents = choices.map((parts) => extent(parts, low, high));
  return extents.find(([start, end]) => end - start <= room) ?? extents[extents.length - 1];
}

/** @param {Part} part @param {number} cursor */
function paint({ stop, n, node }, cursor) {
  const current = stop === cursor && cursor > 0;
  node.classList.toggle("is-future", stop > cursor);
  node.classList.toggle("is-current", current);
  if (n === null) return;
  if (current) node.setAttribute("aria-current", "step");
  else node.removeAttribute("aria-current");
}
