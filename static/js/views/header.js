// The header: switches as chips, what is to come hidden or not, the comparison, the link, the download, the theme, the legend.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { addressOf } from "../story/address.js";
import { byId } from "./by-id.js";
import { copyText } from "./copy.js";
import { drawLegend } from "./legend.js";
import { Switches } from "./switches.js";
import { tellMore } from "./tabs.js";
import { wireTheme } from "./theme.js";

/** @param {{store: Store, commands: Commands, toast: (message: string, tone?: "notice"|"trouble") => void}} parts */
export function wireHeader({ store, commands, toast }) {
  new Switches(byId("switches"), store, (set) => commands.change(set));
  wireTheme(byId("theme"));
  drawLegend(byId("legend"));
  const hide = byId("hide");
  hide.addEventListener("click", () => commands.mode(store.snapshot.mode === "open" ? "hidden" : "open"));
  byId("copy-link").addEventListener("click", () => copyLink(store, toast));
  const show = () => {
    hide.setAttribute("aria-pressed", String(store.snapshot.mode !== "open"));
    byId("download").setAttribute("href", store.snapshot.download);
    byId("compare").setAttribute("href", `/compare?a=${encodeURIComponent(store.snapshot.link)}`);
  };
  store.listen((change) => change.kind === "trace" && show());
  show();
  fitRows(/** @type {HTMLElement} */ (document.querySelector(".top")));
  // On a phone the tools scroll, in a low window the whole header.
  for (const strip of [".tools", ".top"]) tellMore(/** @type {HTMLElement} */ (document.querySelector(strip)));
}

/**
 * When one row does not hold everything, it is the switches that go to the second, not the buttons. What they can be set to
 * decides that, not what they are set to: a switch must not move the diagram. @param {HTMLElement} top
 */
function fitRows(top) {
  const corner = byId("theme");
  const mark = /** @type {HTMLElement} */ (top.querySelector(".wordmark"));
  const fit = () => {
    top.classList.remove("two-rows");
    top.classList.add("at-longest");
    top.classList.toggle("two-rows", corner.getBoundingClientRect().top > mark.getBoundingClientRect().bottom);
    top.classList.remove("at-longest");
  };
  const watcher = new ResizeObserver(fit);
  for (const part of ["switches", "score"]) watcher.observe(byId(part));
  addEventListener("resize", fit);
  fit();
}

async function copyLink(store, toast) {
  const link = new URL(addressOf(store.snapshot), location.href).href;
  const copied = await copyText(link);
  toast(copied ? "Link copied: it reopens this run at this message." : `Copy this link: ${link}`);
}
