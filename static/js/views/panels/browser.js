// The Browser tab: the page that the person's browser shows, and the person to be played. What is captured is shown in a
// frame without scripts, from an address of its own; its forms go to the server, never through this page.

import { abridgedAddress } from "../../draw/abridge-address.js";
import { visible } from "../../draw/fit.js";
import { html } from "./parts.js";

const PERSON = "owner";
// Signs of an address that are shown: some two lines.
const MOST = 90;

/** @param {{scene: import("../inspector.js").Scene, hold: import("../../story/commands.js").Commands}} parts */
export function BrowserPanel({ scene, hold }) {
  const { detail, snapshot } = scene;
  const browser = snapshot.cast.find(({ kind }) => kind === "browser");
  const { asks, window: seen } = detail;
  return html`
    <h2>${visible(browser?.name ?? "Browser")}</h2>
    <${Person} scene=${scene} hold=${hold} />
    <p class="asked" role="status">${asks ? visible(asks.text) : ""}</p>
    ${asks?.hint && html`<p class="asked-hint">${asks.hint}</p>`}
    <${Frame} scene=${scene} seen=${seen} name=${browser?.name ?? ""} />
    ${asks?.waits &&
    html`<p class="go-on">
      <button type="button" class="button" onClick=${() => hold.fork({ at: asks.at, do: "answer", set: asks.would })}>Go on: ${visible(asks.go_on)}</button>
    </p>`}
  `;
}

/** The switch with which somebody becomes the person. */
function Person({ scene, hold }) {
  const { people, cast } = scene.snapshot;
  const person = cast.find(({ lane }) => lane === PERSON);
  if (!person) return null;
  const on = people.includes(PERSON);
  return html`<p class="play-as">
    <button type="button" class="toggle" role="switch" aria-checked=${String(on)} onClick=${() => hold.people(on ? [] : [PERSON])}>
      <span class="knob" aria-hidden="true"></span>You are ${visible(person.name)}
    </button>
    <span class="play-note">${on ? "The run stops where an answer is wanted." : "The script answers."}</span>
  </p>`;
}

function Frame({ scene, seen, name }) {
  const { stage, detail, changes } = scene;
  const address = visible(seen?.url ?? "");
  const empty = seen?.n === null && !seen.fault;
  // A frame that is made anew leaves no entry in the browser's history; one that is sent elsewhere would.
  return html`<div class="window">
    <p class="address-bar"><span class="dots" aria-hidden="true"></span><span class="unseen">Address: </span><code title=${address}>${abridgedAddress(address, MOST).map(({ text, cut }) => (cut ? html`<span class="cut">${text}</span>` : text))}</code></p>
    ${empty && html`<p class="page blank">Nothing is open yet.</p>`}
    ${!empty && stage && html`<iframe key=${`${stage} ${changes} ${detail.n}`} class="page" sandbox="allow-forms" title=${`The page in ${visible(name)}`} src=${`/stages/${stage}/pages/${detail.n}`}></iframe>`}
  </div>`;
}
