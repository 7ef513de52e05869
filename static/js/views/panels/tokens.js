// The tab Tokens: every token seen so far, the newest first, taken apart and verified; and how PKCE came by its challenge.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { SIGNS as CHECKED, WORDS } from "../../draw/verdicts.js";
import { DepthPicker, Said } from "./depth.js";
import { PkcePart } from "./pkce.js";
import { Fold, Spec, Value, follows, html } from "./parts.js";

const SIGNS = { ...CHECKED, open: "?" };
const TITLES = { header: "Header", payload: "Payload", signature: "Signature" };
// Of each part of a token that is not shown whole.
const ENDS = { head: 28, tail: 6 };

// Tokens that the reader has opened or closed; of the others the newest is open.
/** @type {import("@preact/signals").Signal<Record<string, boolean>>} */
const opened = signal({});

export function TokensPanel({ scene }) {
  const { snapshot, goto } = scene;
  const { cursor, total } = snapshot;
  const tokens = snapshot.tokens.filter(({ stop }) => stop <= cursor).toReversed();
  const stateOf = (id) => snapshot.token_states.findLast(({ token, stop }) => token === id && stop <= cursor);
  const madeOf = (id) => snapshot.validations.filter(({ token, stop }) => token === id && stop <= cursor);
  return html`
    ${tokens.length > 0 && html`<${DepthPicker} />`}
    <h2>Tokens</h2>
    <p class="route">${cursor ? `at message ${cursor} of ${total}` : "before the first message"}${tokens.length > 1 && ", the newest first"}</p>
    ${!tokens.length && html`<p class="summary">No token has come up yet.</p>`}
    ${tokens.map((token, i) => html`<${TokenCard} key=${token.id} token=${token} newest=${!i} state=${stateOf(token.id)} texts=${snapshot.texts} made=${madeOf(token.id)} goto=${goto} />`)}
    <${PkcePart} snapshot=${snapshot} goto=${goto} />
  `;
}

function TokenCard({ token, newest, state, texts, made, goto }) {
  const open = opened.value[token.id] ?? newest;
  const toggle = (event) => {
    event.preventDefault();
    opened.value = { ...opened.value, [token.id]: !open };
  };
  const verdict = state?.signature.verdict ?? (token.form === "unreadable" ? "failed" : "");
  return html`<details class="token" open=${open}>
    <summary onClick=${toggle}>
      <h3 class="token-title">${token.title}</h3>
      <span class=${`form ${token.form}`}>${token.form}</span>
      ${verdict && html`<span class=${`verdict ${verdict}`}><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span> ${state?.signature.title ?? "It cannot be read"}</span>`}
      <span class="begun">${visible(token.begun)}${state?.bad.includes("exp") && html`, <b class="past">${state.times.exp}</b>`}</span>
    </summary>
    <p class="meaning">${token.meaning} <${Spec} spec=${token.spec} href=${token.href} /></p>
    ${token.parts.length ? html`<${Written} token=${token} />` : html`<p class="whole-token"><${Value} value=${token.text} id=${token.value_id} /></p>`}
    ${token.note && html`<p class=${`note ${token.form}`}>${visible(token.note)} <${Spec} spec=${token.note_spec} href=${token.note_href} /></p>`}
    <div class="folds">
      ${token.parts.map((part) => html`<${Part} part=${part} state=${state} texts=${texts} goto=${goto} />`)}
      ${state?.hashes.map((hash) => html`<${Hash} hash=${hash} goto=${goto} />`)}
      <${Validations} made=${made} unmade=${state?.unmade ?? []} goto=${goto} />
    </div>
  </details>`;
}

/** The token as it travels, its three parts told apart by colour and by the line below them. */
function Written({ token }) {
  const [whole, setWhole] = useState(false);
  const cut = (text) => (whole || text.length <= ENDS.head + ENDS.tail + 1 ? text : `${text.slice(0, ENDS.head)}…${text.slice(-ENDS.tail)}`);
  return html`<p class="jwt">
    <code class="captured" title="Follow it" ...${follows(token.value_id)}>${token.parts.map(
      ({ name, text }, i) => html`${i > 0 && "."}<span class=${`piece ${name}`}>${visible(cut(text))}</span>`,
    )}</code>
    <button type="button" class="more" onClick=${() => setWhole(!whole)}>${whole ? "Show less" : `Show all ${token.text.length} characters`}</button>
  </p>`;
}

function Part({ part, state, texts, goto }) {
  const { name, members, trouble } = part;
  const signature = name === "signature" ? state?.signature : null;
  const title = html`<span class=${`piece ${name}`}>${TITLES[name]}</span> <span class="aside">${asideOf(part)}</span>`;
  return html`<${Fold} name=${`token-${name}`} title=${title} open=${name !== "header"}>
    ${trouble && html`<p class="note unreadable">${visible(trouble)}</p>`}
    ${members.length > 0 && html`<dl class="parameters">${members.map((member) => html`<${Member} member=${member} text=${texts[member.about]} when=${state?.times[member.name]} bad=${state?.bad.includes(member.name)} />`)}</dl>`}
    ${signature && html`<${Signature} signature=${signature} goto=${goto} />`}
  <//>`;
}

function asideOf({ name, members, trouble }) {
  if (trouble) return "cannot be read";
  if (name === "header") return members.map(({ value }) => visible(value.slice(0, 40))).join(", ");
  return name === "payload" ? (members.length === 1 ? "1 claim" : `${members.length} claims`) : "";
}

function Member({ member, text, when, bad }) {
  const { name, value, value_id: id, date, note, spec, href } = member;
  return html`<div>
    <dt>${visible(name)}</dt>
    <dd>
      ${date && html`<p class="moment">${when && html`<b class=${bad ? "past" : ""}>${when}</b>`} <span>${date}</span></p>`}
      <${Said} text=${text}><${Value} value=${value} id=${id} /><//>
      ${note && html`<p class="meaning">${note} <${Spec} spec=${spec} href=${href} /></p>`}
    </dd>
  </div>`;
}

function Signature({ signature, goto }) {
  const { verdict, title, text, n, spec, href } = signature;
  return html`<article class=${`check ${verdict}`}>
    <h4><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span> ${title}</h4>
    <p class="why">${visible(text)}</p>
    <p class="check-facts">${n && html`<${Message} n=${n} goto=${goto} />`}<${Spec} spec=${spec} href=${href} /></p>
  </article>`;
}

/** Leads to a message. */
export function Message({ n, goto, children = null }) {
  return html`<button type="button" class="to-message" onClick=${() => goto(n)}>${children ?? `Go to message ${n}`}</button>`;
}

function Hash({ hash, goto }) {
  const { claim, of, value, value_id: id, algorithm, digest, half, computed, computed_id: computedId, claimed, matches, n, spec, href } = hash;
  const title = html`<span class="mono">${claim}</span> <span class="aside">${matches ? "✓ matches" : "✗ does not match"}</span>`;
  return html`<${Fold} name=${`token-${claim}`} title=${title}>
    <ol class="workings">
      <li><p class="step">${of} ${n && html`<span class="aside">beside it in <${Message} n=${n} goto=${goto}>message ${n}<//></span>`}</p><${Value} value=${value} id=${id} /></li>
      <li><p class="step">${algorithm} <span class="aside">in hexadecimal</span></p><code class="captured"><b>${half}</b><span class="dropped">${digest.slice(half.length)}</span></code></li>
      <li><p class="step">its left half <span class="aside">${half.length / 2} bytes</span></p><code class="captured">${half}</code></li>
      <li><p class="step">base64url, without padding</p><${Value} value=${computed} id=${computedId} /></li>
    </ol>
    <article class=${`check ${matches ? "passed" : "failed"}`}>
      <h4><span class="sign" aria-hidden="true">${matches ? "✓" : "✗"}</span> ${matches ? `It is the ${claim} of the token` : `It is not the ${claim} of the token`}</h4>
      ${!matches && html`<p class="why">The token says <${Value} value=${claimed} /></p>`}
      <p class="check-facts"><${Spec} spec=${spec} href=${href} /></p>
    </article>
  <//>`;
}

function Validations({ made, unmade, goto }) {
  const meetings = [...new Set(made.map(({ lane, n }) => `${lane} ${n}`))].map((key) => made.filter(({ lane, n }) => `${lane} ${n}` === key));
  const failed = made.filter(({ verdict }) => verdict === "failed" || verdict === "unenforced").length;
  const said = [`${made.length} made`, failed ? `${failed} failed` : "", unmade.length ? `${unmade.length} missing` : ""].filter(Boolean).join(", ");
  if (!made.length && !unmade.length) return null;
  return html`<${Fold} name="token-checks" title=${html`Checks of it <span class="aside">${said}</span>`} open=${true}>
    ${meetings.map(
      (checks) => html`
        <h4 class="meeting">${visible(checks[0].actor)}${checks[0].n && html` at <${Message} n=${checks[0].n} goto=${goto}>message ${checks[0].n}<//>`}</h4>
        <ul class="made">${checks.map((check) => html`<${Made} key=${check.seq} check=${check} />`)}</ul>
      `,
    )}
    ${unmade.length > 0 && html`<h4 class="meeting">Missing</h4>
      <ul class="made">
        ${unmade.map(({ about, said: words, text, spec, href }) => html`<li class="missing">
          <span class="sign" aria-hidden="true">–</span>
          <p><code>${about}</code>: ${words}. <span class="aside">${text}</span> <${Spec} spec=${spec} href=${href} /></p>
        </li>`)}
      </ul>`}
  <//>`;
}

function Made({ check }) {
  const { verdict, title, id, about, spec, href } = check;
  return html`<li class=${verdict}>
    <span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>
    <p>
      ${title} ${verdict === "passed" ? html`<span class="unseen">${WORDS[verdict]}</span>` : html`<span class="verdict-word">${WORDS[verdict]}</span>`}
      ${about.map((name) => html` <code class="about">${name}</code>`)}
      <span class="said-by"><a class="check-id" href=${`/checks#${id}`} target="_blank"><code>${id}</code></a> <${Spec} spec=${spec} href=${href} /></span>
    </p>
  </li>`;
}
