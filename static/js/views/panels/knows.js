// The tab Who knows what: secrets by actors, at the message under the cursor. Who learned one leads to where that was.

import { visible } from "../../draw/fit.js";
import { Fold, Spec, follows, html } from "./parts.js";

export function KnowsPanel({ scene }) {
  const { snapshot, goto } = scene;
  const { cursor, cast } = snapshot;
  const known = snapshot.known.filter(({ stop }) => stop <= cursor);
  const held = new Set(known.map(({ value }) => value));
  const listed = snapshot.values.filter(({ id, rank }) => rank !== null && held.has(id)).toSorted((a, b) => a.rank - b.rank);
  const opening = html`
    <h2>Who knows what</h2>
    <p class="route">${cursor ? `at message ${cursor} of ${snapshot.total}` : "before the first message"}</p>
  `;
  if (!listed.length) return html`${opening}<p class="summary">Nobody holds a secret of this run yet.</p>`;
  const ids = new Set(listed.map(({ id }) => id));
  return html`
    ${opening}
    <${Wrongs} wrongs=${known.filter(({ value, wrong }) => wrong && ids.has(value))} goto=${goto} />
    <table class="knows">
      <thead>
        <tr>${cast.map(({ name, kind }) => html`<th scope="col" class=${kind}>${visible(name.slice(0, 200))}</th>`)}</tr>
      </thead>
      ${listed.map(
        (value, i) => html`<${Secret} key=${value.id} value=${value} opens=${value.group !== listed[i - 1]?.group} cast=${cast} cursor=${cursor}
          known=${new Map(known.filter((each) => each.value === value.id).map((each) => [each.lane, each]))} goto=${goto} />`,
      )}
    </table>
    <${Fold} name="secrets" title="What each of them is"><${Meanings} values=${listed} /><//>
  `;
}

function Meanings({ values }) {
  const kinds = values.filter(({ meaning, name }, i) => meaning && values.findIndex((each) => each.name === name) === i);
  return html`<dl class="meanings">
    ${kinds.map(({ title, meaning, spec, href }) => html`<dt>${title}</dt><dd>${meaning} <${Spec} spec=${spec} href=${href} /></dd>`)}
  </dl>`;
}

function Wrongs({ wrongs, goto }) {
  if (!wrongs.length) return null;
  return html`
    <h3>Known where it should not be</h3>
    ${wrongs.map(
      ({ text, wrong, spec, href, stop }) => html`<article class="check failed wrong">
        <h4><span class="sign" aria-hidden="true">✗</span> <button type="button" class="plain" onClick=${() => goto(stop)}>${visible(text)}</button></h4>
        <p class="why">${wrong} <${Spec} spec=${spec} href=${href} /></p>
      </article>`,
    )}
    <h3>All that is known</h3>
  `;
}

function Secret({ value, opens, cast, cursor, known, goto }) {
  const { id, name, shown, title, group } = value;
  return html`<tbody>
    ${opens && html`<tr class="group"><th colspan=${cast.length} scope="colgroup">${group}</th></tr>`}
    <tr class="secret">
      <th colspan=${cast.length} scope="rowgroup">
        <span class="secret-title">${title}</span> <code class="captured" title=${`${name}: follow it`} ...${follows(id)}>${visible(shown)}</code>
      </th>
    </tr>
    <tr class="holders">${cast.map((actor) => html`<${Holder} actor=${actor} known=${known.get(actor.lane)} title=${title} cursor=${cursor} goto=${goto} />`)}</tr>
  </tbody>`;
}

/** One actor and one secret: how it came to know it and where, or that it does not. */
function Holder({ actor, known, title, cursor, goto }) {
  if (!known) return html`<td><span class="none" aria-hidden="true">–</span><span class="unseen">${visible(actor.name)} does not know it</span></td>`;
  const { way, stop, wrong } = known;
  const now = stop === cursor;
  const at = stop ? html`<span class="unseen">at message </span><b>${stop}</b>` : html`before <span class="unseen">message </span><b>1</b>`;
  return html`<td class=${`holder${wrong ? " wrong" : ""}${now ? " is-now" : ""}`}>
    <button type="button" onClick=${() => goto(stop)} aria-current=${now ? "step" : null}>
      <span class="unseen">${visible(actor.name)} </span>${way} <span class="unseen">the ${title} </span>${at}${wrong && html`<span class="should-not"><span aria-hidden="true">✗ </span>should not</span>`}
    </button>
  </td>`;
}
