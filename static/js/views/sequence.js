// The sequence diagram. Rows are only ever added below: nothing drawn is drawn again, so the thousandth costs what the tenth does.

/** @import { Head, Row } from "../types.js" */

import { heightOf, ARROW } from "../draw/rows.js";
import { spread } from "../draw/spread.js";
import { openingHeight, openingNode, sliceNode, titleNode } from "../shapes/band.js";
import { html } from "../shapes/element.js";
import { barNode, nameOf, rowNode } from "../shapes/message.js";
import { Activations } from "../story/activations.js";
import { Chunk } from "./chunk.js";
import { follow, oncePerFrame } from "./follow.js";
import { laneHeads } from "./heads.js";
import { Roving } from "./roving.js";

// What lies around the rows: the heads above, the closing edge below. diagram.css gives them these heights.
const AROUND = { heads: 58, tail: 32 };

/**
 * @typedef {{row: Row, node: SVGElement, slice: SVGElement, opening: SVGElement[], chunk: Chunk, top: number, y: number, before: number, height: number}} Item
 *   `top` from the top of the diagram, `y` from the top of its chunk, `before` the height of its chunk before it came
 */

export class SequenceView {
  /** @param {HTMLElement} container a box that scrolls @param {Head} head @param {(n: number) => void} [pick] */
  constructor(container, head, pick = () => {}) {
    this.container = container;
    this.cursor = 0;
    this.zoom = 1;
    /** What lights a row that is followed, as long as something is. @type {(item: Item, lanes: Map<string, number>) => void} */
    this.light = () => {};
    this.canvas = html("div", { class: "sequence", role: "group", "aria-label": "Sequence diagram" });
    container.append(this.canvas);
    this.roving = new Roving(this.canvas, { node: (n) => this.numbered.get(n)?.node, pick });
    /** Brings the current message into sight. */
    this.reveal = oncePerFrame(() => this.#follow());
    this.begin(head);
  }

  /** Empties the diagram and fixes its lanes. @param {Head} head */
  begin(head) {
    this.head = head;
    this.width = this.container.clientWidth;
    this.spread = spread(head.cast, this.width / this.zoom);
    /** @type {Item[]} */
    this.items = [];
    /** @type {Map<number, Item>} */
    this.numbered = new Map();
    this.titles = new Map(head.phases.map(({ id, title }) => [id, title]));
    this.activations = new Activations();
    this.chunk = null;
    this.phase = null;
    this.tone = "tone-b";
    this.bottom = 0;
    this.body = html("div", { class: "sequence-body" });
    this.tail = html("div", { class: "sequence-tail" });
    this.heads = laneHeads(head.cast, this.spread);
    this.canvas.style.width = `${this.spread.width}px`;
    this.canvas.style.zoom = `${this.zoom}`;
    this.canvas.replaceChildren(this.heads, this.body, this.tail);
  }

  /** Draws one more row. @param {Row} row */
  append(row) {
    if (!this.chunk || this.chunk.full) this.#open();
    const chunk = /** @type {Chunk} */ (this.chunk);
    const before = chunk.height;
    const opening = row.phase === this.phase ? [] : this.#openBand(row.phase, chunk);
    const height = heightOf(row);
    const y = chunk.height;
    const bars = this.activations.take(row, height, ARROW);
    const slice = sliceNode(y, height, this.spread.width, this.tone);
    const node = rowNode({ row, y, height, spread: this.spread, tone: this.tone, bars, total: this.head.total });
    const item = { row, node, slice, opening, chunk, top: this.bottom + y - before, y, before, height };
    paint(item, this.cursor);
    this.light(item, this.spread.x);
    chunk.bands.append(slice);
    chunk.front.append(node);
    chunk.rows += 1;
    chunk.grow(y + height);
    this.bottom += y + height - before;
    this.items.push(item);
    if (row.n !== null) this.numbered.set(row.n, item);
    if (row.n === 1 || row.n === this.cursor) this.roving.rest(this.cursor);
  }

  /** Lights the message under the cursor and ghosts what comes after it. @param {number} cursor @param {{scroll?: boolean}} [how] */
  setCursor(cursor, { scroll = true } = {}) {
    const [low, high] = [Math.min(cursor, this.cursor), Math.max(cursor, this.cursor)];
    this.cursor = cursor;
    for (let i = this.#firstFrom(low); i < this.items.length && this.items[i].row.stop <= high; i += 1) paint(this.items[i], cursor);
    this.roving.rest(cursor);
    if (scroll) this.reveal();
  }

  /** Lights rows in another way, those that come later too. @param {(item: Item, lanes: Map<string, number>) => void} light */
  dress(light) {
    this.light = light;
    for (const item of this.items) light(item, this.spread.x);
  }

  #follow() {
    const item = this.numbered.get(this.cursor);
    const stuck = { top: this.heads.offsetHeight * this.zoom };
    if (!item) {
      if (this.cursor === 0) follow(this.container, { top: 0, bottom: 0, left: 0, right: 0 }, stuck);
      return;
    }
    const from = this.spread.x.get(item.row.from) ?? 0;
    const to = this.spread.x.get(item.row.to) ?? 0;
    const head = this.spread.gap / 2;
    const part = { top: item.top, bottom: item.top + item.height, left: Math.min(from, to) - head, right: Math.max(from, to) + head };
    follow(this.container, part, stuck, this.zoom);
  }

  /** Takes away every row after the first `count`; the others keep their nodes. @param {number} count @param {Head} head */
  truncate(count, head) {
    const focused = this.roving.focused;
    const gone = this.items.splice(count);
    for (const { node, slice, opening } of gone) for (const part of [node, slice, ...opening]) part.remove();
    for (const item of gone) {
      item.chunk.rows -= 1;
      if (item.row.n !== null) this.numbered.delete(item.row.n);
    }
    if (gone.length) this.#rewind(gone);
    if (head.total !== this.head.total) this.#rename(head.total);
    this.head = head;
    this.titles = new Map(head.phases.map(({ id, title }) => [id, title]));
    if (focused && !this.roving.focused) /** @type {any} */ (this.numbered.get(Math.min(this.cursor, count)))?.node.focus();
  }

  /** Lays everything out again when the room has changed. */
  resize() {
    if (this.container.clientWidth !== this.width && this.container.clientWidth) this.#again();
  }

  /** Draws everything larger or smaller; the lanes still fill the room. @param {number} zoom */
  zoomTo(zoom) {
    if (zoom === this.zoom) return;
    this.zoom = zoom;
    this.#again();
  }

  /** How large the whole run would just fit. */
  get fitting() {
    const { clientWidth, clientHeight } = this.container;
    return Math.min(clientWidth / spread(this.head.cast, 0).width, clientHeight / (this.bottom + AROUND.heads + AROUND.tail));
  }

  #again() {
    const rows = this.items.map(({ row }) => row);
    const focused = this.roving.focused && this.roving.stop?.getAttribute("data-n");
    this.begin(this.head);
    for (const row of rows) this.append(row);
    if (focused) /** @type {any} */ (this.numbered.get(Number(focused)))?.node.focus({ preventScroll: true });
    this.reveal();
  }

  #open() {
    this.chunk = new Chunk(this.spread, this.head.cast);
    this.body.append(this.chunk.box);
  }

  #openBand(phase, chunk) {
    const above = this.phase === null ? null : this.tone;
    this.phase = phase;
    this.tone = this.tone === "tone-a" ? "tone-b" : "tone-a";
    const place = { y: chunk.height, width: this.spread.width, tone: this.tone, above };
    const opening = openingNode(place);
    const title = titleNode({ ...place, title: this.titles.get(phase) ?? "", room: this.spread.width - 60 });
    const height = openingHeight(above === null);
    title.prepend(...this.activations.through(height).map((bar) => barNode(bar, chunk.height, this.spread)));
    chunk.bands.append(opening);
    chunk.front.append(title);
    chunk.grow(chunk.height + height);
    this.tail.className = `sequence-tail ${this.tone}`;
    return [opening, title];
  }

  /** Puts the pen back to where it was before the rows that are gone. @param {Item[]} gone */
  #rewind(gone) {
    for (const chunk of new Set(gone.map((item) => item.chunk))) if (chunk.rows === 0) chunk.box.remove();
    const [first] = gone;
    const last = this.items.at(-1);
    first.chunk.grow(first.before);
    this.chunk = last ? last.chunk : null;
    this.bottom = last ? last.top + last.height : 0;
    this.phase = last ? last.row.phase : null;
    this.tone = last ? toneOf(last) : "tone-b";
    this.tail.className = `sequence-tail ${this.tone}`;
    this.activations = new Activations();
    for (const { row, height } of this.items) this.activations.take(row, height, ARROW);
  }

  #rename(total) {
    for (const { row, node } of this.numbered.values()) node.setAttribute("aria-label", nameOf(row, total));
  }

  /** The first item whose stop is at least `stop`; stops never fall from row to row. */
  #firstFrom(stop) {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.items[middle].row.stop < stop) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** @param {Item} item @param {number} cursor */
function paint({ row, node, slice, opening }, cursor) {
  const current = row.n !== null && row.n === cursor;
  for (const part of opening) part.classList.toggle("is-future", row.stop > cursor);
  node.classList.toggle("is-future", row.stop > cursor);
  node.classList.toggle("is-current", current);
  slice.classList.toggle("is-current", current);
  if (row.n === null) return;
  if (current) node.setAttribute("aria-current", "step");
  else node.removeAttribute("aria-current");
}

/** @param {Item} item */
function toneOf({ slice }) {
  return slice.classList.contains("tone-a") ? "tone-a" : "tone-b";
}

