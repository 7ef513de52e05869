// Holding a message: edit it, drop it, repeat it, delay it. Each makes a fork of the run.

/** @import { Commands } from "../../story/commands.js" */
/** @import { Scene } from "../inspector.js" */

import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { Editor, unsent } from "./editor.js";
import { html } from "./parts.js";

// In the words of the buttons; the server hears seconds.
const DELAYS = [
  ["1 minute", 60],
  ["1 hour", 3600],
  ["1 day", 86_400],
];

/** The draft of the message that is being edited, if any. @type {import("@preact/signals").Signal<import("../../types.js").Draft|null>} */
const editing = signal(null);

/** Opens the editor of message n. @param {Commands} commands @param {number} n */
export async function edit(commands, n) {
  const answer = await commands.draft(n);
  if (answer.draft) editing.value = answer.draft;
}

/** The tools, and below them the editor or else the message. @param {{scene: Scene, hold: Commands, children: any}} parts */
export function Hold({ scene, hold, children }) {
  const { detail, snapshot } = scene;
  const [delaying, setDelaying] = useState(false);
  const [wrong, setWrong] = useState("");
  const tools = useRef(/** @type {HTMLElement|null} */ (null));
  const draft = editing.value?.at === detail.place && editing.value.message === detail.n ? editing.value : null;
  // At another message the editor is not asked for.
  useEffect(() => () => void (editing.value = null), []);

  const decide = async (decision) => {
    const answer = await hold.fork({ at: detail.place, ...decision });
    setWrong(answer.error?.message ?? "");
    if (!answer.error) setDelaying(false);
  };
  const open = () => {
    setDelaying(false);
    setWrong("");
    edit(hold, detail.n);
  };
  const close = () => {
    editing.value = null;
    requestAnimationFrame(() => tools.current?.querySelector("button")?.focus());
  };
  const apply = async (set) => {
    const answer = await hold.fork({ at: detail.place, do: "edit", set });
    if (!answer.error) close();
    return answer.error ?? null;
  };
  if (draft) return html`<${Editor} draft=${draft} run=${snapshot.link} apply=${apply} close=${close} />`;
  return html`
    <div ref=${tools} class="hold" role="group" aria-label="Change this message">
      <button type="button" class="button" title="Edit (F)" onClick=${open}>Edit</button>
      <button type="button" class="button" onClick=${() => decide({ do: "drop" })}>Drop</button>
      ${detail.direction === "request" && html`<button type="button" class="button" onClick=${() => decide({ do: "replay" })}>Repeat</button>`}
      <button type="button" class="button" aria-expanded=${String(delaying)} onClick=${() => setDelaying(!delaying)}>Delay…</button>
    </div>
    ${unsent(snapshot.link, detail.place) && html`<p class="unsent">What was typed here and not sent waits in the editor.</p>`}
    ${delaying && html`<${Delay} wrong=${wrong} decide=${decide} />`}
    ${!delaying && wrong && html`<p class="wrong" role="alert">${visible(wrong)}</p>`}
    ${children}
  `;
}

function Delay({ wrong, decide }) {
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  const [seconds, setSeconds] = useState("60");
  useLayoutEffect(() => field.current?.select(), []);
  const submit = (event) => {
    event.preventDefault();
    decide({ do: "delay", seconds: /^\d+$/.test(seconds.trim()) ? Number(seconds) : null });
  };
  return html`<form class="delay" aria-label="Delay this message" onSubmit=${submit}>
    <label>
      Seconds
      <input
        ref=${field}
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${String(Boolean(wrong))}
        aria-describedby=${wrong ? "delay-wrong" : undefined}
        value=${seconds}
        onInput=${(event) => setSeconds(event.currentTarget.value)}
      />
    </label>
    ${DELAYS.map(([words, length]) => html`<button type="button" class="button" onClick=${() => setSeconds(String(length))}>${words}</button>`)}
    <button class="button main">Delay it</button>
    ${wrong && html`<p class="wrong" id="delay-wrong" role="alert">${visible(wrong)}</p>`}
  </form>`;
}
