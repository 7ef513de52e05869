// What the page asks of its stage. Asking is possible at once: what is asked before there is a source waits for it.

/**
 * @typedef {{ok?: boolean, error?: {field: string, message: string}, draft?: import("../types.js").Draft,
 *   verdict?: import("../types.js").Verdict}} Answer
 * @typedef {{send: (name: string, payload?: object, how?: {quiet?: boolean}) => Promise<Answer>}} Source
 */

export class Commands {
  constructor() {
    /** @type {(source: Source) => void} */
    this.connect = () => {};
    /** @type {Promise<Source>} */
    this.source = new Promise((resolve) => {
      this.connect = resolve;
    });
    /** The last wish to go somewhere that has not been sent yet. @type {number|null} */
    this.goal = null;
    this.going = false;
    /** Where the cursor will be once all that was asked is answered; null when nothing is on its way. @type {number|null} */
    this.aim = null;
    this.underWay = 0;
  }

  /** Steps on or back by one. @param {number} from where the cursor is, as far as the page knows */
  step = (from, by = 1) => {
    const at = (this.aim ?? from) + by;
    if (this.goal !== null) return this.goto(at);
    this.aim = at;
    return this.#send(by > 0 ? "next" : "back");
  };

  /** Goes to a message. While one such wish is on its way only the latest of the others is kept. @param {number} at */
  goto = async (at) => {
    this.goal = at;
    this.aim = at;
    if (this.going) return;
    this.going = true;
    while (this.goal !== null) {
      const next = this.goal;
      this.goal = null;
      await this.#send("goto", { at: next });
    }
    this.going = false;
  };

  /** @param {Record<string, string>} set */
  change = (set) => this.#send("switch", { set });

  /** @param {"open"|"hidden"|"predict"} mode */
  mode = (mode) => this.#send("mode", { mode });

  /** Answers the question about message n, which is the next one. @param {number} n @param {string} option */
  predict = (n, option) => this.#send("predict", { n, option }, { quiet: true });

  /** What of message `at` can be edited. @param {number} at */
  draft = (at) => this.#send("draft", { at });

  /**
   * Forks the run by a decision. What is wrong with it is said where it was made, so nobody else need complain, unless asked to.
   * @param {{at: string, do: string, set?: object, seconds?: number|null}} decision @param {{quiet?: boolean}} [how]
   */
  fork = (decision, how = { quiet: true }) => this.#send("fork", decision, how);

  /** @param {string[]} people lanes that a person plays from here on */
  people = (people) => this.#send("people", { people });

  /** Goes over to the run of a link; `at` is where in it, as far as it goes, if the link does not say. @param {string} link @param {number} [at] */
  open = (link, at) => this.#send("open", { link, at });

  /** @returns {Promise<Answer>} */
  async #send(name, payload = {}, how = {}) {
    this.underWay += 1;
    const source = await this.source;
    const answer = await source.send(name, payload, how);
    this.underWay -= 1;
    if (!this.underWay && this.goal === null) this.aim = null;
    return answer;
  }
}
