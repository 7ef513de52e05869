// Boots the stage: draws all that is seen at first from the page itself, then fetches the rest.

import { embeddedSnapshot } from "./source/embedded.js";
import { addressOf } from "./story/address.js";
import { Commands } from "./story/commands.js";
import { Store } from "./story/store.js";
import { Bars } from "./views/bars.js";
import { byId } from "./views/by-id.js";
import { Canvas } from "./views/canvas.js";
import { watchCrowd } from "./views/crowd.js";
import { wireHeader } from "./views/header.js";
import { wireNarration } from "./views/narration.js";
import { wirePredict } from "./views/predict.js";
import { toaster } from "./views/toast.js";
import { Transport } from "./views/transport.js";

/** @import { Desk } from "./desk.js" */

const PHONE = 480;

const store = new Store(embeddedSnapshot(document));
const commands = new Commands();
const toast = toaster(byId("toasts"));
const asked = new URLSearchParams(location.search);
/** Keys that were pressed before anybody heard them. @type {KeyboardEvent[]} */
const early = [];
const keep = (/** @type {KeyboardEvent} */ event) => void (event.defaultPrevented || early.push(event));
document.addEventListener("keydown", keep);
/** What comes after the first diagram. @type {Desk|null} */
let desk = null;
watchCrowd(/** @type {HTMLElement} */ (document.querySelector(".desk")), store);
const canvas = new Canvas(store, {
  view: asked.get("view") ?? (innerWidth < PHONE ? "list" : "sequence"),
  pick: (n) => transport.goto(n),
  address,
  chosen: () => desk?.chosen(),
});
const transport = new Transport(store, commands);

const ways = {
  address,
  goto: (/** @type {number} */ n) => transport.goto(n),
  showCheck: (/** @type {number} */ seq) => desk?.showCheck(seq),
  showAttack: () => desk?.showAttack(),
  complain,
};
const bars = new Bars({ store, commands, ...ways });
const predict = wirePredict({ store, commands, next: () => transport.next(), reveal: () => canvas.reveal(), ...ways });

wireNarration(byId("narration"), store);
wireHeader({ store, commands, toast });
await Promise.all([bars.first(), predict.ready, canvas.draw()]);
// Nothing is seen before all of it has its place.
document.documentElement.dataset.drawn = "";
performance.mark("grantscope:drawn");

import("./desk.js")
  .then(({ furnish }) => {
    desk = furnish({ store, commands, canvas, transport, bars, asked, toast });
    document.removeEventListener("keydown", keep);
    for (const event of early) event.target?.dispatchEvent(new KeyboardEvent("keydown", event));
  })
  .catch(() => complain("The page could not be loaded whole: reload it."));

/** The address of this run at message n. @param {number} n */
function address(n) {
  return addressOf({ ...store.snapshot, cursor: n });
}

/** @param {string} message */
function complain(message) {
  toast(message, "trouble");
}
