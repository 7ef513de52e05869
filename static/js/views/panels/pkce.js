// PKCE in the tab Tokens: each verifier of the run step by step, and a field to try one's own. What is typed stays here.

/** @import { Trying } from "../../types.js" */

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { SIGNS as CHECKED } from "../../draw/verdicts.js";
import { Fold, Spec, Value, html } from "./parts.js";

const SIGNS = { ...CHECKED, carried: "·" };
// Bytes that are shown of a longer text, as the server shows them.
const HEAD = 8;
const TAIL = 4;

// What was typed, for as long as the page is open: it goes into no address and to no server.
const typed = signal("");

export function PkcePart({ snapshot, goto }) {
  const { cursor, trying } = snapshot;
  const proofs = snapshot.proofs.filter(({ stop }) => stop <= cursor).toReversed();
  if (!proofs.length && !trying) return null;
  return html`<section class="pkce" aria-label="PKCE">
    <h2>PKCE</h2>
    ${!proofs.length && html`<p class="summary">No verifier has been made yet.</p>`}
    ${proofs.map((proof) => html`<${Proof} key=${proof.id} proof=${proof} places=${snapshot.proof_places.filter((each) => each.proof === proof.id && each.stop <= cursor)} goto=${goto} />`)}
    ${trying && html`<${Try} trying=${trying} proofs=${proofs} />`}
  </section>`;
}

function Proof({ proof, places, goto }) {
  const { method, begun, steps, note, trouble, method_spec: spec, method_href: href } = proof;
  return html`
    <p class="route">${visible(begun)}, with the method <code>${visible(method)}</code> <${Spec} spec=${spec} href=${href} /></p>
    ${trouble && html`<p class="note unreadable">${visible(trouble)}</p>`}
    <${Steps} steps=${steps} />
    ${note && html`<p class="note">${note}</p>`}
    <ul class="made">
      ${places.map(
        ({ verdict, text, n }) => html`<li class=${verdict}>
          <span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>
          <p><button type="button" class="to-message" onClick=${() => goto(n)}>${visible(text)}</button></p>
        </li>`,
      )}
    </ul>
  `;
}

function Steps({ steps }) {
  return html`<ol class="workings">
    ${steps.map(({ title, value, value_id: id = null, note }) => html`<li><p class="step">${title} <span class="aside">${note}</span></p><${Value} value=${value} id=${id} /></li>`)}
  </ol>`;
}

/** @param {{trying: Trying, proofs: import("../../types.js").Proof[]}} parts */
function Try({ trying, proofs }) {
  const verifier = typed.value;
  const trouble = verifier ? troubleOf(verifier, trying) : "";
  const [done, setDone] = useState(/** @type {Workings|null} */ (null));
  useEffect(() => {
    let current = true;
    if (verifier && !trouble && globalThis.crypto?.subtle) work(verifier).then((workings) => current && setDone(workings));
    return () => {
      current = false;
    };
  }, [verifier, trouble]);
  const shown = done?.verifier === verifier && !trouble ? done : null;
  const own = proofs[0];
  return html`<${Fold} name="pkce-try" title="Try a verifier of your own" open=${true}>
    <div class="trying">
      <label for="pkce-verifier">code_verifier <span class="aside">${trying.least} to ${trying.most} of ${trying.allowed}</span></label>
      <textarea
        id="pkce-verifier"
        rows="2"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${false}
        aria-invalid=${String(Boolean(trouble))}
        aria-describedby="pkce-said"
        value=${verifier}
        onInput=${(event) => (typed.value = event.currentTarget.value)}
      ></textarea>
      <p class="choices">
        <button type="button" class="button" onClick=${() => (typed.value = trying.example)}>Use RFC 7636 Appendix B’s example</button>
        ${own && html`<button type="button" class="button" onClick=${() => (typed.value = own.steps[0].value)}>Use the one of this run</button>`}
      </p>
      <p id="pkce-said" class=${`said ${trouble ? "failed" : "passed"}`} role="status">${said(verifier, trouble, trying)}</p>
      ${shown && html`<${Steps} steps=${shown.steps} /><${Comparison} challenge=${shown.challenge} trying=${trying} proofs=${proofs} />`}
    </div>
  <//>`;
}

function said(verifier, trouble, { words, spec, href }) {
  if (!verifier) return "";
  if (trouble) return html`<span aria-hidden="true">✗ </span>${visible(trouble)} <${Spec} spec=${spec} href=${href} />`;
  if (!globalThis.crypto?.subtle) return words.missing;
  return html`<span aria-hidden="true">✓ </span>${[...verifier].length} characters. ${words.fine} <${Spec} spec=${spec} href=${href} />`;
}

/** Whether the challenge is one of this run, or the one that the specification prints. */
function Comparison({ challenge, trying, proofs }) {
  const { words } = trying;
  const printed = challenge === trying.challenge;
  const same = proofs.some((proof) => proof.method === "S256" && proof.challenge === challenge);
  return html`<ul class="made" role="status">
    ${printed && html`<li class="passed"><span class="sign" aria-hidden="true">✓</span><p>${words.example}</p></li>`}
    ${proofs.length > 0 && html`<li class=${same ? "passed" : "failed"}><span class="sign" aria-hidden="true">${same ? "✓" : "✗"}</span><p>${same ? words.same : words.other}</p></li>`}
  </ul>`;
}

/** Which limit a verifier breaks, in words; the first wrong character before its length. @param {string} verifier @param {Trying} trying */
function troubleOf(verifier, { least, most, pattern, words }) {
  const signs = [...verifier];
  const wrong = new RegExp(pattern, "u");
  const at = signs.findIndex((sign) => wrong.test(sign));
  if (at >= 0) return fill(words.character, signs[at], at + 1);
  if (signs.length < least) return count(words, "short", least - signs.length);
  return signs.length > most ? count(words, "long", signs.length - most) : "";
}

function count(words, name, off) {
  return off === 1 ? words[`${name}_by_one`] : fill(words[name], off);
}

/** Puts values in the places of a text. @param {string} text @param {...(string|number)} values */
function fill(text, ...values) {
  return text.split("{}").map((part, i) => part + String(values[i] ?? "")).join("");
}

/** @typedef {{verifier: string, challenge: string, steps: {title: string, value: string, note: string}[]}} Workings */

/** From a verifier to its challenge, with what the browser brings. @param {string} verifier @returns {Promise<Workings>} */
async function work(verifier) {
  const bytes = new TextEncoder().encode(verifier);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const challenge = btoa(String.fromCharCode(...digest)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const steps = [
    { title: "ASCII", value: spelled(bytes), note: `${bytes.length} bytes, one a character` },
    { title: "SHA-256", value: hex(digest), note: `${digest.length} bytes, in hexadecimal` },
    { title: "base64url, without padding", value: challenge, note: "the code_challenge" },
  ];
  return { verifier, challenge, steps };
}

/** @param {Uint8Array} bytes */
function hex(bytes, between = "") {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(between);
}

/** @param {Uint8Array} bytes */
function spelled(bytes) {
  return bytes.length <= HEAD + TAIL ? hex(bytes, " ") : `${hex(bytes.slice(0, HEAD), " ")} … ${hex(bytes.slice(-TAIL), " ")}`;
}
