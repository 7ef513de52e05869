// Boots the stage: draws all that is seen at first from the page itself, then fetches the rest.

import { embeddedSnapshot } from "./source/embedded.js";
import { addressOf } from "./story/address.js";
import { Commands } from "./story/commands.js";
import { Store } from "./story/store.js";
import { Canvas } from "./views/canvas.js";
import { wireHeader } from "./views/header.js";
import { wireNarration } from "./views/narration.js";
import { toaster } from "./views/toast.js";
import { Transport } from "./views/transport.js";

/** @import { Desk } from "./desk.js" */

const PHONE = 480;

const store = new Store(embeddedSnapshot(document));
const commands = new Commands();
const toast = toaster(byId("toasts"));
const asked = new URLSearchParams(location.search);
/** What comes after the first diagram. @type {Desk|null} */
let desk = null;
const canvas = new Canvas(store, {
  view: asked.get("view") ?? (innerWidth < PHONE ? "list" : "sequence"),
  pick: (n) => transport.goto(n),
  address: (n) => addressOf({ ...store.snapshot, cursor: n }),
  chosen: () => desk?.chosen(),
});
const transport = new Transport(store, commands);

await canvas.draw();
performance.mark("grantscope:drawn");
wireNarration(byId("narration"), store);
wireHeader({ store, commands, toast });

import("./desk.js")
  .then(({ furnish }) => {
    desk = furnish({ store, commands, canvas, transport, asked, toast });
  })
  .catch(() => toast("The page could not be loaded whole: reload it.", "trouble"));

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
