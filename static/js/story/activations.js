// Who is at work on a request while the rows go by: from the request until its response, nested calls beside one another.

/** @import { Row } from "../types.js" */

// Requests that nobody ever answers stay open; more than a reader can tell apart are not worth drawing.
const MOST = 8;

/** Follows rows one by one; `take` answers with the bars to draw in that row. */
export class Activations {
  constructor() {
    /** @type {{lane: string, row: number, depth: number}[]} */
    this.open = [];
  }

  /** The bars that go on through a part without an arrow. @param {number} height */
  through(height) {
    return this.open.map(({ lane, depth }) => ({ lane, depth, top: 0, bottom: height }));
  }

  /**
   * @param {Row} row @param {number} height of the row @param {number} arrow where in it the arrow lies
   */
  take(row, height, arrow) {
    const bars = this.open.map(({ lane, depth, row: began }) => ({
      lane,
      depth,
      top: 0,
      bottom: began === row.began ? arrow : height,
    }));
    if (row.began !== null && row.began !== undefined) this.open = this.open.filter(({ row: began }) => began !== row.began);
    if (row.direction === "request" && row.n !== null && !row.dropped && row.from !== row.to) {
      const depth = this.open.filter(({ lane }) => lane === row.to).length;
      this.open.push({ lane: row.to, row: row.row, depth });
      if (this.open.length > MOST) this.open.shift();
      bars.push({ lane: row.to, depth, top: arrow, bottom: height });
    }
    return bars;
  }
}
