// The inspector: the current message and its checks, in tabs. A Preact panel; it comes after the first diagram is drawn.

/** @import { Store } from "../story/store.js" */

import { signal } from "@preact/signals";
import { render } from "preact";
import { ChecksPanel } from "./panels/checks.js";
import { KnowsPanel } from "./panels/knows.js";
import { MessagePanel } from "./panels/message.js";
import { followed, html } from "./panels/parts.js";
import { StartPanel } from "./panels/start.js";
import { wireTabs } from "./tabs.js";

/**
 * @typedef {{snapshot: import("../types.js").Snapshot, detail: import("../types.js").Detail|undefined, nameOf: (lane: string) => string,
 *   goto: (n: number) => void}} Scene
 */

const tab = signal("message");

/** @param {HTMLElement} box @param {{store: Store, following: import("../story/following.js").Following, goto: (n: number) => void}} parts */
export function createInspector(box, { store, following, goto }) {
  const sceneOf = () => ({ snapshot: store.snapshot, detail: store.detail, nameOf: (lane) => store.actor(lane)?.name ?? lane, goto });
  /** @type {import("@preact/signals").Signal<Scene>} */
  const scene = signal(sceneOf());
  store.listen(() => {
    const next = sceneOf();
    const moved = next.detail !== scene.value.detail;
    scene.value = next;
    if (moved && tab.value !== "knows") box.querySelector(".inspector-body")?.scrollTo({ top: 0 });
  });
  const follow = () => (followed.value = following.id);
  following.listen(follow);
  follow();
  box.replaceChildren();
  render(html`<${Inspector} scene=${scene} />`, box);
  const list = /** @type {HTMLElement} */ (box.querySelector('[role="tablist"]'));
  wireTabs(list, (chosen) => {
    tab.value = chosen.dataset.tab ?? "message";
  });
}

function Inspector({ scene }) {
  const now = scene.value;
  const count = now.detail?.checks.length ?? 0;
  const started = Boolean(now.detail?.n);
  const toChecks = () => {
    tab.value = "checks";
  };
  return html`
    <div class="tabs line" role="tablist" aria-label="Inspector">
      <${Tab} name="message">Message<//>
      <${Tab} name="checks">Checks (${count})<//>
      <${Tab} name="knows">Who knows what<//>
    </div>
    <div class="inspector-body scroller" role="tabpanel" id="inspector-panel" aria-labelledby=${`inspect-${tab.value}`} tabindex="0">
      ${tab.value === "checks"
        ? html`<${ChecksPanel} scene=${now} />`
        : tab.value === "knows"
        ? html`<${KnowsPanel} scene=${now} />`
        : started
          ? html`<${MessagePanel} scene=${now} toChecks=${toChecks} />`
          : html`<${StartPanel} scene=${now} />`}
    </div>
  `;
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
