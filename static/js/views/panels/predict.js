// The card with the question about the next message, what is said of the answer, and at the end of the run the review.
// Going on without an answer is always possible; the right one comes from the server, and only then.

/** @import { Store } from "../../story/store.js" */
/** @import { Commands } from "../../story/commands.js" */
/** @import { Question, Verdict } from "../../types.js" */

import { signal } from "@preact/signals";
import { render } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { Predictions } from "../../story/predictions.js";
import { byId } from "../by-id.js";
import { visitStorage } from "../storage.js";
import { Spec, html } from "./parts.js";

const TAKEN = 'input:not([type="radio"]), textarea, select, [contenteditable], [role="listbox"], dialog, iframe';

/**
 * @param {HTMLElement} box
 * @param {{store: Store, commands: Commands, goto: (n: number) => void, next: () => void, address: (n: number) => string,
 *   reveal: () => void}} parts
 */
export function createPredict(box, { store, commands, goto, next, address, reveal }) {
  const score = byId("score");
  let predictions = new Predictions(store.snapshot.link, visitStorage());
  /** The question that is open, as long as its message is not shown. @type {Question|null} */
  let open = null;
  /** Which snapshot this is: an answer that comes after the next one belongs nowhere. */
  let again = 0;
  /** The question whose earlier answer was asked for. */
  let recalled = 0;
  const state = signal(look());
  store.listen(hear);
  document.addEventListener("keydown", choose);
  // What it takes from the messages on a phone must not be the current one.
  new ResizeObserver(reveal).observe(box);
  render(html`<${Predict} state=${state} answer=${answer} next=${next} goto=${goto} address=${address} restart=${restart} />`, box);
  show();
  recall();

  /** What the card shows now. */
  function look(/** @type {Verdict|null} */ verdict = null, wrong = "", given = false) {
    const { mode, question, cursor, revealed, total } = store.snapshot;
    const { all, missed, right, score: words } = predictions;
    return { on: mode === "predict", question, cursor, revealed, total, verdict, wrong, given, missed, right, asked: all.length, words };
  }

  function show(verdict = null, wrong = "", given = false) {
    state.value = look(verdict, wrong, given);
    box.hidden = !state.value.on;
    document.body.classList.toggle("predicting", !box.hidden);
    score.textContent = state.value.on ? state.value.words : "";
    open = state.value.on ? (state.value.question ?? null) : null;
  }

  function hear(change) {
    const { link, mode, revealed, question } = store.snapshot;
    if (link !== predictions.link) predictions = new Predictions(link, visitStorage());
    else if (open && mode === "predict" && revealed >= open.n) pass(open);
    if (change.kind === "trace") {
      again += 1;
      recalled = 0;
    }
    const verdict = state.value.verdict;
    show(verdict && question?.n === verdict.n && change.kind !== "trace" ? verdict : null, "", state.value.given);
    recall();
  }

  /** @param {Question} question */
  function pass({ n, text }) {
    if (!predictions.of(n)) predictions.add({ n, text, option: "", chosen: "", right: "", correct: false });
  }

  /** A question that was answered before in this run keeps its answer. */
  function recall() {
    const before = open && predictions.of(open.n);
    if (!before?.option || state.value.verdict || recalled === before.n) return;
    recalled = before.n;
    answer(before.option, false);
  }

  async function answer(/** @type {string} */ option, given = true) {
    const question = open;
    const asked = again;
    if (!question) return;
    const { verdict, error } = await commands.predict(question.n, option);
    if (asked !== again) return;
    if (verdict) {
      const words = (id) => question.options.find((each) => each.id === id)?.text ?? "";
      predictions.add({ n: question.n, text: question.text, option, chosen: words(option), right: words(verdict.right), correct: verdict.correct });
    }
    // The message may have been asked for in the meantime: then the score alone changes.
    if (open === question) show(verdict ?? null, error?.message ?? "", given);
    else show();
  }

  function restart() {
    predictions.clear();
    commands.goto(0).then(() => commands.mode("predict"));
  }

  /** 1 to 4 choose, from anywhere on the page. @param {KeyboardEvent} event */
  function choose(event) {
    const taken = /** @type {Element} */ (event.target).closest(TAKEN);
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || taken || box.hidden) return;
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll('input[type="radio"]:enabled'));
    const radio = /^[1-9]$/.test(event.key) ? radios[Number(event.key) - 1] : undefined;
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    radio.focus();
  }
}

function Predict({ state, ...parts }) {
  const now = state.value;
  const card = useRef(/** @type {HTMLElement|null} */ (null));
  const within = useRef(false);
  // Whoever goes on from within the card finds the next question there.
  useLayoutEffect(() => {
    if (within.current && !now.verdict) /** @type {HTMLElement|null} */ (card.current?.querySelector("[data-begin]"))?.focus();
    within.current = false;
  }, [now.question?.n, now.revealed]);
  const next = () => {
    within.current = true;
    parts.next();
  };
  if (!now.on) return null;
  return html`<div ref=${card} class="predict-card">
    <p class="predict-head"><span class="predict-word">Predict</span> ${now.question && html`<span class="predict-where">message ${now.question.n} of ${now.total}</span>`}<span class="predict-score">${now.words}</span></p>
    <${Body} now=${now} ...${parts} next=${next} />
    <p class="verdict-said" role="status" aria-label="Verdict">${now.verdict && html`<${Said} now=${now} />`}</p>
    ${now.verdict && html`<${Why} now=${now} next=${next} />`}
  </div>`;
}

function Body({ now, answer, goto, address, restart }) {
  if (!now.question) return html`<${Review} now=${now} goto=${goto} address=${address} restart=${restart} />`;
  if (now.cursor < now.revealed) return html`<${Behind} now=${now} goto=${goto} />`;
  return html`<${Ask} key=${now.question.n} now=${now} answer=${answer} />`;
}

function Ask({ now, answer }) {
  const { question, verdict, wrong } = now;
  const submit = (event) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get("prediction");
    if (chosen && !verdict) answer(String(chosen));
  };
  return html`<form class="ask" onSubmit=${submit}>
    <fieldset tabindex="-1" data-begin>
      <legend>${question.lead && html`<span class="ask-lead"><${Text} text=${question.lead} /></span> `}<${Text} text=${question.text} /></legend>
      ${question.options.map((option, i) => html`<${Option} key=${option.id} option=${option} number=${i + 1} verdict=${verdict} />`)}
    </fieldset>
    ${wrong && html`<p class="wrong" role="alert">${visible(wrong)}</p>`}
    ${!verdict && html`<p class="ask-tools"><button class="button main">Answer</button><span class="quiet-hint">or just go on with Next</span></p>`}
  </form>`;
}

function Option({ option, number, verdict }) {
  const { id, text } = option;
  const right = verdict?.right === id;
  const chosen = verdict?.chosen === id;
  const state = right ? " is-right" : chosen ? " is-wrong" : verdict ? " is-past" : "";
  return html`<label class=${`option${state}`}>
    <input type="radio" name="prediction" value=${id} disabled=${Boolean(verdict)} checked=${chosen || undefined} required />
    <kbd aria-hidden="true">${number}</kbd>
    <span class="option-text"><${Text} text=${text} />${verdict && (right || chosen) && html` <span class="option-said">${right ? "✓ right" : "✗ your answer"}</span>`}</span>
  </label>`;
}

function Said({ now }) {
  const { verdict, question } = now;
  const right = question.options.find(({ id }) => id === verdict.right);
  if (verdict.correct) return html`<strong class="said-right">✓ Right.</strong>`;
  return html`<strong class="said-wrong">✗ Not this one.</strong> Right is “<${Text} text=${right.text} />”.`;
}

/** The gap explained: why the right one is right, and the chosen one is not; the others for who wants them. */
function Why({ now, next }) {
  const { verdict, question } = now;
  const button = useRef(/** @type {HTMLElement|null} */ (null));
  // What had the focus is no longer there to be used.
  useLayoutEffect(() => void (now.given && button.current?.focus()), []);
  const others = question.options.filter(({ id }) => id !== verdict.right && id !== verdict.chosen);
  return html`<div class="gap">
    ${!verdict.correct && html`<p><span class="gap-of">Your answer:</span> <${Text} text=${verdict.whys[verdict.chosen]} /></p>`}
    <p><${Text} text=${verdict.whys[verdict.right]} /> <${Spec} ...${verdict} /></p>
    <details class="gap-others">
      <summary>Why not the others</summary>
      <dl>${others.map(({ id, text }) => html`<div key=${id}><dt><${Text} text=${text} /></dt><dd><${Text} text=${verdict.whys[id]} /></dd></div>`)}</dl>
    </details>
    <p class="ask-tools"><button ref=${button} type="button" class="button main" onClick=${next}>Show the message</button></p>
  </div>`;
}

/** The cursor stands at a message that is shown already. */
function Behind({ now, goto }) {
  return html`<p class="behind">The next question is about message ${now.question.n}. <button type="button" class="button" onClick=${() => goto(now.revealed)}>Go there</button></p>`;
}

/** What was asked in this run, once all of it is shown. */
function Review({ now, goto, address, restart }) {
  const { missed, right, asked } = now;
  const follow = (event, n) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goto(n);
  };
  const summary = !asked ? "All messages are shown, so there is nothing left to predict." : missed.length ? `The run is over: ${now.words}.` : `The run is over, and all ${right} were right.`;
  return html`<div class="review" tabindex="-1" data-begin>
    <p class="review-said">${summary}</p>
    ${missed.length > 0 &&
    html`<h2>Look at these again</h2>
      <ol class="missed">
        ${missed.map(
          (each) => html`<li key=${each.n}>
            <a href=${address(each.n)} onClick=${(event) => follow(event, each.n)}>Message ${each.n}</a>
            ${each.option ? html`<span class="missed-text"><${Text} text=${each.text} /></span><span class="missed-right">It was: <${Text} text=${each.right} /></span>` : html`<span class="missed-text">skipped</span>`}
          </li>`,
        )}
      </ol>`}
    <p class="ask-tools"><button type="button" class="button" onClick=${restart}>Predict from the start</button></p>
  </div>`;
}

/** Plain text; what stands in backticks is code. */
function Text({ text }) {
  return visible(text)
    .split("`")
    .map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
}
