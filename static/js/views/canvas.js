// The canvas: which of the views of the messages is seen (Sequence, Swim lanes, Split, List), and what feeds each.

/** @import { Store } from "../story/store.js" */

import { byId } from "./by-id.js";
import { Feed, headOf } from "./feed.js";
import { SequenceView } from "./sequence.js";
import { style } from "./styles.js";
import { markTabs, wireTabs } from "./tabs.js";
import { rememberedZoom } from "./zoom-memory.js";

const VIEWS = ["sequence", "lanes", "split", "list"];
const SHOWN = { sequence: ["sequence"], lanes: ["lanes"], split: ["sequence", "lanes"], list: ["list"] };

export class Canvas {
  /**
   * @param {Store} store
   * @param {{view: string, pick: (n: number) => void, address: (n: number) => string, chosen: (view: string) => void}} parts
   */
  constructor(store, { view, pick, address, chosen }) {
    this.view = VIEWS.includes(view) ? view : "sequence";
    this.store = store;
    this.chosen = chosen;
    /** @type {Record<string, HTMLElement>} */
    this.panels = { sequence: byId("panel-sequence"), lanes: byId("panel-lanes"), list: byId("panel-list") };
    this.tabs = byId("views");
    this.#arrange();
    const head = headOf(store.snapshot);
    this.sequence = new SequenceView(this.panels.sequence, head, pick);
    this.pick = pick;
    /** @type {import("./lanes.js").LanesView|null} */
    this.lanes = null;
    this.zoom = rememberedZoom();
    this.sequence.zoomTo(this.zoom.sequence);
    /** @type {{sequence: SequenceView["light"], list: import("./list.js").ListView["light"], lanes: import("./lanes.js").LanesView["light"]}|null} */
    this.lights = null;
    this.address = address;
    /** @type {import("./list.js").ListView|null} */
    this.list = null;
    this.feeds = [new Feed(store, this.sequence, () => this.sees("sequence"))];
    wireTabs(this.tabs, (tab) => this.choose(tab.dataset.view ?? "sequence"));
    this.#watchRoom();
    store.listen((change) => this.#hear(change));
  }

  /** Draws what is seen. */
  async draw() {
    if (this.sees("sequence")) this.feeds[0].sync();
    if (this.sees("list")) await this.#haveList();
    if (!this.sees("lanes")) return;
    await this.#haveLanes();
    if (this.sees("lanes")) this.lanes?.sync();
  }

  /** What the first diagram need not wait for. */
  async rest() {
    await Promise.all([this.#haveList(), this.#haveLanes()]);
  }

  /** The text equivalent is there whatever is seen; its code and the swim lanes' are fetched apart: most first diagrams are a sequence. */
  async #haveList() {
    const { ListView } = await import("./list.js");
    if (this.list) return;
    this.list = new ListView(this.panels.list, headOf(this.store.snapshot), { pick: this.pick, address: this.address });
    if (this.lights) this.list.dress(this.lights.list);
    this.list.setActive(this.sees("list"));
    this.feeds.push(new Feed(this.store, this.list, () => true));
    this.feeds[1].sync();
  }

  async #haveLanes() {
    const [{ LanesView }] = await Promise.all([import("./lanes.js"), style("lanes")]);
    if (!this.lanes) {
      this.lanes = new LanesView(this.panels.lanes, this.store, this.pick);
      this.lanes.zoomTo(this.zoom.lanes);
    }
    if (this.lights) this.lanes.dress(this.lights.lanes);
  }

  /** Draws a diagram larger or smaller. @param {"sequence"|"lanes"} name @param {number} factor */
  zoomTo(name, factor) {
    this.zoom[name] = factor;
    this[name]?.zoomTo(factor);
    this[name]?.reveal();
  }

  /** Lights what is followed, in every view. @param {NonNullable<Canvas["lights"]>} lights */
  dress(lights) {
    this.lights = lights;
    this.sequence.dress(lights.sequence);
    this.list?.dress(lights.list);
    this.lanes?.dress(lights.lanes);
  }

  /** @param {string} name */
  sees(name) {
    return SHOWN[this.view].includes(name);
  }

  /** @param {string} view */
  choose(view) {
    if (view === this.view) return;
    this.view = view;
    this.#arrange();
    this.sequence.resize();
    this.lanes?.resize();
    this.list?.setActive(this.sees("list"));
    this.draw().then(() => this.chosen(view));
    this.reveal();
  }

  /** Brings what is current into sight, in every view that is seen. */
  reveal() {
    for (const seen of [this.sequence, this.lanes, this.list]) seen?.reveal();
  }

  #hear(change) {
    for (const feed of this.feeds) feed.hear(change);
    this.lanes?.hear(change, this.sees("lanes"));
  }

  #arrange() {
    markTabs(this.tabs, (tab) => tab.dataset.view === this.view);
    for (const id of ["canvas", "panels"]) byId(id).dataset.view = this.view;
    this.panels.sequence.hidden = !this.sees("sequence");
    this.panels.lanes.hidden = !this.sees("lanes");
    // The list is the text equivalent: unseen it stays in the accessibility tree, only out of sight.
    this.panels.list.classList.toggle("out-of-sight", !this.sees("list"));
  }

  #watchRoom() {
    let asked = 0;
    const watcher = new ResizeObserver(() => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        this.sequence.resize();
        this.lanes?.resize();
        this.reveal();
      });
    });
    for (const panel of Object.values(this.panels)) watcher.observe(panel);
    // A notice lies over the foot of the canvas.
    watcher.observe(byId("toasts"));
  }
}
