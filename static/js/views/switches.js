// The switches of the run as chips; each opens a list of its values, and choosing one plays the changed run.

/** @import { Store } from "../story/store.js" */
/** @import { Switch } from "../types.js" */

import { html } from "../shapes/element.js";
import { visible } from "../draw/fit.js";

export class Switches {
  /** @param {HTMLElement} box @param {Store} store @param {(set: Record<string, string>) => void} change */
  constructor(box, store, change) {
    this.box = box;
    this.store = store;
    this.change = change;
    /** @type {string|null} */
    this.chosen = null;
    store.listen((event) => event.kind === "trace" && this.#renew(event.previous.switches));
    this.#draw(new Set());
  }

  /** Chips that moved because another was chosen flash, so that nobody misses it. @param {Switch[]} previous */
  #renew(previous) {
    const before = new Map(previous.map(({ name, value }) => [name, value]));
    const moved = this.store.snapshot.switches.filter(({ name, value }) => before.has(name) && before.get(name) !== value && name !== this.chosen);
    const focused = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset?.switch;
    this.chosen = null;
    this.#draw(new Set(moved.map(({ name }) => name)));
    if (focused) /** @type {HTMLElement|null} */ (this.box.querySelector(`[data-switch="${CSS.escape(focused)}"]`))?.focus();
  }

  #draw(moved) {
    this.box.replaceChildren(...this.store.snapshot.switches.map((item) => this.#chip(item, moved.has(item.name))));
  }

  /** @param {Switch} item @param {boolean} moved */
  #chip(item, moved) {
    const classes = `chip${item.changed ? " changed" : ""}${moved ? " moved" : ""}`;
    const chip = html("button", { class: classes, type: "button", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-label": `${item.short}: ${item.value}`, "data-switch": item.name }, [
      html("span", { class: "chip-name" }, [visible(item.short)]),
      html("span", { class: "chip-value", "data-longest": longest(item.values) }, [visible(item.value)]),
    ]);
    chip.addEventListener("click", () => this.#open(chip, item));
    return chip;
  }

  #open(chip, item) {
    const menu = this.#menu(chip, item);
    chip.after(menu);
    place(menu, chip);
    chip.setAttribute("aria-expanded", "true");
    menu.addEventListener("toggle", (event) => {
      if (/** @type {any} */ (event).newState !== "closed") return;
      chip.setAttribute("aria-expanded", "false");
      menu.remove();
    });
    menu.showPopover();
    place(menu, chip);
    /** @type {HTMLElement|null} */ (menu.querySelector('[aria-selected="true"]') ?? menu.querySelector('[role="option"]'))?.focus();
  }

  #menu(chip, item) {
    const options = item.values.map(({ value, meaning }) =>
      html("li", { role: "option", tabindex: -1, "aria-selected": String(value === item.value), "data-value": value }, [
        html("span", { class: "option-value" }, [visible(value)]),
        html("span", { class: "option-meaning" }, [visible(meaning)]),
      ]),
    );
    const list = html("ul", { role: "listbox", "aria-label": item.title }, options);
    const spec = item.href ? html("a", { href: item.href, target: "_blank", rel: "noreferrer" }, [item.spec]) : "";
    const menu = html("div", { class: "menu", popover: "auto" }, [
      html("p", { class: "menu-title" }, [html("strong", {}, [visible(item.title)]), " ", spec]),
      html("p", { class: "menu-meaning" }, [visible(item.meaning ?? "")]),
      list,
    ]);
    const take = (option) => {
      menu.hidePopover();
      chip.focus();
      if (option.dataset.value !== item.value) this.#choose(item.name, option.dataset.value);
    };
    list.addEventListener("click", (event) => {
      const option = /** @type {Element} */ (event.target).closest('[role="option"]');
      if (option) take(option);
    });
    list.addEventListener("keydown", (event) => onKey(event, options, take));
    return menu;
  }

  #choose(name, value) {
    this.chosen = name;
    this.change({ [name]: value });
  }
}

/** @param {Switch["values"]} values */
function longest(values) {
  return values.map(({ value }) => value).reduce((a, b) => (b.length > a.length ? b : a), "");
}

function onKey(event, options, take) {
  const at = options.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
  if (goal !== undefined) options[(goal + options.length) % options.length].focus();
  else if ((event.key === "Enter" || event.key === " ") && at >= 0) take(options[at]);
  else return;
  event.preventDefault();
}

/** Below its chip, inside the window. */
function place(menu, chip) {
  const { left, bottom } = chip.getBoundingClientRect();
  menu.style.top = `${bottom + 6}px`;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
}
