// The bar above the diagram while somebody attacks: how that ended, each defence as a switch, both sides. And the menu of attacks.

/** @import { Store } from "../../story/store.js" */
/** @import { Commands } from "../../story/commands.js" */

import { signal } from "@preact/signals";
import { render } from "preact";
import { useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { html, Spec } from "./parts.js";

/** @typedef {{address: (n: number) => string, goto: (n: number) => void, showCheck: (seq: number) => void}} Ways */

/** @param {HTMLElement} box @param {{store: Store, commands: Commands} & Ways} parts */
export function createAttackbar(box, { store, commands, ...ways }) {
  placeMenu(document.getElementById("attack-menu"), document.getElementById("attacks"));
  const attack = signal(store.snapshot.attack);
  const show = () => {
    attack.value = store.snapshot.attack;
    box.hidden = !attack.value;
  };
  store.listen(({ kind }) => (kind === "trace" || kind === "details") && show());
  box.className = "attack";
  render(html`<${Attackbar} attack=${attack} change=${commands.change} ...${ways} />`, box);
  show();
}

function Attackbar({ attack, change, ...ways }) {
  const [whole, setWhole] = useState(false);
  const now = attack.value;
  if (!now) return null;
  const on = now.defences.filter((defence) => defence.on);
  return html`
    <div class="attack-top">
      <p class="attack-name"><strong>${visible(now.title)}</strong> <span class="attack-aim">${visible(now.aim)}</span></p>
      <button type="button" class="button" aria-expanded=${String(whole)} aria-controls="attack-more" onClick=${() => setWhole(!whole)}>
        ${whole ? "Less" : "More about it"}
      </button>
    </div>
    <p class="attack-said" role="status" aria-label="Outcome"><${Outcome} now=${now} ...${ways} /></p>
    ${now.unfit && html`<${Mend} ...${now.unfit} change=${change} />`}
    <ul class=${`defences${whole ? " told" : ""}`} aria-label="Defences">
      ${now.defences.map((defence) => html`<li key=${`${defence.switch} ${defence.value}`}><${Defence} defence=${defence} change=${change} /></li>`)}
    </ul>
    ${!whole && on.map((defence) => html`<p class="defence-text" key=${defence.title}><${Sentence} ...${defence} text=${once(defence.text, now)} /></p>`)}
    <div id="attack-more" class="attack-more" hidden=${!whole}>${whole && html`<${More} now=${now} />`}</div>
  `;
}

function Outcome({ now, ...ways }) {
  const { ended, text, unfit } = now;
  return html`${ended ? html`<${Ended} ended=${ended} ...${ways} />` : html`<span class="attack-open">${visible(text)}</span>`}
    ${unfit && html`<span class="unfit">${!ended && html`<strong><span aria-hidden="true">–</span> Not applicable</strong>${" "}`}${visible(unfit.text)}</span>`}`;
}

function Ended({ ended, address, goto, showCheck }) {
  const { reached, message, seq, check, answer } = ended;
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goto(message);
    if (check) showCheck(seq);
  };
  return html`<strong class=${reached ? "reached" : "stopped"}><span aria-hidden="true">${reached ? "✗" : "✓"}</span> ${reached ? "Reached" : "Stopped"}</strong>
    ${" "}${visible(ended.text)}${answer && html` Answered with <code>${visible(answer)}</code>.`}
    ${message && html`${" "}<a class="attack-where" href=${address(message)} onClick=${follow}>${check ? "The check at" : "See"} message ${message}</a>`}`;
}

/** What a defence does, unless that is how the attack ended: then it has been said. */
const once = (text, { ended }) => (ended?.text === text ? "" : text);

/** Ways out of a run that the attack makes no sense in. */
function Mend({ set, lesson, change }) {
  return html`<p class="attack-mend">
    <button type="button" class="button" onClick=${() => change(set)}>Give it what it needs</button>
    <a href=${lesson}>Its lesson as it was written</a>
  </p>`;
}

function Defence({ defence, change }) {
  const { on, title, value, weak } = defence;
  const id = `defence-${defence.switch}-${value}`;
  return html`<button
      type="button"
      class="defence"
      role="switch"
      aria-checked=${String(on)}
      aria-describedby=${id}
      onClick=${() => change({ [defence.switch]: on ? weak : value })}
    >
      <span class="defence-knob" aria-hidden="true"></span><span class="defence-title">${visible(title)}</span>
      <span class="defence-state" aria-hidden="true">${on ? "on" : "off"}</span>
    </button>
    <p id=${id} class="defence-text"><${Sentence} ...${defence} /></p>`;
}

/** Why it helps, who enforces it, and where that is written. */
function Sentence({ text, who, spec, href }) {
  return html`${visible(text)} <span class="defence-who">Enforced by ${visible(who)}, <${Spec} spec=${spec} href=${href} /></span>`;
}

const SIDES = { victim: "The victim", attacker: "The attacker" };

function More({ now }) {
  const [side, setSide] = useState("victim");
  const links = [
    [now.compare, "Compare off and on"],
    [now.every, "Every attack under these switches"],
    [now.without, "The run without the attacker"],
  ];
  return html`
    <div class="attack-side">
      <div class="sides" role="group" aria-label="Two sides">
        ${Object.entries(SIDES).map(([name, title]) => html`<button type="button" key=${name} aria-pressed=${String(side === name)} onClick=${() => setSide(name)}>${title}</button>`)}
      </div>
      <p aria-live="polite">${visible(now[side])}</p>
    </div>
    <p><strong>What no check stops.</strong> ${visible(now.remains)}</p>
    <p class="attack-links">
      ${links.filter(([link]) => link).map(([link, title]) => html`<a href=${link}>${title}</a>`)}
      <span>${now.specs.map(([spec, href]) => html`<${Spec} spec=${spec} href=${href} /> `)}</span>
    </p>
  `;
}

/** Below its button, inside the window. @param {HTMLElement|null} button @param {HTMLElement|null} menu */
function placeMenu(button, menu) {
  if (!button || !menu) return;
  menu.addEventListener("toggle", () => {
    const { right, bottom } = button.getBoundingClientRect();
    menu.style.top = `${bottom + 6}px`;
    menu.style.left = `${Math.max(8, Math.min(right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8))}px`;
  });
}
