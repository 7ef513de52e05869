// The shapes of a comparison that the server sends. Nothing here runs.

/** @import { Actor, Mark, Row } from "./types.js" */

/**
 * @typedef {{kind: "text"|"code"|"run", text: string}} Part
 * @typedef {{sign: "+"|"−"|"≠", text: string}} Tag
 * @typedef {{row: number, n: number|null, text: string, tags: Tag[], marks: Mark[]}} Cell
 * @typedef {{name: string, where: string, kind: "only"|"differs"|"another", said: string, values: (string|null)[],
 *   meaning: string, spec: string, href: string}} Difference
 * @typedef {{id: string, title: string, spec: string, href: string, signs: string[], verdicts: string[], said: Part[]}} Verdict
 * @typedef {{n: number, phase: string, differs: boolean, text: string, cells: (Cell|null)[], said: Part[][],
 *   differences: Difference[], checks: Verdict[]}} ComparedLine
 * @typedef {{name: string, title: string, link: string}} ColumnHead
 * @typedef {{line: number|null, said: Part[]}} Pointer
 *
 * @typedef {object} Comparison
 * @property {ColumnHead[]} columns
 * @property {Pointer} first
 * @property {Pointer} deciding
 * @property {ComparedLine[]} lines
 *
 * @typedef {object} ComparedSnapshot
 * @property {number} at
 * @property {string} address
 * @property {Record<string, string>} phases
 * @property {{cast: Actor[], rows: Row[]}[]} runs
 * @property {Comparison} told
 */

export {};
