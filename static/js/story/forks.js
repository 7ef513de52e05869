// The runs of this visit as a tree: each was made from another by one change, and any of them can be gone back to.

/**
 * @typedef {{id: number, link: string, name: string, parent: number|null, at: number}} Node
 *   `at` is the message that was the current one when the run was left.
 * @typedef {{getItem: (key: string) => string|null, setItem: (key: string, value: string) => void}|null} Storage  none where the browser blocks it
 */

import { KEY, kept } from "./kept.js";

const FIRST = "As it was opened";
const MOST = 80;

export class Forks {
  /**
   * Takes the tree up again where this visit left it, when the run is one of it.
   * @param {string} link of the run that is shown @param {string} name if the tree begins with it @param {Storage} storage
   */
  constructor(link, name, storage) {
    this.storage = storage;
    /** @type {Node[]} */
    this.nodes = kept(link, storage);
    this.current = this.#find(link) ?? this.#add(link, name || FIRST, null);
  }

  /** The node that the shown run was made from. */
  get parent() {
    return this.nodes.find(({ id }) => id === this.current.parent) ?? null;
  }

  /**
   * Another run is shown.
   * @param {string} link @param {number} left the message where the run before was left
   * @param {{name: string, from: string}|null} step what led there; none when it was gone back to
   */
  turn(link, left, step) {
    this.current.at = left;
    const known = this.#find(link);
    this.current = known ?? this.#add(link, step?.name ?? FIRST, step ? (this.#find(step.from) ?? this.current).id : null);
    this.#keep();
  }

  /** @param {number} id @param {string} name */
  rename(id, name) {
    const node = this.nodes.find((each) => each.id === id);
    if (node && name.trim()) node.name = name.trim().slice(0, 80);
    this.#keep();
  }

  #find(link) {
    return this.nodes.find((node) => node.link === link);
  }

  #add(link, name, parent) {
    const node = { id: 1 + Math.max(0, ...this.nodes.map(({ id }) => id)), link, name, parent, at: 0 };
    this.nodes.push(node);
    if (this.nodes.length > MOST) this.#forget();
    return node;
  }

  /** The oldest leaf goes: no other was made from it. */
  #forget() {
    const parents = new Set(this.nodes.map(({ parent }) => parent));
    const leaf = this.nodes.find((node) => node !== this.nodes.at(-1) && node !== this.current && !parents.has(node.id));
    this.nodes = this.nodes.filter((node) => node !== leaf);
  }


  /** Nothing is left with the browser as long as nothing was forked. */
  #keep() {
    if (this.nodes.length < 2) return;
    try {
      this.storage.setItem(KEY, JSON.stringify(this.nodes));
    } catch {
      // No room, or none allowed: the tree then lasts as long as the page.
    }
  }
}
