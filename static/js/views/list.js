// The messages as an ordered list: the text equivalent of the diagrams, for phones, screen readers and paper.

/** @import { Head, Row } from "../types.js" */

import { abridged } from "../draw/abridge.js";
import { visible } from "../draw/fit.js";
import { html } from "../shapes/element.js";
import { nameOf } from "../shapes/message.js";
import { oncePerFrame } from "./follow.js";
import { Roving } from "./roving.js";

const CHUNK = 25;
// Signs of one entry that are shown: some three lines.
const MOST = 220;

/** @typedef {{row: Row, first: number, item: HTMLElement, link: HTMLElement, chunk: HTMLElement}} Entry  `first` is the row of the first act above it */

export class ListView {
  /**
   * @param {HTMLElement} container
   * @param {Head} head
   * @param {{pick: (n: number) => void, address: (n: number) => string}} parts
   */
  constructor(container, head, { pick, address }) {
    this.container = container;
    this.address = address;
    this.cursor = 0;
    this.active = false;
    /** What lights an entry that is followed, as long as something is. @type {(entry: Entry) => void} */
    this.light = () => {};
    this.list = html("ol", { class: "messages", role: "list", "aria-label": "Messages" });
    container.append(this.list);
    this.roving = new Roving(this.list, { node: (n) => this.entries[n - 1]?.link, pick });
    /** Brings the current message into sight, where the list is the view that is seen. */
    this.reveal = oncePerFrame(() => this.active && this.entries[this.cursor - 1]?.item.scrollIntoView({ block: "nearest" }));
    this.begin(head);
  }

  /** @param {Head} head */
  begin(head) {
    this.head = head;
    this.names = new Map(head.cast.map(({ lane, name }) => [lane, name]));
    this.titles = new Map(head.phases.map(({ id, title }) => [id, title]));
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Row[]} */
    this.acts = [];
    this.list.replaceChildren();
  }

  /** Adds one message; what a person did before it stands above it in the same item. @param {Row} row */
  append(row) {
    if (row.n === null) {
      this.acts.push(row);
      return;
    }
    const newPhase = row.phase !== this.entries.at(-1)?.row.phase;
    const link = this.#link(row);
    const item = html("li", { class: "message", role: "listitem" });
    if (newPhase) item.append(html("span", { class: "phase-title", "aria-hidden": "true" }, [visible(this.titles.get(row.phase) ?? "")]));
    const acts = this.acts.splice(0);
    for (const act of acts) item.append(html("span", { class: "list-act" }, [visible(act.text)]));
    item.append(link);
    const entry = { row, first: acts[0]?.row ?? row.row, item, link, chunk: this.#chunk() };
    paint(entry, this.cursor);
    if (row.marks.length || row.tampered || row.differs) item.append(marksOf(row));
    this.light(entry);
    entry.chunk.append(item);
    this.entries.push(entry);
    if (row.n === 1 || row.n === this.cursor) this.roving.rest(this.cursor);
  }

  /** @param {number} cursor @param {{scroll?: boolean}} [how] */
  setCursor(cursor, { scroll = true } = {}) {
    const [low, high] = [Math.min(cursor, this.cursor), Math.max(cursor, this.cursor)];
    this.cursor = cursor;
    for (let n = Math.max(1, low); n <= high && n <= this.entries.length; n += 1) paint(this.entries[n - 1], cursor);
    this.roving.rest(cursor);
    if (scroll) this.reveal();
  }

  /** Lights entries in another way, those that come later too. @param {(entry: Entry) => void} light */
  dress(light) {
    this.light = light;
    for (const entry of this.entries) light(entry);
  }

  /** Only the view that is seen takes part in the order of the Tab key. @param {boolean} active */
  setActive(active) {
    this.active = active;
    this.roving.enable(active);
  }

  #chunk() {
    const last = /** @type {HTMLElement|null} */ (this.list.lastElementChild);
    if (last && last.childElementCount < CHUNK) return last;
    // Chunks keep the cost of one more message the same however many there are; to the reader it is still one list.
    const chunk = html("div", { class: "list-chunk", role: "presentation" });
    this.list.append(chunk);
    return chunk;
  }

  #link(row) {
    const classes = `list-link on-${row.channel} ${row.direction}${row.failed ? " failed" : ""}`;
    return html("a", { class: classes, href: this.address(row.n), tabindex: -1, "data-n": row.n }, nameParts(row, this.head.total));
  }
}

/** The exact accessible name, in spans, so that the eye gets the number and the rest apart. */
function nameParts(row, total) {
  const name = nameOf(row, total);
  const number = `${row.n}`;
  const verbAt = name.indexOf(": ") + 2;
  const verb = row.text.startsWith(row.verb) ? row.verb : "";
  return [
    html("span", { class: "number" }, [number]),
    html("span", { class: "quiet" }, [name.slice(number.length, verbAt)]),
    html("span", { class: "verb" }, [verb]),
    html("span", { class: "what" }, abridged(visible(name.slice(verbAt + verb.length)), MOST).map(pieceOf)),
  ];
}

function pieceOf({ text, cut }) {
  return cut ? html("span", { class: "cut" }, [text]) : text;
}

/** @param {Row} row */
function marksOf({ marks, tampered, differs }) {
  const fork = tampered ? [html("span", { class: "list-mark edited" }, ["✎ edited"])] : differs ? [html("span", { class: "list-mark differs" }, ["≠ differs"])] : [];
  return html("span", { class: "list-marks" }, [
    ...fork,
    ...marks.map(({ verdict, text, title }) => html("span", { class: `list-mark ${verdict}`, title: title.slice(0, 600) }, [visible(text)])),
  ]);
}

/** @param {Entry} entry @param {number} cursor */
function paint({ row, item, link }, cursor) {
  item.classList.toggle("is-future", row.stop > cursor);
  item.classList.toggle("is-current", row.n === cursor);
  if (row.n === cursor) link.setAttribute("aria-current", "step");
  else link.removeAttribute("aria-current");
}
