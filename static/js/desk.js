// Furnishes the stage once it is drawn: the keys and the address; then the panels and the live connection.

/** @import { Bars } from "./views/bars.js" */
/** @import { Canvas } from "./views/canvas.js" */
/** @import { Commands } from "./story/commands.js" */
/** @import { Store } from "./story/store.js" */
/** @import { Transport } from "./views/transport.js" */

import { addressOf } from "./story/address.js";
import { keepAddress, runInAddress } from "./views/address.js";
import { byId } from "./views/by-id.js";
import { wireKeys } from "./views/keys.js";
import { wireSheet } from "./views/sheet.js";
import { style, styles } from "./views/styles.js";

/**
 * @typedef {{chosen: () => void, showCheck: (seq: number) => void, showAttack: () => void}} Desk
 *   What it hears: that another view was chosen, and that a check is to be seen, or the attack.
 */

/**
 * @param {{store: Store, commands: Commands, canvas: Canvas, transport: Transport, bars: Bars, asked: URLSearchParams,
 *   toast: (message: string, tone?: "notice"|"trouble") => void}} parts
 * @returns {Desk}
 */
export function furnish({ store, commands, canvas, transport, bars, asked, toast }) {
  /** What follows a value; it comes with the inspector. @type {import("./story/following.js").Following|null} */
  let following = null;
  const keep = keepAddress(() => addressOf(store.snapshot, canvas.view, following ? following.id : asked.get("follow")));
  /** What the keys ask of the zoom, once it is there. */
  const zoom = { in() {}, out() {}, reset() {}, look() {} };
  /** What the keys and the bars ask of the inspector; until it is there their last wish is kept. */
  const inspector = {
    edit: () => void (wish = () => inspector.edit()),
    answer: () => void (wish = () => inspector.answer()),
    showCheck: (/** @type {number} */ seq) => void (wish = () => inspector.showCheck(seq)),
    showAttack: () => void (wish = () => inspector.showAttack()),
  };
  /** @type {(() => void)|null} */
  let wish = null;
  wireKeys(transport, { edit: () => inspector.edit(), find, step: (by) => following?.step(by), end: () => following?.end(), zoom });
  const sheet = wireSheet(byId("inspect"), byId("inspector"));
  transport.answer = () => inspector.answer();
  const rest = canvas.rest();
  store.listen((change) => {
    if (change.kind === "trace") tell();
    // What came of a change is told beside the diagram, which must not lie under the sheet then.
    if (change.kind === "trace" && change.step && String(change.previous.people) === String(store.snapshot.people)) sheet.close();
    if (change.kind === "trace" && turned(change.previous)) keep({ turn: true });
    else if (change.kind === "cursor" || change.kind === "trace") keep();
  });
  addEventListener("popstate", () => commands.open(location.pathname + location.search));
  tell();
  goLive();
  return {
    chosen() {
      keep();
      zoom.look();
    },
    showCheck: (seq) => inspector.showCheck(seq),
    showAttack: () => inspector.showAttack(),
  };

  /** Whether another run is shown than before, and not because the browser went there itself. */
  function turned(previous) {
    const { link } = store.snapshot;
    return link !== previous.link && link !== runInAddress();
  }

  /** Says once what the server had to move or wants known. */
  function tell() {
    toast.forget();
    for (const notice of store.snapshot.notices ?? []) toast(notice);
  }

  /** Fetches what the first diagram did not need: the connection first, the inspector beside it. */
  function goLive() {
    // Whatever is connected shows all there is, so the rest of the views come first.
    Promise.all([import("./source/socket.js"), rest]).then(([source]) => connect(source)).catch(() => complain("The live connection could not be loaded: reload the page."));
    import("./views/zoom.js")
      .then(({ createZoom }) => Object.assign(zoom, createZoom(byId("zoom"), { canvas, store })))
      .catch(() => complain("The zoom could not be loaded: reload the page."));
    Promise.all([import("./views/inspector.js"), import("./views/following.js"), styles("depths", "checks", "knows", "opened", "pkce", "browser", "editor", "attacked")])
      .then(inspect)
      .catch(() => complain("The inspector could not be loaded: reload the page."));
    bars.rest();
    import("./views/waits.js")
      .then(({ wireWaits }) => wireWaits(store, [byId("panel-sequence"), byId("panel-list")]))
      .catch(() => complain("What the run waits for could not be shown: reload the page."));
    import("./views/transcript.js").then(wirePrinting).catch(() => complain("Printing could not be prepared: reload the page."));
    import("./views/terms.js")
      .then(({ wireTerms }) => style("terms").then(wireTerms))
      .catch(() => complain("What the terms mean could not be loaded: reload the page."));
  }

  function wirePrinting({ wireTranscript }) {
    const transcript = wireTranscript(store);
    const print = () => {
      const whole = addressOf({ ...store.snapshot, cursor: store.snapshot.total });
      transcript.print(whole).catch(() => complain("The transcript could not be fetched: is the server still there?"));
    };
    byId("print").addEventListener("click", print);
    // The browser would ask for the paper at once, with the messages that were not come to yet untold.
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      print();
    });
  }

  /** Opens the palette, which is fetched when it is first asked for. */
  function find() {
    const parts = {
      store,
      commands,
      goto: (/** @type {number} */ n) => transport.goto(n),
      follow: (/** @type {string} */ id) => following?.follow(id),
      showCheck: (/** @type {number} */ seq) => inspector.showCheck(seq),
    };
    Promise.all([import("./views/palette.js"), import("./views/finding.js")])
      .then(([{ openPalette }, { findable }]) => openPalette(findable(parts)))
      .catch(() => complain("The palette could not be loaded: reload the page."));
  }

  function connect({ SocketSource }) {
    commands.connect(new SocketSource({ store, link: () => addressOf(store.snapshot), status: showConnection, complain }));
  }

  function inspect([{ createInspector }, { createFollowing }]) {
    following = createFollowing({ bar: byId("following"), narration: byId("narration"), canvas, store, transport, toast });
    const parts = { store, commands, following, open: sheet.open, goto: (/** @type {number} */ n) => transport.goto(n) };
    Object.assign(inspector, createInspector(byId("inspector"), parts));
    wish?.();
    following.listen(keep);
    following.follow(asked.get("follow") ?? "");
    keep();
  }

  /** @param {string} message */
  function complain(message) {
    toast(message, "trouble");
  }

  /** @param {"live"|"lost"} state */
  function showConnection(state) {
    byId("connection").textContent = state === "live" ? "" : "reconnecting…";
    document.documentElement.dataset.connection = state;
    transport.show();
  }
}
