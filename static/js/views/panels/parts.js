// Small parts that the inspector's panels share: links to the specifications, long values, foldable sections.

import { signal } from "@preact/signals";
import { h } from "preact";
import { useState } from "preact/hooks";
import htm from "htm";
import { visible } from "../../draw/fit.js";

export const html = htm.bind(h);

const LONG = 200;
// Of a longer value: enough to know it by its beginning and its end.
const ENDS = { head: 128, tail: 24 };

/** A link to the section that says so. @param {{spec?: string, href?: string}} reference */
export function Spec({ spec, href }) {
  if (!spec) return null;
  if (!href || !/^https?:/.test(href)) return html`<span class="spec">${spec}</span>`;
  return html`<a class="spec" href=${href} target="_blank" rel="noreferrer">${spec}</a>`;
}

/** A captured value: wraps anywhere, shows hidden characters, and is cut when very long until asked for. */
export function Value({ value, id = null }) {
  const [whole, setWhole] = useState(false);
  const text = String(value ?? "");
  const cut = text.length > LONG && !whole;
  return html`<code class="captured" data-value=${id}>${visible(cut ? `${text.slice(0, ENDS.head)}…${text.slice(-ENDS.tail)}` : text)}</code>${text.length > LONG &&
    html`<button type="button" class="more" onClick=${() => setWhole(!whole)}>${cut ? `Show all ${text.length} characters` : "Show less"}</button>`}`;
}

/** A block of captured text that keeps its lines. */
export function Block({ text, className = "" }) {
  const lines = text.split("\n").map((line) => visible(line));
  return html`<pre class=${`block ${className}`} tabindex="0">${lines.join("\n")}</pre>`;
}

/** @type {Record<string, import("@preact/signals").Signal<boolean>>} */
const folds = {};

/** A section that can be folded; it stays as the reader left it from message to message. */
export function Fold({ name, title, open = false, children }) {
  folds[name] ??= signal(open);
  const state = folds[name];
  return html`<details class="fold" open=${state.value} onToggle=${(event) => (state.value = event.currentTarget.open)}>
    <summary>${title}</summary>
    ${children}
  </details>`;
}

/** Opens a section from outside. @param {string} name */
export function unfold(name) {
  if (folds[name]) folds[name].value = true;
}

/** Who can see the message. */
export function Channel({ channel }) {
  if (channel !== "front" && channel !== "back") return null;
  return html`<span class=${`channel ${channel}`}>${channel} channel</span>`;
}
