// The visit: which runs were shown on the way, and how to go back to one. Each run is an entry of the browser's history.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { signal } from "@preact/signals";
import { addressOf } from "../story/address.js";
import { Forks } from "../story/forks.js";
import { visitStorage } from "./storage.js";

export class Visit {
  /** @param {Store} store @param {Commands} commands */
  constructor(store, commands) {
    this.store = store;
    this.commands = commands;
    this.forks = new Forks(store.snapshot.link, store.snapshot.fork?.name ?? "", visitStorage());
    /** What is to be shown of the visit. */
    this.state = signal(this.#look());
    store.listen((change) => this.#hear(change));
  }

  /** Goes back to a run where it was left. @param {import("../story/forks.js").Node} node */
  go({ link, at }) {
    this.#open(link, at);
  }

  /** Goes to the run without the last change, at the message that is shown now. */
  undo() {
    const link = this.forks.parent?.link ?? this.store.snapshot.without;
    if (link) this.#open(link, this.store.cursor);
  }

  #open(link, at) {
    this.commands.open(addressOf({ link, mode: this.store.snapshot.mode, cursor: 0 }), at);
  }

  /** @param {number} id @param {string} name */
  rename(id, name) {
    this.forks.rename(id, name);
    this.state.value = this.#look();
  }

  #look() {
    const { fork, without } = this.store.snapshot;
    const { nodes, current, parent } = this.forks;
    return { fork, nodes: nodes.map((node) => ({ ...node })), current: { ...current }, canUndo: Boolean(parent || without) };
  }

  #hear(change) {
    if (change.kind === "trace" && change.previous.link !== this.store.snapshot.link) {
      this.forks.turn(this.store.snapshot.link, change.previous.cursor, change.step);
    }
    if (change.kind === "trace" || change.kind === "details") this.state.value = this.#look();
  }
}
