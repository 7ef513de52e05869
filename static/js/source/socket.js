// Follows one stage over Socket.IO: joins, applies numbered packets once each and in order, and rejoins after a loss.

import { io } from "socket.io-client";

/** @import { Store } from "../story/store.js" */

const ANSWER_MS = 8000;

/** The live source of a stage. Commands sent before it is joined wait until it is. */
export class SocketSource {
  /**
   * @param {{store: Store, link: () => string, status: (state: "live"|"lost") => void, complain: (message: string) => void}} parts
   */
  constructor({ store, link, status, complain }) {
    Object.assign(this, { store, link, status, complain });
    this.stage = null;
    this.epoch = null;
    this.seen = 0;
    this.joined = false;
    this.joining = false;
    this.again = false;
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.socket = io({ transports: ["websocket"], reconnectionDelay: 300, reconnectionDelayMax: 3000 });
    this.socket.on("connect", () => this.#join());
    this.socket.on("disconnect", (reason) => this.#lose(reason));
    this.socket.on("connect_error", () => this.status("lost"));
    this.socket.on("packet", (packet) => this.#take(packet));
  }

  /** Sends a command and says what the server answered; `{ok: true}` or `{error}`. */
  async send(name, payload = {}, { quiet = false } = {}) {
    await this.#ready();
    try {
      const answer = await this.socket.timeout(ANSWER_MS).emitWithAck(name, payload);
      if (answer?.error && !quiet) this.complain(answer.error.message);
      return answer ?? { ok: true };
    } catch {
      const message = "The server did not answer. Try that again.";
      if (!quiet) this.complain(message);
      return { error: { field: name, message } };
    }
  }

  #ready() {
    if (this.joined) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(() => resolve(undefined)));
  }

  async #join() {
    if (this.joining) {
      this.again = true;
      return;
    }
    this.joining = true;
    this.again = false;
    try {
      const { stage, epoch, seen: after } = this;
      const answer = await this.socket.timeout(ANSWER_MS).emitWithAck("join", { stage, epoch, after, link: this.link() });
      this.joining = false;
      this.#welcome(answer);
    } catch {
      this.joining = false;
      if (this.socket.connected) setTimeout(() => this.#join(), 1000);
    }
    if (this.again && this.socket.connected) this.#join();
  }

  #welcome(answer) {
    if (!answer?.ok) {
      this.complain(answer?.error?.message ?? "The server does not know this stage.");
      this.status("lost");
      return;
    }
    this.stage = answer.stage;
    this.epoch = answer.epoch;
    if (answer.snapshot) {
      this.seen = answer.n ?? 0;
      this.store.replace(answer.snapshot);
    }
    for (const packet of answer.packets ?? []) this.#take(packet);
    this.store.enter(answer.stage);
    this.joined = true;
    this.status("live");
    for (const go of this.waiting.splice(0)) go();
  }

  #take(packet) {
    // While a join is under way its answer carries everything missed, in order; what arrives beside it would be doubled.
    if (this.joining || packet.stage !== this.stage || packet.epoch !== this.epoch) return;
    if (packet.n <= this.seen) return;
    if (packet.n > this.seen + 1) {
      this.#join();
      return;
    }
    this.seen = packet.n;
    this.store.apply(packet);
  }

  #lose(reason) {
    this.joined = false;
    this.status("lost");
    // The one case in which the client library does not come back by itself.
    if (reason === "io server disconnect") setTimeout(() => this.socket.connect(), 500);
  }
}
