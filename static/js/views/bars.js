// The bars above the diagram: the attack on the run, and what became of a change. Those that a run has when it is opened
// come with its first diagram, or they would push it down later; the others are fetched after it.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { kept } from "../story/kept.js";
import { byId } from "./by-id.js";
import { visitStorage } from "./storage.js";
import { style, styles } from "./styles.js";

/**
 * @typedef {{store: Store, commands: Commands, address: (n: number) => string, goto: (n: number) => void,
 *   showCheck: (seq: number) => void, showAttack: () => void, complain: (message: string) => void}} Parts
 */

export class Bars {
  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    const { store } = parts;
    const forked = Boolean(store.snapshot.fork) || kept(store.snapshot.link, visitStorage()).length > 1;
    this.wanted = { attack: Boolean(store.snapshot.attack), forks: forked };
  }

  /** Those that the run has. */
  async first() {
    await Promise.all([this.wanted.attack && this.#attack(), this.wanted.forks && this.#forks()]);
  }

  /** Those that it may get. */
  async rest() {
    await Promise.all([!this.wanted.attack && this.#attack(), !this.wanted.forks && this.#forks()]);
  }

  async #attack() {
    try {
      const [{ createAttackbar }] = await Promise.all([import("./panels/attack.js"), styles("attack", "attack-menu")]);
      createAttackbar(byId("attack"), this.parts);
    } catch {
      this.parts.complain("The attack could not be loaded: reload the page.");
    }
  }

  async #forks() {
    try {
      const [{ createForkbar }, { Visit }] = await Promise.all([import("./panels/forkbar.js"), import("./visit.js"), style("forks")]);
      createForkbar(byId("forks"), { visit: new Visit(this.parts.store, this.parts.commands), ...this.parts });
    } catch {
      this.parts.complain("The runs of this visit could not be loaded: reload the page.");
    }
  }
}
