// Measures text without touching the page, so that asking for a width never makes the browser lay anything out.

/** @typedef {(text: string) => number} Measure */

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** The fonts of the diagrams. diagram.css sets the same ones; what is measured must be what is drawn. */
export const FONTS = {
  verb: `600 12.5px ${SANS}`,
  label: `400 11.5px ${MONO}`,
  phase: `700 11px ${SANS}`,
  mark: `600 11.5px ${SANS}`,
  wire: `600 11.5px ${SANS}`,
  title: `600 13px ${SANS}`,
  detail: `400 11px ${MONO}`,
};

/**
 * A measure for one font. Each has a pen of its own: setting a pen's font again and again costs more than measuring.
 * @param {string} font @returns {Measure}
 */
export function measureIn(font) {
  /** @type {CanvasRenderingContext2D|null} */
  let pen = null;
  return (text) => {
    pen ??= penFor(font);
    return pen ? pen.measureText(text).width : text.length * 8;
  };
}

function penFor(font) {
  const pen = document.createElement("canvas").getContext("2d");
  if (pen) pen.font = font;
  return pen;
}
