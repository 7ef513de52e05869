// Zoom: smaller, larger, as it is, or the whole run in view; by button, key, Ctrl and the wheel, or a pinch of the touchpad.

/** @import { Store } from "../story/store.js" */
/** @import { Canvas } from "./canvas.js" */

import { oncePerFrame } from "./follow.js";
import { rememberZoom } from "./zoom-memory.js";

const STEPS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
// Below half its size text cannot be read, whatever would fit then.
const [LEAST, MOST] = [STEPS[0], STEPS[STEPS.length - 1]];
const WHEEL = 0.004;
/** @type {("sequence"|"lanes")[]} */
const DIAGRAMS = ["sequence", "lanes"];

/** Wires the buttons; gives back what the keys do, and `look`, to be called when other diagrams are seen. @param {HTMLElement} box @param {{canvas: Canvas, store: Store}} parts */
export function createZoom(box, { canvas, store }) {
  const { zoom } = canvas;
  const seen = () => DIAGRAMS.filter((name) => canvas.sees(name) && canvas[name]);
  const button = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`[data-zoom="${name}"]`));
  const set = (/** @type {(now: number, name: "sequence"|"lanes") => number} */ factorOf) => {
    for (const name of seen()) canvas.zoomTo(name, limit(factorOf(zoom[name], name)));
    rememberZoom(zoom);
    show();
  };
  const change = (factorOf) => {
    zoom.fit = false;
    set(factorOf);
  };
  const fit = () => set((_, name) => Math.floor(Math.min(1, canvas[name]?.fitting ?? 1) * 100) / 100);
  const refit = oncePerFrame(() => zoom.fit && fit());
  const acts = {
    in: () => change((now) => STEPS.find((step) => step > now + 0.01) ?? MOST),
    out: () => change((now) => STEPS.findLast((step) => step < now - 0.01) ?? LEAST),
    reset: () => change(() => 1),
    fit: () => {
      zoom.fit = true;
      fit();
    },
  };
  const show = () => {
    const now = zoom[seen()[0] ?? "sequence"];
    button("reset").textContent = `${Math.round(now * 100)} %`;
    button("reset").setAttribute("aria-label", `${Math.round(now * 100)} %, draw at 100 %`);
    button("fit").setAttribute("aria-pressed", String(zoom.fit));
    button("out").setAttribute("aria-disabled", String(now <= LEAST));
    button("in").setAttribute("aria-disabled", String(now >= MOST));
  };
  for (const name in acts) button(name).addEventListener("click", acts[name]);
  for (const name of DIAGRAMS) wireWheel(canvas.panels[name], (by) => change((now, other) => (other === name ? now * by : now)));
  // Fit is kept for a new run, view or window; a message more moves nothing.
  store.listen(({ kind }) => kind === "trace" && refit());
  addEventListener("resize", refit);
  const look = () => {
    refit();
    show();
  };
  look();
  return { ...acts, look };
}

/** A pinch of the touchpad comes as a turn of the wheel with Ctrl. @param {HTMLElement} panel @param {(by: number) => void} act */
function wireWheel(panel, act) {
  let turned = 0;
  const turn = oncePerFrame(() => {
    act(Math.exp(-turned * WHEEL));
    turned = 0;
  });
  panel.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned += event.deltaY;
      turn();
    },
    { passive: false },
  );
}

/** @param {number} factor */
function limit(factor) {
  return Math.round(Math.max(LEAST, Math.min(MOST, factor)) * 100) / 100;
}
