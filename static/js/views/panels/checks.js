// The Checks tab: each rule that was applied to the message, with both sides of the comparison and what came of it.

import { SIGNS, WORDS, verdictOf } from "../../draw/verdicts.js";
import { DepthPicker, depth } from "./depth.js";
import { Spec, Value, html } from "./parts.js";

// Labels up to this length stand beside their values; longer ones above them.
const SHORT = 20;

/** How many of each verdict, in words. */
export function tally(checks) {
  const kinds = ["failed", "unenforced", "passed", "not-applicable"];
  return kinds
    .map((kind) => [kind, checks.filter((check) => verdictOf(check) === kind).length])
    .filter(([, count]) => count)
    .map(([kind, count]) => html`<span class=${`verdict ${kind}`}><span class="sign" aria-hidden="true">${SIGNS[kind]}</span> ${count} ${WORDS[kind]}</span>`);
}

export function ChecksPanel({ scene }) {
  const { detail, nameOf } = scene;
  const checks = detail?.checks ?? [];
  if (!checks.length) return html`<h2>Checks</h2><p class="summary">Nobody checks anything at this message.</p>`;
  const actors = [...new Set(checks.map(({ actor }) => actor))];
  const missed = checks.filter(({ verdict }) => verdict === "failed");
  return html`
    <${DepthPicker} />
    <h2>${detail.title}</h2>
    <p class="tallies">${tally(checks)}</p>
    ${missed.map((check) => html`<button type="button" class="more to-missed" onClick=${() => showCard(check)}>What failed: ${check.title} ↓</button>`)}
    ${actors.map(
      (actor) => html`
        <h3>${nameOf(actor)} checks, in this order</h3>
        ${checks.filter((check) => check.actor === actor).map((check) => html`<${CheckCard} key=${check.seq} check=${check} />`)}
      `,
    )}
  `;
}

/** The checks stand in the order in which they are made: the one that matters may be far down. */
function showCard({ seq }) {
  const card = document.getElementById(`check-${seq}`);
  card?.scrollIntoView({ block: "nearest" });
  card?.focus({ preventScroll: true });
}

export function CheckCard({ check }) {
  const verdict = verdictOf(check);
  const missed = check.verdict === "failed";
  return html`<article class=${`check ${verdict}`} id=${`check-${check.seq}`} tabindex="-1">
    <h4><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span> ${check.title}</h4>
    ${depth.value === "plain" && html`<p class="meaning in-plain-words">${check.plain}</p>`}
    <${Facts} check=${check} word=${WORDS[verdict]} />
    ${missed && html`<p class="failure">${check.failure}.</p>`}
    ${verdict !== "not-applicable" && html`<${Sides} left=${check.left} right=${check.right} differs=${missed} />`}
    ${depth.value !== "plain" && check.looked_at && html`<p class="looked">looked at <code>${check.looked_at}</code>${!check.enforced && verdict !== "unenforced" && " · not enforced"}</p>`}
    ${check.why && html`<p class="why">${check.why}</p>`}
    <${Causes} key=${verdict} causes=${check.causes} open=${missed} />
  </article>`;
}

/** What came of it and where it is written; the closer to the specification, the more of it. */
function Facts({ check, word }) {
  const level = check.level && html`<span class="level">${check.level}</span>`;
  const spec = html`<${Spec} spec=${check.spec} href=${check.href} />`;
  const said = html`<span class="verdict-word">${word}</span>`;
  if (depth.value === "plain") return html`<p class="check-facts">${said} ${level} ${spec}</p>`;
  const id = html`<a class="check-id" href=${`/checks#${check.id}`} target="_blank"><code>${check.id}</code></a>`;
  if (depth.value === "practitioner") return html`<p class="check-facts">${id} ${said} ${level} ${spec}</p>`;
  return html`
    <p class="check-facts">${level} ${spec} ${id} ${said}</p>
    <p class="when-failed">when it fails: ${check.answer}</p>
  `;
}

/** What usually makes it fail: told at once where it did. */
function Causes({ causes, open }) {
  if (!causes.length) return null;
  return html`<details class="causes" open=${open}>
    <summary>Usual causes of failure</summary>
    <ul>
      ${causes.map((cause) => html`<li>${cause}</li>`)}
    </ul>
  </details>`;
}

function Sides({ left, right, differs }) {
  if (!left && !right) return null;
  const both = [left, right].filter(Boolean);
  const beside = both.every(({ label, value }) => label.length <= SHORT && String(value).length <= 2 * SHORT);
  return html`<dl class=${`sides${differs ? " differ" : ""}${beside ? " beside" : ""}`}>
    ${both.map(({ label, value, value_id: id }) => html`<dt>${label}</dt><dd>${value === "" ? html`<span class="nothing">nothing</span>` : html`<${Value} value=${value} id=${id} />`}</dd>`)}
  </dl>`;
}
