// Makes text fit a given room: takes the longest wording that fits, else shortens the shortest in the middle.

/** @import { Measure } from "./measure.js" */

// Nothing that fits a diagram is longer; a longer text is cut first, so that hostile ones cost no more than honest ones.
const LONGEST = 400;

/**
 * Shows characters that hide or reorder text (controls, direction overrides, zero widths) as what they are.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => {
    if (sign === "\n" || sign === "\t") return " ";
    return `\\u{${sign.codePointAt(0)?.toString(16)}}`;
  });
}

/**
 * Keeps the beginning and the end, where a URL says where it goes and what it carries last; of several words the first ones.
 * @param {string} text @param {number} room @param {Measure} measure
 */
export function shorten(text, room, measure) {
  let signs = [...text];
  if (signs.length > LONGEST) signs = [...signs.slice(0, LONGEST / 2), "…", ...signs.slice(-LONGEST / 2)];
  else if (measure(text) <= room) return text;
  const share = /^[\p{L}\d]+( [\p{L}\d’']+)+\??$/u.test(text) ? 1 : 0.6;
  const kept = (count) => {
    const head = Math.ceil(count * share);
    return signs.slice(0, head).join("") + "…" + signs.slice(signs.length - (count - head)).join("");
  };
  let low = 0;
  let high = signs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(kept(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return low > 0 ? kept(low) : "…";
}

/**
 * @param {string[]} texts longest first
 * @param {number} room in pixels
 * @param {Measure} measure
 */
export function fit(texts, room, measure) {
  const shown = texts.map((text) => visible(text.length > 4 * LONGEST ? text.slice(0, 4 * LONGEST) : text));
  const fitting = shown.find((text) => text.length <= LONGEST && measure(text) <= room);
  return fitting ?? shorten(shown.at(-1) ?? "", room, measure);
}
