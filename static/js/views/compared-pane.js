// What differs in the current row: the values and verdicts of each run beside one another, and the ways to other rows.

/** @import { ComparedLine, ComparedSnapshot, Difference, Part, Verdict } from "../types-compare.js" */

import { visible } from "../draw/fit.js";
import { WORDS } from "../draw/verdicts.js";
import { html } from "../shapes/element.js";
import { addressOf } from "../story/address.js";

const SIGNS = { only: "±", differs: "≠", another: "~" };
const LETTERS = "ABC";

/** @typedef {{back: () => void, next: () => void, previous: () => void, following: () => void}} Ways */

export class ComparedPane {
  /** @param {HTMLElement} box @param {ComparedSnapshot} snapshot @param {Ways} ways */
  constructor(box, snapshot, ways) {
    this.box = box;
    this.snapshot = snapshot;
    this.position = html("span", { class: "pane-position" });
    this.title = html("h2", { class: "pane-title" });
    this.body = html("div", { class: "pane-body", tabindex: 0, role: "region", "aria-label": "Differences" });
    this.buttons = [
      button("Previous difference", "← ≠", "p", ways.previous),
      button("Back", "←", "←", ways.back),
      button("Next", "Next →", "→", ways.next, "main"),
      button("Next difference", "Next ≠", "n", ways.following),
    ];
    const said = html("div", { class: "unseen", role: "status" });
    this.status = said;
    box.replaceChildren(
      html("div", { class: "pane-bar" }, [html("div", { class: "pane-buttons", role: "group", "aria-label": "Rows" }, this.buttons), this.position, this.title]),
      this.body,
      said,
    );
    box.hidden = false;
  }

  /** @param {number} n */
  show(n) {
    const { lines } = this.snapshot.told;
    const line = lines[n - 1];
    const count = lines.filter(({ differs }) => differs).length;
    const before = lines.slice(0, Math.max(0, n - 1));
    const idle = [!before.some(({ differs }) => differs), n <= 0, n >= lines.length, !lines.slice(n).some(({ differs }) => differs)];
    // As on the stage: a disabled button would drop the focus of who keeps pressing it.
    this.buttons.forEach((each, i) => each.setAttribute("aria-disabled", String(idle[i])));
    this.position.textContent = n ? `Row ${n} of ${lines.length}` : `${lines.length} rows`;
    this.title.textContent = line ? visible(line.text) : "";
    this.title.hidden = !line;
    this.body.replaceChildren(...(line ? this.#line(line) : [html("p", { class: "pane-quiet" }, begin(count))]));
    this.body.scrollTop = 0;
    this.box.classList.toggle("is-idle", !line);
    this.status.textContent = line ? line.said.map(plain).join(" ") || "Nothing differs." : "";
  }

  /** @param {ComparedLine} line */
  #line(line) {
    const telling = line.differences.filter(({ kind }) => kind !== "another");
    const fresh = line.differences.filter(({ kind }) => kind === "another");
    const gaps = line.cells.some((cell) => !cell);
    const parts = [];
    if (gaps) parts.push(html("p", {}, marked(line.said[0] ?? [])));
    if (telling.length || line.checks.length) parts.push(this.#table(telling, line.checks));
    if (!parts.length) parts.push(html("p", { class: "pane-quiet" }, ["Nothing differs in this row."]));
    if (fresh.length) parts.push(html("p", { class: "pane-quiet" }, marked(line.said.at(-1) ?? [])));
    parts.push(this.#links(line));
    return parts;
  }

  #table(differences, checks) {
    const heads = this.snapshot.told.columns.map(({ name }, i) => html("th", { scope: "col" }, [html("b", {}, [LETTERS[i]]), " ", visible(name)]));
    return html("table", { class: "pane-table", "aria-label": "What differs in this row" }, [
      html("thead", {}, [html("tr", {}, [html("td"), ...heads])]),
      html("tbody", {}, [...differences.map(differenceRow), ...checks.map(checkRow)]),
    ]);
  }

  #links(line) {
    const links = line.cells.flatMap((cell, i) => {
      const { name, link } = this.snapshot.told.columns[i];
      if (!cell?.n) return [];
      return [html("a", { href: addressOf({ link, mode: "open", cursor: cell.n }) }, [`Message ${cell.n} of ${visible(name)}`])];
    });
    return html("p", { class: "pane-links" }, links);
  }
}

function begin(count) {
  if (!count) return ["No row differs."];
  const keys = html("span", { class: "by-key" }, [" Press → for the next row, n for the next that differs."]);
  return [`${count} row${count === 1 ? " differs" : "s differ"}.`, keys];
}

/** @param {Difference} difference */
function differenceRow({ name, where, kind, said, values, meaning, href, spec }) {
  const section = spec ? [" ", href ? html("a", { href, target: "_blank", rel: "noreferrer" }, [spec]) : spec] : [];
  const head = html("th", { scope: "row" }, [
    html("span", { class: `kind ${kind}` }, [`${SIGNS[kind]} ${said}`]),
    html("code", {}, [visible(name)]),
    html("small", {}, [visible([where, meaning].filter(Boolean).join(". ")), ...section]),
  ]);
  return html("tr", {}, [head, ...values.map(valueCell)]);
}

/** @param {string|null} value @param {number} i */
function valueCell(value, i) {
  if (value === null) return html("td", { class: "lacking", "data-run": LETTERS[i] }, ["− not there"]);
  return html("td", { "data-run": LETTERS[i] }, [html("code", {}, [visible(value) || "(empty)"])]);
}

/** @param {Verdict} check */
function checkRow({ id, title, verdicts, signs, spec, href }) {
  const head = html("th", { scope: "row" }, [
    html("span", { class: "kind check" }, ["check"]),
    html("code", {}, [id]),
    html("small", {}, [title, " ", href ? html("a", { href, target: "_blank", rel: "noreferrer" }, [spec]) : spec]),
  ]);
  const cells = verdicts.map((verdict, i) => html("td", { class: `verdict ${verdict || "absent"}`, "data-run": LETTERS[i] }, [verdict ? `${signs[i]} ${WORDS[verdict]}` : "− not made"]));
  return html("tr", {}, [head, ...cells]);
}

/** @param {Part[]} parts @returns {(string|Node)[]} */
function marked(parts) {
  const names = { code: "code", run: "strong" };
  return parts.map(({ kind, text }) => (names[kind] ? html(names[kind], {}, [visible(text)]) : visible(text)));
}

/** @param {Part[]} parts */
function plain(parts) {
  return parts.map(({ text }) => visible(text)).join("");
}

function button(name, text, key, act, kind = "") {
  const made = html("button", { type: "button", class: `button ${kind}`, "aria-label": name, title: `${name} (${key})` }, [text]);
  made.addEventListener("click", act);
  return made;
}
