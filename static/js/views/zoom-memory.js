// How large the diagrams were drawn last in this visit, known before the first one is drawn, so that nothing jumps.

const KEY = "grantscope.zoom";

/** @typedef {{sequence: number, lanes: number, fit: boolean}} Zoom  Factors, and whether they shall keep the whole run in view. */

/** @returns {Zoom} */
export function rememberedZoom() {
  const plain = { sequence: 1, lanes: 1, fit: false };
  try {
    return { ...plain, ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  } catch {
    return plain;
  }
}

/** @param {Zoom} zoom */
export function rememberZoom(zoom) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(zoom));
  } catch {
    // A browser that stores nothing still zooms this page.
  }
}
