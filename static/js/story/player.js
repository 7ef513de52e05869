// Plays a stage: a timer that asks for the next message until there is none. No DOM; the clock can be handed in.

const STEP_MS = 2400;

/** Presses Next at a steady pace. */
export class Player {
  /**
   * @param {{next: () => Promise<unknown>, atEnd: () => boolean, changed: (playing: boolean) => void,
   *   later?: (run: () => void, ms: number) => any, never?: (timer: any) => void}} parts
   */
  constructor({ next, atEnd, changed, later = (run, ms) => setTimeout(run, ms), never = (timer) => clearTimeout(timer) }) {
    Object.assign(this, { next, atEnd, changed, later, never });
    this.speed = 1;
    this.playing = false;
    this.timer = null;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.playing || this.atEnd()) return;
    this.playing = true;
    this.changed(true);
    // The first step comes at once: whoever presses Play wants to see that something happens.
    this.#step();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.never(this.timer);
    this.changed(false);
  }

  /** @param {number} speed 1 is the plain pace, 2 twice as fast. */
  pace(speed) {
    this.speed = speed;
    if (!this.playing) return;
    this.never(this.timer);
    this.#wait();
  }

  async #step() {
    await this.next();
    if (!this.playing) return;
    if (this.atEnd()) this.pause();
    else this.#wait();
  }

  #wait() {
    this.timer = this.later(() => this.#step(), STEP_MS / this.speed);
  }
}
