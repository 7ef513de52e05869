// What goes on paper: the run as a diagram of its own, as wide as a page, and every message told in order.

/** @import { Store } from "../story/store.js" */
/** @import { Detail, Row, Snapshot } from "../types.js" */

import { visible } from "../draw/fit.js";
import { SIGNS } from "../draw/verdicts.js";
import { html } from "../shapes/element.js";
import { embeddedSnapshot } from "../source/embedded.js";
import { headOf } from "./feed.js";
import { SequenceView } from "./sequence.js";

const LONGEST = 600;
const PAGE = 700; // what A4 and Letter have between their margins, in px; stage.css has the same

/** Writes the transcript whenever the page is printed, and takes it away again. @param {Store} store */
export function wireTranscript(store) {
  /** Texts of messages that were not come to yet; they are fetched by `print`. @type {Record<string, Detail>} */
  let fetched = {};
  let paper = null;
  addEventListener("beforeprint", () => {
    paper?.remove();
    paper = write(store.snapshot, { ...fetched, ...store.snapshot.details });
  });
  addEventListener("afterprint", () => {
    paper?.remove();
    paper = null;
  });
  store.listen((change) => {
    if (change.kind === "trace") fetched = {};
  });
  return {
    /**
     * Prints all of the run: in hidden mode as far as it is revealed, and where the rest cannot be fetched as far as it is told.
     * @param {string} whole the address of its last message
     */
    async print(whole) {
      try {
        if (store.snapshot.mode === "open") fetched = await detailsAt(whole);
      } finally {
        globalThis.print();
      }
    },
  };
}

/** What the page at an address has to say about the messages. @param {string} address */
async function detailsAt(address) {
  const page = await (await fetch(address)).text();
  return embeddedSnapshot(new DOMParser().parseFromString(page, "text/html")).details;
}

/** @param {Snapshot} snapshot @param {Record<string, Detail>} details */
function write(snapshot, details) {
  const frame = html("div", { class: "paper-diagram" });
  const paper = html("section", { class: "paper", "aria-hidden": "true" }, [
    html("h2", {}, [snapshot.title]),
    html("p", { class: "paper-switches" }, [snapshot.switches.map(({ short, value }) => `${short} ${value}`).join(" · ")]),
    html("p", { class: "paper-link" }, [new URL(snapshot.link, location.href).href]),
    frame,
    html("ol", { class: "paper-messages" }, told(snapshot, details)),
  ]);
  document.body.append(paper);
  const sequence = new SequenceView(frame, headOf(snapshot));
  for (const row of snapshot.rows) sequence.append(row);
  sequence.setCursor(snapshot.total + 1, { scroll: false }); // all of it is past
  frame.style.setProperty("--paper-scale", String(Math.min(1, PAGE / sequence.spread.width)));
  return paper;
}

/** @param {Snapshot} snapshot @param {Record<string, Detail>} details */
function told({ rows, phases, cast }, details) {
  const titles = new Map(phases.map(({ id, title }) => [id, title]));
  const names = new Map(cast.map(({ lane, name }) => [lane, name]));
  let phase = "";
  return rows.flatMap((row) => {
    const opening = row.phase === phase ? [] : [html("li", { class: "paper-phase" }, [visible(titles.get(row.phase) ?? "")])];
    phase = row.phase;
    return [...opening, row.n === null ? act(row) : message(row, details[row.n], names)];
  });
}

/** @param {Row} row */
function act({ text }) {
  return html("li", { class: "paper-act" }, [visible(text)]);
}

/** @param {Row} row @param {Detail|undefined} detail @param {Map<string, string>} names */
function message({ n, text, channel }, detail, names) {
  const telling = html("div", { class: "paper-telling" });
  // The server made it, with every captured value escaped.
  telling.innerHTML = detail?.narration ?? "";
  const parts = (detail?.parameters ?? []).flatMap(({ name, value }) => [html("dt", {}, [visible(name)]), html("dd", {}, [cut(value)])]);
  const checks = (detail?.checks ?? []).map(({ id, verdict, enforced, spec, actor }) =>
    html("li", {}, [`${SIGNS[verdict]} ${id}${enforced ? "" : " (not enforced)"}, ${names.get(actor) ?? actor}${spec ? `, ${spec}` : ""}`]),
  );
  return html("li", { class: "paper-message", value: String(n) }, [
    html("h3", {}, [`${n}. ${visible(text)}`, html("span", {}, [` ${channel} channel`])]),
    telling,
    ...(detail?.start ? [html("pre", {}, [cut(detail.start)])] : []),
    ...(parts.length ? [html("dl", {}, parts)] : []),
    ...(checks.length ? [html("ul", {}, checks)] : []),
  ]);
}

/** @param {string} text */
function cut(text) {
  const shown = visible(text);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}… (${shown.length} characters)` : shown;
}
