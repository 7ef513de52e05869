// The inspector: the current message, its checks and the person's browser, in tabs. It comes after the first diagram is drawn.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { signal } from "@preact/signals";
import { render } from "preact";
import { visible } from "../draw/fit.js";
import { AttackedPanel } from "./panels/attacked.js";
import { BrowserPanel } from "./panels/browser.js";
import { ChecksPanel } from "./panels/checks.js";
import { edit } from "./panels/hold.js";
import { KnowsPanel } from "./panels/knows.js";
import { MessagePanel } from "./panels/message.js";
import { followed, html } from "./panels/parts.js";
import { StartPanel } from "./panels/start.js";
import { TokensPanel } from "./panels/tokens.js";
import { keepInSight, wireTabs } from "./tabs.js";

/**
 * @typedef {{snapshot: import("../types.js").Snapshot, detail: import("../types.js").Detail|undefined, nameOf: (lane: string) => string,
 *   goto: (n: number) => void, stage: string|null, changes: number}} Scene
 * @typedef {"message"|"checks"|"tokens"|"knows"|"browser"|"attack"} Name
 */

const LOOK_MS = 50;
const PATIENCE_MS = 150;
// Tabs whose content grows with the run instead of changing with each message.
const LASTING = new Set(["tokens", "knows", "attack"]);

/** @type {import("@preact/signals").Signal<Name>} */
const tab = signal("message");

/**
 * @param {HTMLElement} box
 * @param {{store: Store, commands: Commands, following: import("../story/following.js").Following, goto: (n: number) => void,
 *   open: () => void}} parts `open` brings the inspector into sight
 */
export function createInspector(box, { store, commands, following, goto, open }) {
  let changes = 0;
  const sceneNow = () => sceneOf(store, goto, changes);
  const scene = signal(sceneNow());
  const forward = comingForward(open);
  const show = () => {
    const next = sceneNow();
    const moved = next.detail !== scene.value.detail;
    scene.value = next;
    if (tab.value === "attack" && !next.snapshot.attack) tab.value = "message";
    forward(next);
    if (moved && !LASTING.has(tab.value)) box.querySelector(".inspector-body")?.scrollTo({ top: 0 });
  };
  const showSoon = whenFree(show);
  store.listen(({ kind }) => {
    if (kind === "trace") changes += 1;
    if (kind === "cursor") showSoon();
    else show();
  });
  const follow = () => (followed.value = following.id);
  following.listen(follow);
  follow();
  box.replaceChildren();
  render(html`<${Inspector} scene=${scene} commands=${commands} />`, box);
  forward(scene.value);
  const list = /** @type {HTMLElement} */ (box.querySelector('[role="tablist"]'));
  wireTabs(list, (chosen) => {
    tab.value = /** @type {Name} */ (chosen.dataset.tab ?? "message");
  });
  keepInSight(list);
  return {
    /** Opens the editor of the current message. */
    edit() {
      if (!store.cursor) return;
      tab.value = "message";
      open();
      edit(commands, store.cursor);
    },
    /** Brings the person's browser forward, where a run that waits is answered. */
    answer() {
      tab.value = "browser";
      open();
      setTimeout(() => whenThere(box, ".go-on button, iframe.page"), LOOK_MS);
    },
    /** Shows what there is to say of the attack. */
    showAttack() {
      tab.value = "attack";
      open();
      setTimeout(() => whenThere(box, '[data-tab="attack"]'), LOOK_MS);
    },
    /** Shows one check of the current message, as soon as it is there. @param {number} seq */
    showCheck(seq) {
      tab.value = "checks";
      open();
      // Its card may also stand in the tab that was left: that one is on its way out.
      setTimeout(() => whenThere(box, `#check-${seq}`), LOOK_MS);
    },
  };
}

/** @returns {Scene} */
function sceneOf(store, goto, changes) {
  const nameOf = (/** @type {string} */ lane) => visible(store.actor(lane)?.name ?? lane);
  return { snapshot: store.snapshot, detail: store.detail, nameOf, goto, stage: store.stage, changes };
}

/** Where the run waits for the person the Browser tab comes forward; when it goes on, so does what was looked at before. */
function comingForward(open) {
  /** @type {Name|null} */
  let before = null;
  let waited = false;
  /** @param {Scene} scene */
  return ({ detail, snapshot }) => {
    const { asks } = detail ?? {};
    const waits = Boolean(asks?.waits || (asks?.again && snapshot.waits));
    if (waits && !waited) {
      if (tab.value !== "browser") before = tab.value;
      tab.value = "browser";
      open();
    } else if (!waits && waited && before && tab.value === "browser") {
      tab.value = before;
      before = null;
    }
    waited = waits;
  };
}

/**
 * Does it when the browser has nothing better to do, and once however often it was asked for: the diagram comes first,
 * so that a held key is followed without a stutter. @param {() => void} act
 */
function whenFree(act) {
  const wait = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then));
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    wait(
      () => {
        asked = false;
        act();
      },
      { timeout: PATIENCE_MS },
    );
  };
}

/** Brings a part of the inspector into sight and gives it the focus; it may take a step of the stage until it is drawn. */
function whenThere(box, selector, tries = 40) {
  const part = /** @type {HTMLElement|null} */ (box.querySelector(selector));
  if (part) {
    part.scrollIntoView({ block: "nearest" });
    part.focus();
  } else if (tries) {
    setTimeout(() => whenThere(box, selector, tries - 1), LOOK_MS);
  }
}

function Inspector({ scene, commands }) {
  const now = scene.value;
  const count = now.detail?.checks.length ?? 0;
  const tokens = now.snapshot.tokens.filter(({ stop }) => stop <= now.snapshot.cursor).length;
  const hasBrowser = now.snapshot.cast.some(({ kind }) => kind === "browser");
  return html`
    <div class="tabs line" role="tablist" aria-label="Inspector">
      <${Tab} name="message">Message<//>
      <${Tab} name="checks">Checks <span class="tab-count">(${count})</span><//>
      <${Tab} name="tokens">Tokens <span class="tab-count">(${tokens})</span><//>
      <${Tab} name="knows">Who knows<span class="tab-rest"> what</span><//>
      ${hasBrowser && html`<${Tab} name="browser">Browser<//>`}
      ${now.snapshot.attack && html`<${Tab} name="attack">Attack<//>`}
    </div>
    <div class="inspector-body scroller" role="tabpanel" id="inspector-panel" aria-labelledby=${`inspect-${tab.value}`} data-at=${now.snapshot.cursor} tabindex="0">
      <${Panel} scene=${now} commands=${commands} />
    </div>
  `;
}

function Panel({ scene, commands }) {
  const toChecks = () => {
    tab.value = "checks";
  };
  if (tab.value === "checks") return html`<${ChecksPanel} scene=${scene} />`;
  if (tab.value === "attack" && scene.snapshot.attack) return html`<${AttackedPanel} scene=${scene} />`;
  if (tab.value === "tokens") return html`<${TokensPanel} scene=${scene} />`;
  if (tab.value === "knows") return html`<${KnowsPanel} scene=${scene} />`;
  if (tab.value === "browser" && scene.detail) return html`<${BrowserPanel} scene=${scene} hold=${commands} />`;
  if (!scene.detail?.n) return html`<${StartPanel} scene=${scene} />`;
  return html`<${MessagePanel} scene=${scene} toChecks=${toChecks} hold=${commands} />`;
}

function Tab({ name, children }) {
  const on = tab.value === name;
  return html`<button
    type="button"
    role="tab"
    id=${`inspect-${name}`}
    data-tab=${name}
    aria-controls="inspector-panel"
    aria-selected=${String(on)}
    tabindex=${on ? 0 : -1}
  >
    ${children}
  </button>`;
}
