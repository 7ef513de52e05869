// Leaves out the middle of long captured texts. What is left out stays in the page for whoever copies or listens, and is
// drawn as one "…" (list.css).

const ENDS = { head: 0.6, tail: 0.4 };

/** @typedef {{text: string, cut: boolean}[]} Pieces  Together they are the whole text. */

/** @param {string} text @param {number} most signs that are shown @returns {Pieces} */
export function abridged(text, most) {
  const signs = [...text];
  if (signs.length <= most) return [{ text, cut: false }];
  const [head, tail] = [Math.ceil(most * ENDS.head), Math.floor(most * ENDS.tail)];
  return joined([
    { text: signs.slice(0, head).join(""), cut: false },
    { text: signs.slice(head, -tail).join(""), cut: true },
    { text: signs.slice(-tail).join(""), cut: false },
  ]);
}

/** Neighbours that are both shown, or both not, are one piece; nothing is no piece. @param {Pieces} pieces */
export function joined(pieces) {
  /** @type {Pieces} */
  const whole = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last?.cut === piece.cut) last.text += piece.text;
    else if (piece.text) whole.push({ ...piece });
  }
  return whole;
}
