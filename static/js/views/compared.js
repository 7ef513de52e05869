// The diagrams of two or three runs beside one another: one line for what is the same step, a gap where a run has no such
// message, one cursor for all. Drawn once; only the lines' classes change.

/** @import { ComparedSnapshot } from "../types-compare.js" */

import { GUTTER, PHASE, layColumns, layLines, markShift } from "../draw/compared.js";
import { visible } from "../draw/fit.js";
import { cellNode, gapNode, hatching } from "../shapes/compared.js";
import { html, svg } from "../shapes/element.js";
import { oncePerFrame } from "./follow.js";
import { laneHeads } from "./heads.js";
import { Roving } from "./roving.js";

const TAIL = 14;
const ROOMY = 100;
const LETTERS = "ABC";

export class ComparedView {
  /** @param {HTMLElement} container @param {ComparedSnapshot} snapshot @param {(n: number) => void} pick */
  constructor(container, snapshot, pick) {
    this.container = container;
    this.snapshot = snapshot;
    this.cursor = 0;
    this.canvas = html("div", { class: "compared", role: "group", "aria-label": "Diagrams side by side" });
    container.append(this.canvas);
    /** @type {SVGElement[]} */
    this.nodes = [];
    this.roving = new Roving(this.canvas, { node: (n) => this.nodes[n - 1], pick });
    /** Brings the current line into sight. */
    this.reveal = oncePerFrame(() => this.nodes[this.cursor - 1]?.scrollIntoView({ block: "nearest", inline: "nearest" }));
    this.draw();
  }

  /** Draws everything for the room that there is. */
  draw() {
    const { told, runs } = this.snapshot;
    this.width = this.container.clientWidth;
    const { columns, width } = layColumns(runs, this.width);
    const laid = layLines(told.lines);
    const end = laid.at(-1);
    const high = (end ? end.y + end.height : 0) + TAIL;
    this.nodes = laid.map((each) => this.#line(each, columns, width));
    const titles = laid.filter(({ title }) => title).map((each) => this.#title(each, width));
    const lifelines = columns.flatMap(({ x, spread }, i) =>
      runs[i].cast.map(({ lane, kind }) => svg("path", { class: `lifeline ${kind}`, d: `M${x + (spread.x.get(lane) ?? 0)} 0V${high}` })),
    );
    const strips = laid.map(({ line, y, height }) => svg("rect", { class: `strip${line.differs ? " differs" : ""}`, x: 0, y, width, height }));
    this.strips = strips;
    const drawing = svg("svg", { class: "compared-drawing", width, height: high, role: "presentation" }, [
      hatching(),
      svg("g", {}, strips),
      svg("g", {}, lifelines),
      ...titles,
      ...this.nodes,
    ]);
    this.canvas.style.width = `${width}px`;
    this.canvas.replaceChildren(this.#heads(columns), drawing);
    this.setCursor(this.cursor, { scroll: false });
  }

  /** Lights a line. @param {number} cursor @param {{scroll?: boolean}} [how] */
  setCursor(cursor, { scroll = true } = {}) {
    this.cursor = cursor;
    this.nodes.forEach((node, i) => {
      const current = i + 1 === cursor;
      node.classList.toggle("is-current", current);
      this.strips[i].classList.toggle("is-current", current);
      if (current) node.setAttribute("aria-current", "step");
      else node.removeAttribute("aria-current");
    });
    this.roving.rest(cursor);
    if (scroll) this.reveal();
  }

  /** Draws again when the room has changed. */
  resize() {
    const { clientWidth } = this.container;
    if (!clientWidth || clientWidth === this.width) return;
    const focused = this.roving.focused;
    this.draw();
    if (focused) /** @type {any} */ (this.nodes[this.cursor - 1])?.focus({ preventScroll: true });
  }

  #heads(columns) {
    const heads = columns.map(({ x, width, spread }, i) => {
      const name = html("p", { class: "column-name" }, [html("b", {}, [LETTERS[i]]), " ", visible(this.snapshot.told.columns[i].name)]);
      const box = html("div", { class: `column-head${spread.gap < ROOMY ? " narrow" : ""}` }, [name, laneHeads(this.snapshot.runs[i].cast, spread)]);
      box.style.left = `${x}px`;
      box.style.width = `${width}px`;
      return box;
    });
    return html("div", { class: "column-heads" }, heads);
  }

  #line({ line, y, height }, columns, width) {
    const { runs, told } = this.snapshot;
    const node = svg("g", {
      class: `compared-line${line.differs ? " differs" : ""}`,
      role: "button",
      tabindex: -1,
      "data-n": line.n,
      "aria-label": nameOf(line, told.lines.length),
    });
    node.append(svg("rect", { class: "hit", x: 2, y: y + 1, width: width - 4, height: height - 2, rx: 5 }));
    node.append(svg("path", { class: "here", d: `M2 ${y + 2}v${height - 4}` }));
    node.append(svg("text", { class: "line-number", x: GUTTER - 24, y: y + 22 }, [String(line.n)]));
    if (line.differs) node.append(svg("path", { class: "line-sign", d: `M${GUTTER - 18} ${y + 16}h9m-9 4h9m-2 -7.500l-5 11` }));
    line.cells.forEach((cell, i) => {
      node.append(
        cell ? cellNode({ row: runs[i].rows[cell.row], cell, column: columns[i], y, shift: markShift(line) }) : gapNode(columns[i], y, height),
      );
    });
    return node;
  }

  #title({ line, y }, width) {
    const text = visible(this.snapshot.phases[line.phase] ?? line.phase).toUpperCase();
    return svg("g", { class: "phase" }, [
      svg("rect", { class: "gap", x: 0, y: y - PHASE, width, height: PHASE }),
      svg("path", { class: "phase-line", d: `M${GUTTER} ${y - 6}H${width}` }),
      svg("text", { x: GUTTER, y: y - 12 }, [text]),
    ]);
  }
}

/** The name under which people and tests find a line. @param {import("../types-compare.js").ComparedLine} line @param {number} total */
export function nameOf({ n, text, differs, cells }, total) {
  const gaps = cells.flatMap((cell, i) => (cell ? [] : [`no such message in ${LETTERS[i]}`]));
  return [`Row ${n} of ${total}: ${text}`, ...(gaps.length ? gaps : differs ? ["differs"] : [])].join(", ");
}
