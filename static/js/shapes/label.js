// The label of a message: a bold verb and the telling part, above its arrow, on a backing that keeps lifelines off the text.

import { fit, shorten, visible } from "../draw/fit.js";
import { FONTS, measureIn } from "../draw/measure.js";
import { svg } from "./element.js";

const measureVerb = measureIn(FONTS.verb);
const measureText = measureIn(FONTS.label);
// A parameter and its value, or credentials, as the server writes them into a label.
const NAMED = /(\w+=|Bearer |Basic )([^&#\s]+)/g;
const GLYPH = 15;
const SPACE = 6;
const LEAST = 60;

/** @typedef {"act"|"launch"|"edited"|"differs"} Glyph  What a label says beside its words. */

/**
 * @param {{verb: string, texts: string[], sightings?: {value: string, at: string}[], middle: number, baseline: number, room: number, glyph?: Glyph|null}} label
 * @returns {SVGElement[]}
 */
export function labelNodes({ verb, texts, sightings = [], middle, baseline, room, glyph = null }) {
  const lead = glyph ? GLYPH : 0;
  const bold = shorten(visible(verb), room - lead, measureVerb);
  const boldWide = measureVerb(bold);
  const left = room - lead - boldWide - SPACE;
  const fitting = left > 24 && texts.length ? fit(texts, left, measureText) : "";
  // Three letters of a cut text tell less than none.
  const rest = left < LEAST && fitting.includes("…") && !texts.includes(fitting) ? "" : fitting;
  const wide = lead + boldWide + (rest ? SPACE + measureText(rest) : 0);
  const x = Math.round(middle - wide / 2);
  const nodes = [svg("rect", { class: "backing", x: x - 4, y: baseline - 13, width: Math.ceil(wide) + 8, height: 17, rx: 3 })];
  if (glyph) nodes.push(GLYPHS[glyph](x, baseline));
  const text = svg("text", { class: "label", y: baseline }, [svg("tspan", { class: "verb", x: x + lead }, [bold])]);
  // The space is for whoever reads the text without seeing it: the second part has a place of its own.
  if (rest) text.append(" ", svg("tspan", { class: "rest", x: x + lead + boldWide + SPACE }, withValues(rest, sightings)));
  nodes.push(text);
  return nodes;
}

/** The text, with what can be followed in pieces of its own. @param {string} text @param {{value: string, at: string}[]} sightings */
function withValues(text, sightings) {
  if (!sightings.length) return [text];
  const ids = new Map(sightings.map(({ value, at }) => [at.startsWith("header.authorization") ? "" : `${at.slice(at.lastIndexOf(".") + 1)}=`, value]));
  const parts = [];
  let done = 0;
  for (const { 1: name, 2: value, index } of text.matchAll(NAMED)) {
    const id = ids.get(name.endsWith("=") ? name : "");
    if (!id) continue;
    const start = index + name.length;
    parts.push(text.slice(done, start), svg("tspan", { "data-follow": id }, [value]));
    done = start + value.length;
  }
  return [...parts, text.slice(done)];
}

/** A head and shoulders: this was a person, not a program. @param {number} x @param {number} baseline */
function person(x, baseline) {
  return svg("path", {
    class: "person-glyph",
    d: `M${x + 5} ${baseline - 10}a2.6 2.6 0 1 1 -.01 0zM${x} ${baseline + 0.5}c0 -6.4 10 -6.4 10 0z`,
  });
}

/** A window with an arrow out of it: a program asks the system to open something. @param {number} x @param {number} baseline */
function opening(x, baseline) {
  return svg("path", {
    class: "opening-glyph",
    d: `M${x + 4} ${baseline - 8.5}H${x + 0.5}v9h9v-3.500M${x + 4} ${baseline - 3}l6 -6m-4 0h4v4`,
  });
}

/** A pencil: somebody edited this message on its way. @param {number} x @param {number} baseline */
function pencil(x, baseline) {
  return svg("path", {
    class: "edited-glyph",
    d: `M${x + 0.5} ${baseline + 0.5}l.8 -3.4 6.200 -6.200 2.600 2.600 -6.200 6.200zM${x + 5.700} ${baseline - 7.300}l2.600 2.600`,
  });
}

/** Not equal: the message is not the one of the run without the fork's decision. @param {number} x @param {number} baseline */
function unequal(x, baseline) {
  return svg("path", { class: "differs-glyph", d: `M${x + 0.5} ${baseline - 6}h9M${x + 0.5} ${baseline - 2.500}h9M${x + 7.500} ${baseline - 9.500}l-5 10.500` });
}

const GLYPHS = { act: person, launch: opening, edited: pencil, differs: unequal };
