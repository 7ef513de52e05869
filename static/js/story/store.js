// The one place that holds what the stage shows: rows, details and the cursor. It knows nothing of pages or sockets.

/** @import { Snapshot, Row, Detail, Activity, Link, Value, Place, Known, Text } from "../types.js" */

/**
 * @typedef {{kind: "rows", rows: Row[]} | {kind: "details"} | {kind: "cursor", from: number, to: number}
 *   | {kind: "trace", keep: number, previous: Snapshot, step: Step|null}} Change
 * @typedef {{name: string, from: string}} Step  What was done to come from one run, by its link, to the next.
 * @typedef {(change: Change) => void} Listener
 */

// What a message may put in place of what was told before it.
const TOLD = ["fork", "attack", "question"];
// What comes with the details, and never before.
const OPENED = ["tokens", "token_states", "validations", "proofs", "proof_places"];

/** Holds a snapshot, applies packets to it, and tells its listeners what changed, in the order in which they came. */
export class Store {
  /** @param {Snapshot} snapshot */
  constructor(snapshot) {
    this.snapshot = snapshot;
    /** The stage that this is a view of, once it is joined. @type {string|null} */
    this.stage = null;
    /** @type {Listener[]} */
    this.listeners = [];
  }

  get cursor() {
    return this.snapshot.cursor;
  }

  get total() {
    return this.snapshot.total;
  }

  get rows() {
    return this.snapshot.rows;
  }

  /** The details of the stop under the cursor, once they have come. @returns {Detail|undefined} */
  get detail() {
    return this.snapshot.details[String(this.cursor)];
  }

  /** @param {string} lane */
  actor(lane) {
    return this.snapshot.cast.find((actor) => actor.lane === lane);
  }

  /** @param {number} n @returns {Row|undefined} */
  message(n) {
    return this.rows.find((row) => row.n === n);
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @param {string} stage */
  enter(stage) {
    this.stage = stage;
    this.#tell({ kind: "details" });
  }

  /** Applies one packet of the socket. Packets are trusted to be in order: the source sees to that. */
  apply(/** @type {any} */ packet) {
    if (packet.kind === "reveal") this.#reveal(packet);
    else if (packet.kind === "cursor") this.#move(packet.at);
    else if (packet.kind === "trace") this.replace(packet.snapshot, packet.keep, packet.change);
  }

  /**
   * Takes a whole new snapshot; rows with a seq up to `keep` are the same as before.
   * @param {Snapshot} snapshot @param {number} keep @param {Step|null} step
   */
  replace(snapshot, keep = 0, step = null) {
    const previous = this.snapshot;
    this.snapshot = snapshot;
    this.#tell({ kind: "trace", keep, previous, step });
  }

  /**
   * @param {{to: number, details: Record<string, Detail>, texts?: Record<string, Text>, rows: Row[], activities: Activity[],
   *   links: Link[], values: Value[], places: Place[], known: Known[], [more: string]: any}} packet
   */
  #reveal({ to, details, texts = {}, rows = [], activities = [], links = [], values = [], places = [], known = [], ...more }) {
    for (const name of TOLD) if (name in more) this.snapshot[name] = more[name];
    Object.assign(this.snapshot.details, details);
    Object.assign(this.snapshot.texts, texts);
    this.snapshot.rows.push(...rows);
    this.snapshot.activities.push(...activities);
    this.snapshot.links.push(...links);
    this.snapshot.values.push(...values);
    this.snapshot.places.push(...places);
    this.snapshot.known.push(...known);
    for (const name of OPENED) this.snapshot[name].push(...(more[name] ?? []));
    this.snapshot.revealed = Math.max(this.snapshot.revealed, to);
    if (rows.length || activities.length || links.length) this.#tell({ kind: "rows", rows });
    this.#tell({ kind: "details" });
  }

  /** @param {number} to */
  #move(to) {
    const from = this.snapshot.cursor;
    this.snapshot.cursor = to;
    this.#tell({ kind: "cursor", from, to });
  }

  /** @param {Change} change */
  #tell(change) {
    for (const listener of this.listeners) listener(change);
  }
}
