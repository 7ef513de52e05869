// The command palette: one field that finds whatever the page can do, and every message, check, value, switch and scenario.

import { visible } from "../draw/fit.js";
import { html } from "../shapes/element.js";
import { style } from "./styles.js";

/** @typedef {{group: string, label: string, hint?: string, act: () => void}} Item */

const MOST = 60;
const EMPTY_MOST = 40;

/** Shows the palette. @param {Promise<Item[]>|Item[]} found what can be found; the controls of the page come by themselves */
export async function openPalette(found) {
  if (document.querySelector("dialog.palette")) return;
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const own = controls();
  const { dialog, field, list, count } = build();
  document.body.append(dialog);
  /** @type {Item[]} */
  let items = own;
  let shown = /** @type {Item[]} */ ([]);
  let at = 0;
  const point = (next) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = shown.length ? (next + shown.length) % shown.length : 0;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const search = () => {
    const all = matching(items, field.value);
    shown = all.slice(0, field.value.trim() ? MOST : EMPTY_MOST);
    list.replaceChildren(...shown.map(optionOf));
    count.textContent = said(shown.length, all.length);
    point(0);
  };
  const close = () => {
    dialog.close();
    dialog.remove();
    before?.focus();
  };
  const take = (/** @type {Item|undefined} */ item) => {
    if (!item) return;
    close();
    item.act();
  };
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + 8, shown.length - 1), PageUp: Math.max(at - 8, 0) };
    if (event.key in moves) point(moves[event.key]);
    else if (event.key === "Enter") take(shown[at]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", ({ target }) => {
    const option = /** @type {Element} */ (target).closest('[role="option"]');
    if (option) take(shown[[...list.children].indexOf(option)]);
  });
  // A press beside the palette sends it away.
  dialog.addEventListener("click", ({ target }) => target === dialog && close());
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  await style("palette");
  dialog.showModal();
  search();
  items = [...own, ...(await found)];
  if (dialog.isConnected) search();
}

/** Whatever can be pressed in the page's bars, by the name that it has there. @returns {Item[]} */
function controls() {
  const inBars = document.querySelectorAll(":is(header, footer, .canvas-bar, .tabs) :is(button, a[href])");
  return [...inBars].flatMap((each) => {
    const control = /** @type {HTMLElement} */ (each);
    const name = control.getAttribute("aria-label") ?? control.textContent?.trim();
    const reachable = control.checkVisibility() && !control.matches("#find, .chip, :disabled, [aria-disabled=true]");
    return name && reachable ? [{ group: groupOf(control), label: name, hint: hintOf(control), act: () => press(control) }] : [];
  });
}

function press(control) {
  control.focus();
  control.click();
}

function groupOf(control) {
  if (control.closest('[role="tablist"]')) return control.closest('[role="tablist"]').getAttribute("aria-label") ?? "Tab";
  return control.matches("a") ? "Link" : "Do";
}

function hintOf(control) {
  const title = control.getAttribute("title") ?? "";
  return title === control.getAttribute("aria-label") ? "" : title;
}

/** Items in which every word of the query occurs, those first whose label begins with it. @param {Item[]} items @param {string} query */
function matching(items, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return items;
  const rank = (/** @type {Item} */ { label }) => {
    const lower = label.toLowerCase();
    return lower.startsWith(words[0]) ? 0 : words.every((word) => lower.includes(word)) ? 1 : 2;
  };
  return items
    .filter((item) => words.every((word) => textOf(item).includes(word)))
    .map((item, order) => ({ item, order, rank: rank(item) }))
    .toSorted((one, other) => one.rank - other.rank || one.order - other.order)
    .map(({ item }) => item);
}

/** @param {Item} item */
function textOf({ group, label, hint = "" }) {
  return `${label} ${group} ${hint}`.toLowerCase();
}

function optionOf(item, place) {
  return html("li", { role: "option", id: `palette-found-${place}`, "aria-selected": "false" }, [
    html("span", { class: "found-group" }, [item.group]),
    html("span", { class: "found-label" }, [visible(item.label)]),
    html("span", { class: "found-hint" }, [visible(item.hint ?? "")]),
  ]);
}

function said(shown, all) {
  if (!all) return "Nothing is called that.";
  return shown < all ? `${all} found, the first ${shown} shown` : `${all} found`;
}

function build() {
  const field = /** @type {HTMLInputElement} */ (
    html("input", {
      type: "text",
      role: "combobox",
      class: "found-field",
      placeholder: "A message, check, value, switch, scenario, or what to do",
      "aria-label": "Find",
      "aria-expanded": "true",
      "aria-controls": "palette-found",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: 200,
    })
  );
  const list = html("ul", { id: "palette-found", class: "found", role: "listbox", "aria-label": "Found" });
  const count = html("p", { class: "found-count", role: "status" });
  const dialog = /** @type {HTMLDialogElement} */ (html("dialog", { class: "dialog palette", "aria-label": "Find" }, [field, list, count]));
  return { dialog, field, list, count };
}
