// Feeds a view with the store's rows: only what it lacks, and only while it is seen. A hidden view catches up when shown.

/** @import { Store } from "../story/store.js" */
/** @import { Head, Row } from "../types.js" */

/**
 * @typedef {{begin: (head: Head) => void, append: (row: Row) => void, setCursor: (cursor: number, how?: {scroll?: boolean}) => void,
 *   truncate?: (count: number, head: Head) => void}} RowView
 */

export class Feed {
  /** @param {Store} store @param {RowView} view @param {() => boolean} shown */
  constructor(store, view, shown) {
    this.store = store;
    this.view = view;
    this.shown = shown;
    this.fed = 0;
    /** @type {number|null} where the view's cursor was put last */
    this.at = null;
    this.stale = false;
  }

  /** @param {import("../story/store.js").Change} change */
  hear(change) {
    if (change.kind === "trace") this.#retrace(change);
    if (change.kind !== "details") this.sync();
  }

  /** Draws what is missing and moves to the cursor. */
  sync() {
    if (!this.shown()) return;
    if (this.stale) this.view.begin(headOf(this.store.snapshot));
    if (this.stale) [this.fed, this.at] = [0, null];
    this.stale = false;
    const { rows, cursor } = this.store.snapshot;
    const many = rows.length - this.fed > 3;
    if (many) this.view.setCursor(cursor, { scroll: false });
    for (; this.fed < rows.length; this.fed += 1) this.view.append(rows[this.fed]);
    if (many || this.at !== cursor) this.view.setCursor(cursor);
    this.at = cursor;
  }

  #retrace({ keep, previous }) {
    const { snapshot } = this.store;
    if (!this.view.truncate || this.stale || !this.shown() || !sameLanes(previous, snapshot)) {
      this.stale = true;
      return;
    }
    const kept = snapshot.rows.findIndex((row) => row.seq > keep);
    this.fed = Math.min(this.fed, kept < 0 ? snapshot.rows.length : kept);
    this.view.truncate(this.fed, headOf(snapshot));
    this.at = null;
  }
}

/** @param {import("../types.js").Snapshot} snapshot @returns {Head} */
export function headOf({ cast, phases, total }) {
  return { cast, phases, total };
}

function sameLanes(a, b) {
  return JSON.stringify([a.cast, a.phases]) === JSON.stringify([b.cast, b.phases]);
}
