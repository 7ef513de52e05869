// The value that is followed, and at which of its places the reader is. No DOM.

/** @import { Store } from "./store.js" */
/** @import { Place, Value } from "../types.js" */

/** @typedef {{place: Place, own: boolean, here: boolean}} Lit  A place to light: of the value itself, or of what was made from it. */

export class Following {
  /**
   * @param {{store: Store, aim: () => number, goto: (stop: number) => void, lost: (name: string) => void}} parts
   *   `aim` is where the cursor will be; `lost` is told when a run no longer has the value
   */
  constructor({ store, aim, goto, lost }) {
    this.store = store;
    this.aim = aim;
    this.goto = goto;
    this.lost = lost;
    /** @type {string|null} */
    this.id = null;
    /** @type {number|null} index of the place that the reader is at; null between places */
    this.at = null;
    this.name = "";
    /** @type {(() => void)[]} */
    this.listeners = [];
    store.listen((change) => this.#hear(change));
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @returns {Value|undefined} */
  get value() {
    return this.find(this.id);
  }

  /** @returns {Place[]} */
  get places() {
    return this.store.snapshot.places.filter(({ value }) => value === this.id);
  }

  /** What was made from the value. @returns {Value[]} */
  get derived() {
    return this.store.snapshot.values.filter(({ origins }) => origins.some(({ value }) => value === this.id));
  }

  /** Follows a value; asked for the one that is followed, it stops. @param {string} id */
  toggle(id) {
    if (id === this.id) this.end();
    else this.follow(id);
  }

  /** @param {string} id */
  follow(id) {
    const value = this.find(id);
    if (!value) return;
    this.id = id;
    this.name = value.name;
    this.at = null;
    this.#settle();
    this.#tell();
  }

  end() {
    if (this.id === null) return;
    this.id = null;
    this.at = null;
    this.#tell();
  }

  /** The index of the place before or after, -1 where there is none. @param {number} by */
  beyond(by) {
    const { places, at } = this;
    if (at !== null) return places[at + by] ? at + by : -1;
    const now = this.aim();
    return by > 0 ? places.findIndex(({ stop }) => stop > now) : places.findLastIndex(({ stop }) => stop < now);
  }

  /** Goes to the place before or after. @param {number} by */
  step(by) {
    const goal = this.beyond(by);
    if (this.id === null || goal < 0) return;
    this.at = goal;
    const { stop } = this.places[goal];
    this.#tell();
    if (stop !== this.aim()) this.goto(stop);
  }

  /** Every place to light. @returns {Lit[]} */
  lit() {
    if (this.id === null) return [];
    const made = new Set(this.derived.map(({ id }) => id));
    const here = this.at === null ? null : this.places[this.at];
    return this.store.snapshot.places
      .filter(({ value }) => value === this.id || made.has(value))
      .map((place) => ({ place, own: place.value === this.id, here: place === here }));
  }

  /** @param {string|null} id @returns {Value|undefined} */
  find(id) {
    return this.store.snapshot.values.find((value) => value.id === id);
  }

  #hear(change) {
    if (this.id === null || change.kind === "details") return;
    if (!this.value) {
      this.end();
      this.lost(this.name);
      return;
    }
    this.#settle();
    this.#tell();
  }

  /** The place that the reader is at, as long as the cursor is there or on its way; else the first one at the cursor. */
  #settle() {
    const now = this.aim();
    const { places } = this;
    if (this.at !== null && places[this.at]?.stop === now) return;
    const found = places.findIndex(({ stop }) => stop === now);
    this.at = found < 0 ? null : found;
  }

  #tell() {
    for (const listener of this.listeners) listener();
  }
}
