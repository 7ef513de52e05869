// The bar above the diagram while somebody attacks: how that ends, and each defence as a switch. And the menu of attacks.

/** @import { Store } from "../../story/store.js" */
/** @import { Commands } from "../../story/commands.js" */

import { signal } from "@preact/signals";
import { render } from "preact";
import { visible } from "../../draw/fit.js";
import { told, watchEnding } from "../ending.js";
import { html } from "./parts.js";
import { placeBelow } from "./place.js";

/**
 * @typedef {{address: (n: number) => string, goto: (n: number) => void, showCheck: (seq: number) => void,
 *   showAttack: () => void}} Ways
 */

/** @param {HTMLElement} box @param {{store: Store, commands: Commands} & Ways} parts */
export function createAttackbar(box, { store, commands, ...ways }) {
  wireMenu(document.getElementById("attack-menu"), document.getElementById("attacks"), store);
  const attack = signal(store.snapshot.attack);
  const show = () => {
    attack.value = store.snapshot.attack;
    box.hidden = !attack.value;
  };
  watchEnding(store);
  store.listen(({ kind }) => (kind === "trace" || kind === "details") && show());
  box.className = "attack";
  render(html`<${Attackbar} attack=${attack} change=${commands.change} ...${ways} />`, box);
  show();
}

function Attackbar({ attack, change, showAttack, ...ways }) {
  const now = attack.value;
  if (!now) return null;
  const shown = told.value && now.ended;
  return html`
    <div class=${`attack-line${now.unfit ? " unfit" : ""}`}>
      <strong class="attack-name">${visible(now.title)}</strong>
      ${!shown && !now.unfit && html`<span class="attack-aim">${visible(now.aim)}</span>`}
      <span class="attack-said" role="status" aria-label="Outcome">
        ${now.ended ? shown && html`<${Outcome} ended=${now.ended} ...${ways} />` : visible(now.text)}
        ${now.unfit && html`<${Unfit} ended=${now.ended} ...${now.unfit} />`}
      </span>
    </div>
    <div class="attack-defences" role="group" aria-label="Defences">
      ${byName(now.defences).map(([name, some]) => html`<span class="defences" key=${name}>
        <span class="defences-name">${visible(name)}</span>
        ${some.map((defence) => html`<${Defence} key=${defence.value} defence=${defence} change=${change} />`)}
      </span>`)}
    </div>
    <div class="attack-tools">
      <button type="button" class="button" onClick=${showAttack}>About it</button>
      ${now.ended && !shown && html`<button type="button" class="button" onClick=${() => (told.value = true)}>Show how it ends</button>`}
      ${now.unfit && html`<${Mend} ...${now.unfit} change=${change} />`}
    </div>
  `;
}

/** Who stopped it where, in one sentence. */
function Outcome({ ended: { reached, text, who, why, message, seq, check }, address, goto, showCheck }) {
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goto(message);
    if (check) showCheck(seq);
  };
  const where = message && html` at <a href=${address(message)} onClick=${follow}>message ${message}</a>`;
  return html`<strong class=${reached ? "reached" : "stopped"}><span aria-hidden="true">${reached ? "✗" : "✓"}</span> ${reached ? "Reached" : "Stopped"}</strong
    >${who && ` by ${visible(who)}`}${where}${check ? `: ${visible(why)}.` : `. ${visible(text)}`}`;
}

function Unfit({ ended, text }) {
  return html`${!ended && html`<strong><span aria-hidden="true">–</span> Not applicable</strong>`} ${visible(text)}`;
}

/** Ways out of a run that the attack makes no sense in. */
function Mend({ set, lesson, change }) {
  return html`<button type="button" class="button" onClick=${() => change(set)}>Give it what it needs</button>
    <a class="attack-lesson" href=${lesson}>Its lesson as it was written</a>`;
}

function Defence({ defence, change }) {
  const { on, title, value, weak, text } = defence;
  return html`<button
    type="button"
    class="defence"
    role="switch"
    aria-checked=${String(on)}
    aria-label=${visible(title)}
    title=${visible(text)}
    onClick=${() => change({ [defence.switch]: on ? weak : value })}
  >
    <span class="defence-knob" aria-hidden="true"></span>${visible(value)}
  </button>`;
}

/** The defences by what they switch. @param {import("../../types.js").Defence[]} defences */
function byName(defences) {
  return Object.entries(Object.groupBy(defences, ({ short }) => short));
}

/**
 * Opens below its button; a lesson that is chosen hears which run is left.
 * @param {HTMLElement|null} button @param {HTMLElement|null} menu @param {Store} store
 */
function wireMenu(button, menu, store) {
  if (!button || !menu) return;
  menu.addEventListener("toggle", () => {
    const from = String(new URLSearchParams({ from: switchesOf(store.snapshot.link) }));
    for (const link of menu.querySelectorAll("li a")) /** @type {HTMLAnchorElement} */ (link).search = from;
    placeBelow(menu, button);
  });
}

/** The link without all but its switches. @param {string} link */
function switchesOf(link) {
  const { pathname, searchParams } = new URL(link, location.href);
  const set = searchParams.getAll("set").map((each) => ["set", each]);
  return set.length ? `${pathname}?${new URLSearchParams(set)}` : pathname;
}
