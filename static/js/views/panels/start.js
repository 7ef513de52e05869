// What the inspector shows before the first message: what this scenario is, who takes part, where it is written.

import { Spec, html } from "./parts.js";

export function StartPanel({ scene }) {
  const { title, introduction, references, cast } = scene.snapshot;
  return html`
    <h2>${title}</h2>
    <div class="summary" dangerouslySetInnerHTML=${{ __html: introduction }}></div>
    <h3>Who takes part</h3>
    <dl class="cast">
      ${cast.map(({ name, role, kind }) => html`<div class=${kind}><dt>${name}</dt><dd>${role}</dd></div>`)}
    </dl>
    ${references.length > 0 &&
    html`<h3>Where it is written</h3>
      <ul class="references">
        ${references.map((reference) => html`<li><${Spec} ...${reference} /> ${reference.why}</li>`)}
      </ul>`}
    <p class="hint">Press <kbd>→</kbd> or Next to send the first message.</p>
  `;
}
