// What the inspector says of an attack: what it aims at, how it ends, what each defence does, both sides, what remains.

import { useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { told } from "../ending.js";
import { html, Spec } from "./parts.js";

const SIDES = { victim: "The victim", attacker: "The attacker" };

export function AttackedPanel({ scene }) {
  const [side, setSide] = useState("victim");
  const now = scene.snapshot.attack;
  return html`
    <h2>${visible(now.title)}</h2>
    <p class="summary">${visible(now.aim)}</p>
    <h3>How it ends</h3>
    <${Ending} now=${now} />
    <h3>Defences</h3>
    <dl class="defences-told">
      ${now.defences.map((defence) => html`<${Told} key=${defence.title} ...${defence} />`)}
    </dl>
    <h3>Two sides</h3>
    <div class="two-sides" role="group" aria-label="Two sides">
      ${Object.entries(SIDES).map(([name, title]) => html`<button type="button" key=${name} aria-pressed=${String(side === name)} onClick=${() => setSide(name)}>${title}</button>`)}
    </div>
    <p aria-live="polite">${visible(now[side])}</p>
    <h3>What no check stops</h3>
    <p>${visible(now.remains)}</p>
    <h3>Go on</h3>
    <${Onward} now=${now} />
    <h3>Where it is written</h3>
    <p class="attack-specs">${now.specs.map(([spec, href]) => html`<${Spec} spec=${spec} href=${href} /> `)}</p>
  `;
}

function Ending({ now: { ended, text, unfit } }) {
  if (!ended) return html`<p class="attack-open">${visible(unfit?.text ?? text)}</p>`;
  if (!told.value) return html`<p class="attack-open">Go on, and see; or have it shown above the diagram.</p>`;
  return html`<p>${visible(ended.text)}${ended.answer && html` Answered with <code>${visible(ended.answer)}</code>.`}</p>`;
}

/** One defence: whether it is on, why it helps, who enforces it, and where that is written. */
function Told({ title, on, text, who, spec, href }) {
  return html`<div class=${on ? "on" : ""}>
    <dt>${visible(title)} <span class="defence-state">${on ? "on" : "off"}</span></dt>
    <dd>${visible(text)} <span class="defence-who">Enforced by ${visible(who)}, <${Spec} spec=${spec} href=${href} /></span></dd>
  </div>`;
}

function Onward({ now }) {
  const links = [
    [now.compare, "Compare off and on"],
    [now.every, "Every attack under these switches"],
    [now.without, "The run without the attacker"],
  ];
  return html`<ul class="attack-onward">${links.filter(([link]) => link).map(([link, title]) => html`<li key=${title}><a href=${link}>${title}</a></li>`)}</ul>`;
}
