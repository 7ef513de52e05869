// A piece of some 25 rows of the sequence diagram. Its <svg> keeps one height for ever (changing it would lay out all its
// text again); what grows is the box around it, which clips.

/** @import { Spread } from "../draw/spread.js" */
/** @import { Actor } from "../types.js" */

import { MARKS, ROW } from "../draw/rows.js";
import { INSET, openingHeight } from "../shapes/band.js";
import { html, svg } from "../shapes/element.js";

const CHUNK_ROWS = 25;
const HIGH = CHUNK_ROWS * (ROW + MARKS + openingHeight(false));

export class Chunk {
  /** @param {Spread} spread @param {Actor[]} cast */
  constructor(spread, cast) {
    this.rows = 0;
    this.height = 0;
    this.bands = svg("g");
    this.front = svg("g");
    const sides = [INSET + 0.5, spread.width - INSET - 0.5].map((x) => svg("path", { class: "side", d: `M${x} 0V${HIGH}` }));
    this.bands.append(...sides);
    const lines = cast.map(({ lane, kind }) => svg("path", { class: `lifeline ${kind}`, d: `M${spread.x.get(lane)} 0V${HIGH}` }));
    const drawing = svg("svg", { width: spread.width, height: HIGH, role: "presentation" }, [
      this.bands,
      svg("g", {}, lines),
      this.front,
    ]);
    this.box = html("div", { class: "chunk" }, [drawing]);
    this.box.style.width = `${spread.width}px`;
    this.grow(0);
  }

  get full() {
    return this.rows >= CHUNK_ROWS;
  }

  /** @param {number} height */
  grow(height) {
    this.height = height;
    this.box.style.height = `${height}px`;
  }
}
