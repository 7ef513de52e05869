// The transport: First, Back, Next, Last, Play and its speed, the scrubber, and where we are.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { visible } from "../draw/fit.js";
import { Player } from "../story/player.js";
import { byId } from "./by-id.js";
import { Scrubber } from "./scrubber.js";

export class Transport {
  /** @param {Store} store @param {Commands} commands */
  constructor(store, commands) {
    this.store = store;
    this.commands = commands;
    this.player = new Player({
      next: () => commands.step(store.cursor),
      atEnd: () => store.cursor >= store.total,
      changed: (playing) => this.#showPlaying(playing),
    });
    this.position = byId("position");
    this.waiting = byId("waiting");
    this.until = byId("until");
    /** Leads to where a run that waits is answered; it comes with the inspector. */
    this.answer = () => {};
    this.scrubber = new Scrubber(byId("scrubber"), store, (at) => this.goto(at));
    this.buttons = { first: byId("first"), back: byId("back"), next: byId("next"), last: byId("last"), play: byId("play") };
    for (const name of ["first", "back", "next", "last"]) this.buttons[name].addEventListener("click", () => this[name]());
    this.buttons.play.addEventListener("click", () => this.toggle());
    const speed = /** @type {HTMLSelectElement} */ (byId("speed"));
    speed.addEventListener("change", () => this.player.pace(Number(speed.value)));
    store.listen((change) => this.#hear(change));
    this.show();
  }

  next() {
    this.player.pause();
    if (this.aim < this.store.total) this.#ask(this.commands.step(this.store.cursor));
    else if (this.store.snapshot.waits) this.answer();
  }

  back() {
    this.player.pause();
    if (this.aim > 0) this.#ask(this.commands.step(this.store.cursor, -1));
  }

  first() {
    if (this.aim > 0) this.goto(0);
  }

  last() {
    if (this.aim < this.store.total) this.goto(this.store.total);
  }

  /** Where the cursor will be when the stage has done all it was asked: quick fingers are ahead of the answers. */
  get aim() {
    return this.commands.aim ?? this.store.cursor;
  }

  /** @param {number} at */
  goto(at) {
    this.player.pause();
    this.#ask(this.commands.goto(at));
  }

  /** Shows at once where a wish will lead, and again what came of it. @param {Promise<unknown>} wish */
  #ask(wish) {
    this.show();
    wish.then(() => this.show());
  }

  async toggle() {
    // Play at the end starts over: it is the only thing that can be meant.
    if (!this.player.playing && this.store.cursor >= this.store.total) await this.commands.goto(0);
    this.player.toggle();
  }

  #hear(change) {
    if (change.kind === "trace" || change.kind === "rows") this.scrubber.drawTicks();
    if (change.kind === "trace") this.player.pause();
    if (change.kind === "trace" || change.kind === "cursor") this.show();
  }

  show() {
    const { cursor, total, snapshot } = this.store;
    const { waits } = snapshot;
    const lost = document.documentElement.dataset.connection === "lost";
    // What is pressed while nobody answers is not lost: it waits, and says so.
    this.waiting.textContent = lost && this.aim !== cursor ? `then ${this.aim} of ${total}` : "";
    this.position.textContent = `${cursor} of ${total}`;
    // The thumb is where it was put, not where the answers to earlier wishes still are.
    this.scrubber.show(this.aim);
    // aria-disabled rather than disabled: a disabled button would drop the focus of who keeps pressing it.
    const set = (name, off) => this.buttons[name].setAttribute("aria-disabled", String(off));
    set("first", cursor === 0);
    set("back", cursor === 0);
    set("next", cursor >= total && !waits);
    set("last", cursor >= total);
    this.until.textContent = visible(waits?.until ?? "");
    this.until.hidden = !waits;
    this.#label(cursor >= total && waits ? visible(waits.act) : "");
  }

  /** What Next does: it answers, where the run waits for that. @param {string} act */
  #label(act) {
    const { next } = this.buttons;
    const [words] = next.childNodes;
    words.nodeValue = act ? "Answer" : "Next";
    next.setAttribute("aria-label", act || "Next");
    next.title = `${act || "Next"} (→)`;
  }

  #showPlaying(playing) {
    this.buttons.play.textContent = playing ? "Pause" : "Play";
    this.buttons.play.setAttribute("aria-pressed", String(playing));
  }
}
