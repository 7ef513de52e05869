// The editor of one message: each place of it with what stands there, or the raw body; Apply makes a fork.

/** @import { Draft } from "../../types.js" */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { PLACES, html } from "./parts.js";

const ORDER = ["query", "location", "form", "json", "start", "header", "cookie"];
const FOLDED = new Set(["header", "cookie"]);

// What was typed and not sent, by run and place: it is there again when its editor is opened again.
/** @type {Map<string, {changes: Map<string, string|null>, added: Added[]}>} */
const typed = new Map();

/** @type {{changes: Map<string, string|null>, added: Added[]}} */
const NOTHING = { changes: new Map(), added: [] };

/** Whether something was typed at that place of that run, and not sent. @param {string} run @param {string} at */
export function unsent(run, at) {
  const { changes, added } = typed.get(`${run} ${at}`) ?? NOTHING;
  return changes.size + added.length > 0;
}

/** @typedef {{id: number, source: string, name: string, value: string}} Added */

/**
 * @param {{draft: Draft, run: string, apply: (set: Record<string, string|null>) => Promise<{field: string, message: string}|null>,
 *   close: () => void}} parts `apply` says what is wrong, if anything
 */
export function Editor({ draft, run, apply, close }) {
  const key = `${run} ${draft.at}`;
  const [wrong, setWrong] = useState(/** @type {{field: string, message: string}|null} */ (null));
  const form = useRef(/** @type {HTMLFormElement|null} */ (null));
  const [{ changes, added }, setTyped] = useState(typed.get(key) ?? NOTHING);
  const keep = (now) => {
    typed.set(key, now);
    setTyped(now);
  };
  // Before anything else can be typed into: the focus is not taken from where somebody already is.
  useLayoutEffect(() => {
    const first = form.current?.querySelector("textarea");
    first?.focus();
    first?.setSelectionRange(0, 0);
  }, []);
  useLayoutEffect(() => {
    if (wrong) toTrouble(form.current);
  }, [wrong]);

  const set = (path, value) => {
    const others = [...changes].filter(([other]) => other !== path);
    keep({ changes: new Map(value === undefined ? others : [...others, [path, value]]), added });
    if (wrong?.field === path) setWrong(null);
  };
  const submit = async (event) => {
    event?.preventDefault();
    const asked = editOf(draft, changes, added);
    const size = new TextEncoder().encode(JSON.stringify(asked)).length;
    const message = `this is too long: ${size} bytes, of which at most ${draft.most} are sent`;
    const error = size > draft.most ? { field: longestOf(asked), message } : await apply(asked);
    setWrong(error);
    if (!error) typed.delete(key);
  };
  const cancel = () => {
    typed.delete(key);
    close();
  };
  // What was typed stays for the next time; on a phone the sheet around stays open.
  const onKey = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const parts = { changes, set, wrong, submit };
  const known = new Set(["body", ...draft.fields.map(({ path }) => path), ...added.map(pathOf)]);
  return html`
    <form ref=${form} class="editor" aria-label="Edit this message" onSubmit=${submit} onKeyDown=${onKey}>
      ${groupsOf(draft.fields).map(([source, fields]) => html`<${Group} key=${source} source=${source} fields=${fields} ...${parts} />`)}
      <${Additions} sources=${draft.additions} added=${added} wrong=${wrong} change=${(now) => keep({ changes, added: now })} submit=${submit} />
      ${draft.body !== null && html`<${RawBody} body=${draft.body} ...${parts} />`}
      ${wrong && !known.has(wrong.field) && html`<p class="wrong" role="alert">${visible(wrong.message)}</p>`}
      <p class="editor-tools">
        <button class="button main">Apply</button>
        <button type="button" class="button" onClick=${cancel}>Cancel</button>
      </p>
    </form>
  `;
}

/** Headers and cookies are many and seldom what somebody came for. */
function Group({ source, fields, ...parts }) {
  const inner = fields.map((field) => html`<${Field} key=${field.path} ...${field} label=${labelOf(field.path)} ...${parts} />`);
  const title = PLACES[source];
  if (!FOLDED.has(source)) return html`<fieldset><legend>${title}</legend>${inner}</fieldset>`;
  const touched = fields.some(({ path }) => parts.changes.has(path) || parts.wrong?.field === path);
  return html`<details class="fold" open=${touched}>
    <summary>${title} (${fields.length})</summary>
    <fieldset aria-label=${title}>${inner}</fieldset>
  </details>`;
}

function Field({ path, label, value, changes, set, wrong, submit }) {
  const removed = changes.get(path) === null;
  const error = wrong?.field === path ? wrong.message : "";
  const now = changes.get(path) ?? value;
  const classes = `edit-field${changes.has(path) ? " changed" : ""}${removed ? " removed" : ""}`;
  return html`<div class=${classes}>
    <label for=${`edit-${path}`}>${visible(label)}</label>
    <${Line} id=${`edit-${path}`} value=${now} disabled=${removed} error=${error} submit=${submit} change=${(text) => set(path, text === value ? undefined : text)} />
    ${path.includes(".") &&
    html`<button
      type="button"
      class="edit-remove"
      aria-label=${`${removed ? "Put back" : "Remove"} ${visible(label)}`}
      title=${removed ? "Put back" : "Remove"}
      onClick=${() => set(path, removed ? undefined : null)}
    >
      ${removed ? "↺" : "✕"}
    </button>`}
    <${Trouble} id=${`edit-${path}`} error=${error} />
  </div>`;
}

/** One line of text that wraps: Enter sends it, as in any field of one line. */
function Line({ id, value, disabled = false, error, change, submit, label = undefined }) {
  const onKey = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  return html`<textarea
    id=${id}
    class="edit-value"
    rows="1"
    dir="ltr"
    spellcheck=${false}
    autocapitalize="off"
    aria-label=${label}
    aria-invalid=${String(Boolean(error))}
    aria-describedby=${error ? `${id}-wrong` : undefined}
    disabled=${disabled}
    value=${value}
    onInput=${(event) => change(event.currentTarget.value)}
    onKeyDown=${onKey}
  ></textarea>`;
}

function Trouble({ id, error }) {
  return error ? html`<p class="wrong" id=${`${id}-wrong`} role="alert">${visible(error)}</p>` : null;
}

function Additions({ sources, added, wrong, change, submit }) {
  const add = () => {
    const id = 1 + Math.max(0, ...added.map((each) => each.id));
    change([...added, { id, source: sources.includes("form") ? "form" : sources[0], name: "", value: "" }]);
  };
  const write = (id, part) => change(added.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const remove = (id) => change(added.filter((each) => each.id !== id));
  const parts = { sources, wrong, submit, write, remove };
  return html`<fieldset class="additions">
    <legend>Added</legend>
    ${added.map((each) => html`<${Addition} key=${each.id} each=${each} ...${parts} />`)}
    <button type="button" class="button" onClick=${add}>Add a part</button>
  </fieldset>`;
}

function Addition({ each, sources, wrong, submit, write, remove }) {
  const id = `added-${each.id}`;
  const error = wrong && wrong.field === pathOf(each) ? wrong.message : "";
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  useLayoutEffect(() => field.current?.focus(), []);
  return html`<div class="edit-field added">
    <span class="added-name">
      <select aria-label="Where" value=${each.source} onChange=${(event) => write(each.id, { source: event.currentTarget.value })}>
        ${sources.map((source) => html`<option value=${source}>${source}</option>`)}
      </select>
      <input ref=${field} aria-label="Name" autocomplete="off" spellcheck=${false} dir="ltr" value=${each.name} onInput=${(event) => write(each.id, { name: event.currentTarget.value })} />
    </span>
    <${Line} id=${id} label="Value" value=${each.value} error=${error} submit=${submit} change=${(value) => write(each.id, { value })} />
    <button type="button" class="edit-remove" aria-label="Remove this part" title="Remove" onClick=${() => remove(each.id)}>✕</button>
    <${Trouble} id=${id} error=${error} />
  </div>`;
}

function RawBody({ body, changes, set, wrong }) {
  const error = wrong?.field === "body" ? wrong.message : "";
  const open = changes.has("body") || Boolean(error);
  return html`<details class="fold" open=${open}>
    <summary>Raw body</summary>
    <p class="edit-note">What is written here is sent in place of the fields above.</p>
    <textarea
      id="edit-body"
      class="edit-value raw"
      rows="6"
      dir="ltr"
      spellcheck=${false}
      aria-label="Raw body"
      aria-invalid=${String(Boolean(error))}
      aria-describedby=${error ? "edit-body-wrong" : undefined}
      value=${changes.get("body") ?? body}
      onInput=${(event) => set("body", event.currentTarget.value === body ? undefined : event.currentTarget.value)}
    ></textarea>
    <${Trouble} id="edit-body" error=${error} />
  </details>`;
}

/** The paths of an edit in the order of the message: addresses before what they hold, the raw body last. */
function editOf(draft, changes, added) {
  const fields = draft.fields.filter(({ path }) => changes.has(path)).map(({ path }) => [path, changes.get(path)]);
  const additions = added.map((each) => [pathOf(each), each.value]);
  const body = changes.has("body") ? [["body", changes.get("body")]] : [];
  return Object.fromEntries([...fields, ...additions, ...body]);
}

function longestOf(set) {
  return Object.entries(set).toSorted(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0))[0][0];
}

function pathOf({ source, name }) {
  return `${source}.${name}`;
}

function labelOf(path) {
  return path.replace(/^(query|form|json|header|cookie|location\.(query|fragment)|location)\./, "");
}

/** Parameters first: they are what a flow is made of. @param {Draft["fields"]} fields @returns {[string, Draft["fields"]][]} */
function groupsOf(fields) {
  /** @type {Map<string, Draft["fields"]>} */
  const groups = new Map(ORDER.map((source) => [source, []]));
  for (const field of fields) {
    const source = field.path.split(".")[0];
    const name = ORDER.includes(source) ? source : "start";
    groups.get(name)?.push(field);
  }
  return [...groups].filter(([, inside]) => inside.length);
}

/** Brings what is wrong into sight, and the focus there. @param {HTMLElement|null} form */
function toTrouble(form) {
  const field = /** @type {HTMLElement|null} */ (form?.querySelector('[aria-invalid="true"]') ?? null);
  (field ?? form?.querySelector(".wrong"))?.scrollIntoView({ block: "nearest" });
  field?.focus();
}
