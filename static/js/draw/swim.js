// Lays out the swim lanes: numbers only. Time runs to the right in columns; an activity that a message reaches straight from
// the newest column stands in that same column (the arrow falls or rises straight), any other begins a new one. Boxes use
// the middle of a lane; labels have the strips above and below it to themselves, and the gutters between columns are made
// as wide as their labels, so that nothing can run over anything. Only the newest column ever grows.

/** @import { Activity, Link } from "../types.js" */
/** @import { Measure } from "./measure.js" */

import { shorten, visible } from "./fit.js";

export const BOX_HIGH = 46;
export const POINT = 12;
const LEAST_BOX = 92;
const MOST_BOX = 176;
const PADDING = 14;
const GUTTER = 40;
const PHASE_GAP = 30;
const DROP = 24;
const MOST_LABEL = 150;
const BEFORE_LABEL = 6;
const LABEL_HIGH = 16;
const REMEMBERED = 24;
const TRACK = 4;

/**
 * @typedef {{id: number, lane: number, column: number, x: number, y: number, width: number, shape: string, title: string, detail: string}} Box
 * @typedef {{x: number, width: number, lanes: Set<number>, start: number}} Column
 * @typedef {{points: [number, number][], label: {text: string, x: number, y: number, width: number}|null}} Route
 * @typedef {{title: Measure, detail: Measure, label: Measure}} Measures
 */

export class SwimLayout {
  /** @param {string[]} lanes @param {number} laneHigh @param {Measures} measures */
  constructor(lanes, laneHigh, measures) {
    this.lanes = lanes;
    this.laneHigh = laneHigh;
    this.measures = measures;
    /** @type {Map<number, Box>} */
    this.boxes = new Map();
    /** @type {Column[]} */
    this.columns = [];
    /** @type {{id: string, x: number, end: number}[]} */
    this.phases = [];
    this.tracks = 0;
    /** Where labels stand already. @type {{x: number, y: number, width: number}[]} */
    this.labels = [];
  }

  get width() {
    const last = this.columns.at(-1);
    return last ? last.x + last.width + GUTTER : 0;
  }

  /** Gives an activity its place. @param {Activity} activity @param {Link|undefined} link the message that led to it */
  place(activity, link) {
    const lane = Math.max(0, this.lanes.indexOf(activity.lane));
    const size = this.#size(activity);
    const from = link && this.boxes.get(link.from);
    const label = link ? this.labelOf(link) : null;
    const newPhase = this.phases.at(-1)?.id !== activity.phase;
    const straight = !newPhase && from && this.#straight(from, lane);
    const column = straight ? this.columns[this.columns.length - 1] : this.#open(label ? label.width : 0, newPhase);
    column.lanes.add(lane);
    column.width = Math.max(column.width, size.width, straight && label ? DROP + BEFORE_LABEL + label.width + 6 : 0);
    const box = { id: activity.id, lane, column: this.columns.length - 1, x: column.x, y: this.#middle(lane) - BOX_HIGH / 2, ...size };
    this.boxes.set(activity.id, box);
    if (newPhase) this.phases.push({ id: activity.phase, x: column.x, end: 0 });
    this.phases[this.phases.length - 1].end = column.x + column.width;
    return box;
  }

  /** The way of a link from box to box, and where its label stands. @param {Link} link @returns {Route|null} */
  route(link) {
    const from = this.boxes.get(link.from);
    const to = this.boxes.get(link.to);
    if (!from || !to) return null;
    const label = link.channel === "inner" ? null : this.labelOf(link);
    if (from.lane === to.lane) return this.#along(from, to, label, link.channel === "inner" ? 8 : -8);
    if (from.column === to.column) return this.#straightDown(from, to, label);
    if (from.column + 1 === to.column) return this.#throughGutter(from, to, label);
    return this.#aroundColumns(from, to, label);
  }

  /** From the left of the first box to the right of the second. @param {Link} link */
  reach({ from, to }) {
    const [a, b] = [this.boxes.get(from), this.boxes.get(to)];
    return { left: Math.min(a?.x ?? 0, b?.x ?? 0), right: Math.max(a ? a.x + a.width : 0, b ? b.x + b.width : 0) };
  }

  /** @param {Link} link */
  labelOf(link) {
    if (!link.label) return null;
    const text = shorten(visible(link.label.slice(0, 400)), MOST_LABEL, this.measures.label);
    return { text, width: Math.ceil(this.measures.label(text)) };
  }

  #size({ shape, title, detail }) {
    const inset = PADDING + (shape === "checks" ? POINT : 0);
    const most = MOST_BOX - 2 * inset;
    const shownTitle = shorten(visible(title.slice(0, 400)), most, this.measures.title);
    const shownDetail = detail ? shorten(visible(detail.slice(0, 400)), most, this.measures.detail) : "";
    const text = Math.max(this.measures.title(shownTitle), shownDetail ? this.measures.detail(shownDetail) : 0);
    return { width: Math.ceil(Math.max(LEAST_BOX, text + 2 * inset)), shape, title: shownTitle, detail: shownDetail };
  }

  /** Whether an arrow can fall straight from `from` to the lane: same (newest) column, nothing in between, nothing there. */
  #straight(from, lane) {
    if (from.column !== this.columns.length - 1 || from.lane === lane) return false;
    const { lanes } = this.columns[from.column];
    const [low, high] = [Math.min(from.lane, lane), Math.max(from.lane, lane)];
    for (let between = low; between <= high; between += 1) if (between !== from.lane && lanes.has(between)) return false;
    return true;
  }

  #open(labelWidth, newPhase) {
    const last = this.columns.at(-1);
    const gutter = Math.max(GUTTER, labelWidth ? labelWidth + 34 : 0, newPhase ? PHASE_GAP + GUTTER / 2 : 0);
    const column = { x: last ? last.x + last.width + gutter : 12, width: LEAST_BOX, lanes: new Set(), start: last ? last.x + last.width : 0 };
    this.columns.push(column);
    return column;
  }

  #middle(lane) {
    return lane * this.laneHigh + this.laneHigh / 2;
  }

  /** Baseline of a label in the strip of a lane above (-1) or below (+1) its boxes. */
  #strip(lane, side) {
    const strip = (this.laneHigh - BOX_HIGH) / 2;
    return this.#middle(lane) + side * (BOX_HIGH / 2 + strip / 2) + 4;
  }

  #along(from, to, label, dy) {
    const y = this.#middle(from.lane) + dy;
    const points = [[right(from, dy), y], [left(to, dy), y]];
    return { points, label: label && { ...label, x: from.x + from.width + 12, y: y - 6 } };
  }

  #straightDown(from, to, label) {
    const down = to.lane > from.lane;
    const x = from.x + DROP;
    const points = [[x, from.y + (down ? BOX_HIGH : 0)], [x, to.y + (down ? 0 : BOX_HIGH)]];
    const side = down ? 1 : -1;
    const places = [this.#strip(from.lane, side), this.#strip(to.lane, -side)].map((y) => ({ x: x + BEFORE_LABEL, y }));
    return { points, label: label && this.#stand(label, places) };
  }

  #throughGutter(from, to, label) {
    const gx = this.columns[to.column].start + 12;
    const [y1, y2] = [this.#middle(from.lane) - 8, this.#middle(to.lane) - 8];
    const points = [[right(from, -8), y1], [gx, y1], [gx, y2], [left(to, -8), y2]];
    const side = to.lane > from.lane ? 1 : -1;
    const places = [this.#strip(from.lane, side), this.#strip(to.lane, -side)].map((y) => ({ x: gx + BEFORE_LABEL, y }));
    return { points, label: label && this.#stand(label, places) };
  }

  /** To a later column: out into the first gutter, along the border of the lanes, in through the last gutter. */
  #aroundColumns(from, to, label) {
    this.tracks = (this.tracks + 1) % 3;
    const out = this.columns[from.column + 1].start + 6;
    const inn = to.x - 10;
    const border = (to.lane > from.lane ? to.lane : to.lane + 1) * this.laneHigh + (this.tracks - 1) * TRACK;
    const [y1, y2] = [this.#middle(from.lane) - 8, this.#middle(to.lane) - 8];
    const points = [[right(from, -8), y1], [out, y1], [out, border], [inn, border], [inn, y2], [left(to, -8), y2]];
    const side = to.lane > from.lane ? -1 : 1;
    const places = [
      { x: inn - BEFORE_LABEL - (label?.width ?? 0), y: this.#strip(to.lane, side) },
      { x: out + BEFORE_LABEL, y: this.#strip(from.lane, -side) },
    ];
    return { points, label: label && this.#stand(label, places) };
  }

  /** At the first of the places that no other label has, else at the first. */
  #stand(label, places) {
    const free = ({ x, y }) => !this.labels.some((other) => Math.abs(y - other.y) < LABEL_HIGH && x < other.x + other.width + 4 && other.x < x + label.width + 4);
    const placed = { ...label, ...(places.find(free) ?? places[0]) };
    this.labels.push(placed);
    // Those further back can be met no more.
    if (this.labels.length > REMEMBERED) this.labels.shift();
    return placed;
  }
}

/** Where a box ends at a height `dy` off its middle: a hexagon's sides slope. @param {Box} box @param {number} dy */
function right(box, dy) {
  return box.x + box.width - slope(box, dy);
}

/** @param {Box} box @param {number} dy */
function left(box, dy) {
  return box.x + slope(box, dy);
}

function slope({ shape }, dy) {
  return shape === "checks" ? (POINT * Math.abs(dy)) / (BOX_HIGH / 2) : 0;
}
