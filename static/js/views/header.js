// The header: switches as chips, what is to come hidden or not, the link, the download, the theme, the legend.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { addressOf } from "../story/address.js";
import { copyText } from "./copy.js";
import { drawLegend } from "./legend.js";
import { Switches } from "./switches.js";
import { wireTheme } from "./theme.js";

/** @param {{store: Store, commands: Commands, toast: (message: string, tone?: "notice"|"trouble") => void}} parts */
export function wireHeader({ store, commands, toast }) {
  new Switches(byId("switches"), store, (set) => commands.change(set));
  wireTheme(byId("theme"));
  drawLegend(byId("legend"));
  const hide = byId("hide");
  hide.addEventListener("click", () => commands.mode(store.snapshot.mode === "hidden" ? "open" : "hidden"));
  byId("copy-link").addEventListener("click", () => copyLink(store, toast));
  const show = () => {
    hide.setAttribute("aria-pressed", String(store.snapshot.mode === "hidden"));
    byId("download").setAttribute("href", store.snapshot.download);
  };
  store.listen((change) => change.kind === "trace" && show());
  show();
}

async function copyLink(store, toast) {
  const link = new URL(addressOf(store.snapshot), location.href).href;
  const how = await copyText(link);
  toast(how === "copied" ? "Link copied: it reopens this run at this message." : `Copy this link: ${link}`);
}

function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
