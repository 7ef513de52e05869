// Small parts that the inspector's panels share: links to the specifications, long values, foldable sections.

import { signal } from "@preact/signals";
import { h } from "preact";
import { useState } from "preact/hooks";
import htm from "htm";
import { visible } from "../../draw/fit.js";

export const html = htm.bind(h);

// Where the parts of a message stand.
export const PLACES = {
  start: "First line",
  query: "In the query",
  form: "In the form",
  json: "In the JSON",
  location: "In the Location header",
  header: "In the headers",
  fragment: "In the fragment",
  cookie: "In the cookies",
};

const LONG = 200;
// Of a longer value: enough to know it by its beginning and its end.
const ENDS = { head: 128, tail: 24 };

/** A link to the section that says so. @param {{spec?: string, href?: string}} reference */
export function Spec({ spec, href }) {
  if (!spec) return null;
  if (!href || !/^https?:/.test(href)) return html`<span class="spec">${spec}</span>`;
  return html`<a class="spec" href=${href} target="_blank" rel="noreferrer">${spec}</a>`;
}

/** The id of the value that is followed. @type {import("@preact/signals").Signal<string|null>} */
export const followed = signal(null);

/** What makes an element one that follows a value. @param {string|null} id */
export function follows(id) {
  if (!id) return {};
  return { "data-follow": id, role: "button", tabindex: 0, "aria-pressed": String(followed.value === id) };
}

/** A captured value: wraps anywhere, shows hidden characters, and is cut when very long until asked for. */
export function Value({ value, id = null, written = [] }) {
  const [whole, setWhole] = useState(false);
  const text = String(value ?? "");
  const cut = text.length > LONG && !whole;
  return html`<code class="captured" ...${follows(id)}><${Written} text=${cut ? `${text.slice(0, ENDS.head)}…${text.slice(-ENDS.tail)}` : text} written=${written} /></code>${text.length > LONG &&
    html`<button type="button" class="more" onClick=${() => setWhole(!whole)}>${cut ? `Show all ${text.length} characters` : "Show less"}</button>`}`;
}

/** A block of captured text that keeps its lines; what of it is a value to follow can be clicked. */
export function Block({ text, written = [], className = "" }) {
  return html`<pre class=${`block ${className}`} tabindex="0"><${Written} text=${text} written=${written} /></pre>`;
}

/**
 * Captured text with the values in it.
 * @param {{text: string, written: [string, string][], brief?: (text: string) => string}} parts `written`: longest first
 */
export function Written({ text, written, brief = (part) => part }) {
  const ids = new Map(written);
  const found = ids.size ? text.split(new RegExp(`(${[...ids.keys()].map(literally).join("|")})`)) : [text];
  return found.map((part, i) => {
    const shown = brief(part).split("\n").map((line) => visible(line)).join("\n");
    const id = i % 2 ? ids.get(part) : null;
    // The same values can be reached with the keyboard where they stand one by one.
    return id ? html`<span class=${`written${followed.value === id ? " is-followed" : ""}`} data-follow=${id}>${shown}</span>` : shown;
  });
}

/** @param {string} text */
function literally(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
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
