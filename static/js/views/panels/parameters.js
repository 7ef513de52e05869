// The parameters and headers of a message, each with what is said of it. What the step is about stands first and in full;
// of the rest there is a line each, which opens.

/** @import { Detail, Parameter as Given, Text } from "../../types.js" */

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { Said } from "./depth.js";
import { PLACES, Value, follows, html } from "./parts.js";

// Of a value in one line: the rest is cut by the style sheet.
const LINE = 160;

// Where a parameter can be taken out: a claim cannot without another signature, nor a password's half of a header.
const REMOVABLE = new Set(["query", "form", "json", "location.query"]);

/** Whether all are shown in full; it stays so from message to message. */
const everything = signal(false);

/** @param {{detail: Detail, texts: Record<string, Text>, without: (path: string) => void}} parts `without` sends the message without it */
export function Parameters({ detail, texts, without }) {
  const { parameters, place: at, direction } = detail;
  const telling = parameters.some(({ focus }) => focus);
  const others = telling ? parameters.filter(({ focus }) => !focus).length : 0;
  const groups = [...Map.groupBy(parameters, ({ where }) => where)];
  const ordered = focusFirst(groups, ([, members]) => members.some(({ focus }) => focus));
  return html`
    ${ordered.map(
      ([place, members]) => html`
        <h3 key=${place}>${heading(place)}</h3>
        <dl class="parameters">
          ${focusFirst(members, ({ focus }) => focus).map(
            (each, i) => html`<${Parameter} key=${`${at} ${place}.${each.name} ${i}`} given=${each} text=${texts[each.about]} quiet=${telling && !each.focus} verb=${direction === "request" ? "Send" : "Answer"} without=${without} />`,
          )}
        </dl>
      `,
    )}
    ${others > 0 &&
    html`<button type="button" class="more" aria-pressed=${String(everything.value)} onClick=${() => (everything.value = !everything.value)}>
      ${everything.value ? "Explain only what this step is about" : `Explain the other ${others === 1 ? "one" : others} too`}
    </button>`}
  `;
}

/** @template T @param {T[]} all @param {(each: T) => boolean} isFocus */
function focusFirst(all, isFocus) {
  return [...all.filter(isFocus), ...all.filter((each) => !isFocus(each))];
}

/** Where parameters stand, in words. @param {string} place */
function heading(place) {
  const [, name, part] = /^\w+\.(\w+)\.jwt\.(header|claims)$/.exec(place) ?? [];
  return name ? `${part === "header" ? "Header" : "Claims"} of ${name}` : (PLACES[place] ?? place);
}

function Parameter({ given, text, quiet, verb, without }) {
  const [open, setOpen] = useState(false);
  const { where, name, value, value_id: id, focus } = given;
  const folds = quiet && !everything.value;
  const shut = folds && !open;
  const kind = focus ? "focus" : "";
  return html`<div class=${shut ? "quiet" : kind}>
    <dt>
      ${folds ? html`<button type="button" class="unfolds" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>${visible(name)}</button>` : html`<span class="name">${visible(name)}</span>`}
      ${focus && html` <span class="key-mark">key here</span>`}
    </dt>
    <dd>
      ${shut ? html`<code class="captured" ...${follows(id)}>${visible(value.slice(0, LINE))}</code>` : html`<${Said} text=${text}><${Value} value=${value} id=${id} /><//>`}
      ${!shut && REMOVABLE.has(where) && !name.includes(".") && html`<button type="button" class="without" onClick=${() => without(`${where}.${name}`)}>${verb} without ${visible(name)}</button>`}
    </dd>
  </div>`;
}

export function Headers({ headers, texts, written }) {
  return html`<dl class="headers">
    ${headers.map(
      ({ name, value, about }) => html`<div>
        <dt><span class="name">${visible(name)}</span></dt>
        <dd><${Said} text=${texts[about]}><${Value} value=${value} written=${written} /><//></dd>
      </div>`,
    )}
  </dl>`;
}
