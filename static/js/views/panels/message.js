// The Message tab: what was sent, what each part of it means, and what was made, computed and stored on the way.

import { useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { copyText } from "../copy.js";
import { CheckCard, tally } from "./checks.js";
import { Hold } from "./hold.js";
import { DepthPicker } from "./depth.js";
import { Headers, Parameters } from "./parameters.js";
import { Block, Channel, Fold, Value, Written, html, unfold } from "./parts.js";

export function MessagePanel({ scene, toChecks, hold }) {
  const { detail, snapshot, nameOf } = scene;
  const without = async (path) => {
    await hold.fork({ at: detail.place, do: "edit", set: { [path]: null } }, {});
    // What was pressed is gone with the parameter.
    document.getElementById("inspector-panel")?.focus();
  };
  return html`
    <${DepthPicker} />
    <h2>${detail.title}</h2>
    <p class="route">
      <span class="isolate">${nameOf(detail.from)}</span> → <span class="isolate">${nameOf(detail.to)}</span>
      <${Channel} channel=${detail.channel} />
      <span class="count">message ${detail.n} of ${snapshot.total}</span>${" "}<${PhaseWords} snapshot=${snapshot} n=${detail.n} />
    </p>
    ${detail.start && html`<${StartLine} detail=${detail} />`}
    <${Hold} key=${detail.place} scene=${scene} hold=${hold}>
    <${Edited} changed=${detail.changed} />
    <${Parameters} detail=${detail} texts=${snapshot.texts} without=${without} />
    <${Verdicts} checks=${detail.checks} toChecks=${toChecks} />
    <${Happened} detail=${detail} nameOf=${nameOf} />
    <${Payload} detail=${detail} texts=${snapshot.texts} />
    <//>
  `;
}

/** Which part of the whole this message belongs to. */
function PhaseWords({ snapshot, n }) {
  const { rows, mode } = snapshot;
  // A run that ends early, or begins late, is counted by the phases that it has.
  const phases = mode === "open" ? snapshot.phases.filter(({ id }) => rows.some((row) => row.phase === id)) : snapshot.phases;
  const of = rows.find((row) => row.n === n)?.phase;
  const at = phases.findIndex(({ id }) => id === of);
  return at < 0 ? null : html`<span class="in-phase">· Phase ${at + 1} of ${phases.length}: <b>${visible(phases[at].title)}</b></span>`;
}

function StartLine({ detail }) {
  const [verb, ...rest] = detail.start.split(" ");
  const type = detail.headers.find(({ name }) => name.toLowerCase() === "content-type");
  return html`<pre class="block start" tabindex="0"><b>${visible(verb)}</b> <${Written} text=${rest.join(" ")} written=${detail.written} />${type && html`<span class="dim">${`\n${visible(type.name)}: ${visible(type.value)}`}</span>`}</pre>`;
}

/** Where the message is not as it was made. */
function Edited({ changed }) {
  if (!changed.length) return null;
  return html`
    <h3>Edited on the way</h3>
    <dl class="edits">
      ${changed.map(
        ({ path, before, after }) => html`<div>
          <dt>${visible(path)}</dt>
          <dd>${before === null ? html`<span class="absent">absent</span>` : html`<del><${Value} value=${before} /></del>`}</dd>
          <dd>${after === null ? html`<span class="absent">removed</span>` : html`<ins><${Value} value=${after} /></ins>`}</dd>
        </div>`,
      )}
    </dl>
  `;
}

function Verdicts({ checks, toChecks }) {
  if (!checks.length) return null;
  const telling = checks.filter(({ verdict }) => verdict === "failed");
  return html`
    <h3>Checked</h3>
    ${telling.map((check) => html`<${CheckCard} check=${check} />`)}
    <button type="button" class="tally" onClick=${toChecks}>${tally(checks)}</button>
  `;
}

function Happened({ detail, nameOf }) {
  const { happened, written } = detail;
  if (!happened.length) return null;
  return html`
    <h3>What happened</h3>
    <ul class="happened">
      ${happened.map(({ kind, actor, text }) => html`<li class=${kind}><span class="who">${nameOf(actor)}</span> <span title=${visible(text)}><${Written} text=${text} written=${written} brief=${brief} /></span></li>`)}
    </ul>
  `;
}

/** Tokens are shown whole where they travel; in a sentence their ends are enough. @param {string} text */
function brief(text) {
  return text.replace(/\S{60,}/g, (word) => `${word.slice(0, 28)}…${word.slice(-12)}`);
}

function Payload({ detail, texts }) {
  const { headers, body, raw, curl, written } = detail;
  return html`
    <div class="folds">
      ${headers.length > 0 && html`<${Fold} name="headers" title=${`Headers (${headers.length})`}><${Headers} headers=${headers} texts=${texts} written=${written} /><//>`}
      ${body && html`<${Fold} name="body" title="Body"><${Block} text=${body} written=${written} /><//>`}
      ${raw && html`<${Fold} name="raw" title="Raw"><${Block} text=${raw} written=${written} /><//>`}
      ${curl && html`<${Fold} name="curl" title="cURL"><${Block} text=${curl} written=${written} className="curl" /><//>`}
    </div>
    ${curl && html`<${CopyCurl} key=${detail.n} curl=${curl} />`}
  `;
}

function CopyCurl({ curl }) {
  const [said, say] = useState("");
  const copy = async () => {
    if (await copyText(curl)) {
      say("Copied.");
      return;
    }
    // Without the clipboard's permission: show the text, selected.
    unfold("curl");
    requestAnimationFrame(async () => {
      const block = /** @type {HTMLElement|null} */ (document.querySelector(".block.curl"));
      if (block) getSelection()?.selectAllChildren(block);
      block?.scrollIntoView({ block: "nearest" });
      say("Selected below: copy it with your keyboard.");
    });
  };
  return html`<p class="copying">
    <button type="button" class="button" onClick=${copy}>Copy as cURL</button>
    <span role="status">${said}</span>
  </p>`;
}
