// The scrubber: a slider over the messages, with a tick where each phase begins.

/** @import { Store } from "../story/store.js" */

import { html } from "../shapes/element.js";
import { visible } from "../draw/fit.js";

const MOST_DOTS = 60;

export class Scrubber {
  /** @param {HTMLElement} box @param {Store} store @param {(at: number) => void} goto */
  constructor(box, store, goto) {
    this.box = box;
    this.store = store;
    this.goto = goto;
    this.at = store.cursor;
    this.dragging = false;
    for (const [name, value] of Object.entries({ role: "slider", tabindex: "0", "aria-label": "Message", "aria-valuemin": "0" })) {
      box.setAttribute(name, value);
    }
    this.done = html("div", { class: "done" });
    this.thumb = html("div", { class: "thumb" });
    this.ticks = html("div", { class: "ticks" });
    box.append(html("div", { class: "rail" }), this.done, this.ticks, this.thumb);
    this.#wire();
    this.drawTicks();
    this.show(store.cursor);
  }

  /** Ticks and dots; drawn again when the messages change. */
  drawTicks() {
    const { rows, total } = this.store.snapshot;
    this.box.setAttribute("aria-valuemax", String(total));
    const marks = [];
    let phase = null;
    for (const row of rows) {
      if (row.n === null || row.phase === phase) continue;
      phase = row.phase;
      const title = this.store.snapshot.phases.find(({ id }) => id === phase)?.title ?? "";
      marks.push(at("tick", (row.n - 0.5) / total, visible(title)));
    }
    for (let n = 1; total <= MOST_DOTS && n <= total; n += 1) marks.push(at("dot", n / total));
    this.ticks.replaceChildren(...marks);
  }

  /** @param {number} n */
  show(n) {
    this.at = n;
    const total = this.store.total || 1;
    const share = `${(100 * n) / total}%`;
    // Moved, not laid out again.
    this.thumb.style.translate = share.replace("%", "cqw");
    this.done.style.width = share;
    const row = this.store.message(n);
    this.box.setAttribute("aria-valuenow", String(n));
    this.box.setAttribute("aria-valuetext", row ? `${n} of ${total}: ${row.text}` : n === 0 ? `Before the first of ${total}` : `${n} of ${total}`);
  }

  #wire() {
    const { box } = this;
    box.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      box.setPointerCapture(event.pointerId);
      this.dragging = true;
      this.#drag(event);
    });
    box.addEventListener("pointermove", (event) => this.dragging && this.#drag(event));
    for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => (this.dragging = false));
    box.addEventListener("keydown", (event) => this.#key(event));
  }

  #drag(event) {
    const { left, width } = this.box.getBoundingClientRect();
    this.#wish(Math.round(((event.clientX - left) / width) * this.store.total));
  }

  #key(event) {
    const { total } = this.store;
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -total, End: total }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#wish(this.at + step);
  }

  /** Shows the wish at once; the stage confirms it. */
  #wish(n) {
    const goal = Math.max(0, Math.min(this.store.total, n));
    if (goal === this.at) return;
    this.show(goal);
    this.goto(goal);
  }
}

function at(name, share, title) {
  const node = html("div", { class: name, title });
  node.style.left = `${100 * share}%`;
  return node;
}
