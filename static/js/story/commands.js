// What the page asks of its stage. Asking is possible at once: what is asked before there is a source waits for it.

/** @typedef {{send: (name: string, payload?: object) => Promise<{ok?: boolean, error?: {field: string, message: string}}>}} Source */

export class Commands {
  constructor() {
    /** @type {(source: Source) => void} */
    this.connect = () => {};
    /** @type {Promise<Source>} */
    this.source = new Promise((resolve) => {
      this.connect = resolve;
    });
    /** @type {number|null} */
    this.goal = null;
    this.going = false;
  }

  next = () => this.#send("next");

  back = () => this.#send("back");

  /** @param {Record<string, string>} set */
  change = (set) => this.#send("switch", { set });

  /** @param {"open"|"hidden"} mode */
  mode = (mode) => this.#send("mode", { mode });

  /** Goes to a message. While one such wish is on its way only the latest of the others is kept. @param {number} at */
  goto = async (at) => {
    this.goal = at;
    if (this.going) return;
    this.going = true;
    while (this.goal !== null) {
      const next = this.goal;
      this.goal = null;
      await this.#send("goto", { at: next });
    }
    this.going = false;
  };

  async #send(name, payload = {}) {
    const source = await this.source;
    return source.send(name, payload);
  }
}
