// What was predicted in a run, and how it came out. It lasts as long as the visit; nothing of it is sent anywhere.

/**
 * @typedef {{n: number, text: string, option: string, chosen: string, right: string, correct: boolean}} Prediction
 *   One question and its answer in words; `option` is the id of the answer, empty where the question was passed over.
 * @typedef {{getItem: (key: string) => string|null, setItem: (key: string, value: string) => void,
 *   removeItem: (key: string) => void}} Storage
 */

const KEY = "grantscope.predictions ";

export class Predictions {
  /** @param {string} link of the run @param {Storage|null} storage */
  constructor(link, storage) {
    this.link = link;
    this.storage = storage;
    /** @type {Prediction[]} */
    this.all = this.#kept();
  }

  /** @param {number} n @returns {Prediction|undefined} */
  of(n) {
    return this.all.find((each) => each.n === n);
  }

  /** Keeps the first answer to a question; one that was passed over may be answered after all. @param {Prediction} prediction */
  add(prediction) {
    if (this.of(prediction.n)?.option) return;
    this.all = [...this.all.filter(({ n }) => n !== prediction.n), prediction].toSorted((one, other) => one.n - other.n);
    this.#guarded(() => this.storage?.setItem(KEY + this.link, JSON.stringify(this.all)));
  }

  /** Forgets all of it. */
  clear() {
    this.all = [];
    this.#guarded(() => this.storage?.removeItem(KEY + this.link));
  }

  get right() {
    return this.all.filter(({ correct }) => correct).length;
  }

  get answered() {
    return this.all.filter(({ option }) => option).length;
  }

  get skipped() {
    return this.all.length - this.answered;
  }

  /** Those that came out otherwise, or were passed over. */
  get missed() {
    return this.all.filter(({ correct }) => !correct);
  }

  /** `5 of 7 right, 1 skipped`; empty before the first. */
  get score() {
    const { right, answered, skipped } = this;
    if (!this.all.length) return "";
    return [answered ? `${right} of ${answered} right` : "", skipped ? `${skipped} skipped` : ""].filter(Boolean).join(", ");
  }

  /** @returns {Prediction[]} */
  #kept() {
    return this.#guarded(() => JSON.parse(this.storage?.getItem(KEY + this.link) ?? "[]")) ?? [];
  }

  /** No room, or none allowed: what was predicted then lasts as long as the page. */
  #guarded(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }
}
