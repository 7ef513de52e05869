// How deep explanations go: plain words, for practitioners, or as the specification has it. The reader picks, the browser remembers.

import { signal } from "@preact/signals";
import { Spec, html } from "./parts.js";

const KEY = "grantscope.depth";
const DEPTHS = { plain: "Plain words", practitioner: "Practitioner", spec: "Spec" };

/** @typedef {keyof typeof DEPTHS} Depth */

/** @type {import("@preact/signals").Signal<Depth>} */
export const depth = signal(remembered());

/** @returns {Depth} */
function remembered() {
  try {
    const found = localStorage.getItem(KEY) ?? "";
    return Object.hasOwn(DEPTHS, found) ? /** @type {Depth} */ (found) : "practitioner";
  } catch {
    return "practitioner";
  }
}

/** @param {Depth} chosen */
function choose(chosen) {
  depth.value = chosen;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that stores nothing still changes the depth of this page.
  }
}

export function DepthPicker() {
  return html`<div class="depths" role="radiogroup" aria-label="Depth of the explanations">
    ${Object.entries(DEPTHS).map(
      ([name, title]) => html`<label>
        <input type="radio" name="depth" value=${name} checked=${depth.value === name} onChange=${() => choose(/** @type {Depth} */ (name))} />
        <span>${title}</span>
      </label>`,
    )}
  </div>`;
}

/** What is said of a parameter or header at the depth that was picked, around its value. */
export function Said({ text, children }) {
  if (!text) return children;
  const { plain, meaning, rule, gain, level, spec, href } = text;
  const mark = level && html`<span class=${`level ${level.toLowerCase()}`}>${level}</span>`;
  const link = html`<${Spec} spec=${spec} href=${href} />`;
  const attacker = html`<p class="gain"><span class="gainer">Attacker</span> ${gain}</p>`;
  if (depth.value === "plain") return html`<p class="meaning in-plain-words">${plain}</p>${children}${attacker}<p class="rule-place in-passing">${mark} ${link}</p>`;
  if (depth.value === "spec") return html`<p class="rule-place">${mark} ${link}</p><p class="meaning">${rule}</p>${children}${attacker}`;
  return html`${children} ${mark}<p class="meaning">${meaning} ${link}</p>${attacker}`;
}
