// The bar of the value that is followed: what it is, where it comes from, at which of its places the reader is, and what leads on.

/** @import { Following } from "../story/following.js" */
/** @import { Value } from "../types.js" */

import { visible } from "../draw/fit.js";
import { html, svg } from "../shapes/element.js";

export class FollowingBar {
  /** @param {HTMLElement} box @param {Following} following */
  constructor(box, following) {
    this.box = box;
    this.following = following;
    this.what = html("p", { role: "status" });
    this.where = html("p", { class: "following-where", role: "status" });
    this.previous = iconButton("Previous place", "p", "M11 3L4 8l7 5z", () => following.step(-1));
    this.next = iconButton("Next place", "n", "M5 3l7 5-7 5z", () => following.step(1));
    const end = iconButton("Stop following", "Esc", "M4 4l8 8M12 4l-8 8", () => following.end());
    const buttons = html("div", { class: "following-buttons", role: "group", "aria-label": "Places" }, [this.previous, this.next, end]);
    box.append(html("div", {}, [this.what, this.where]), buttons);
  }

  draw() {
    const { following, box } = this;
    const { value } = following;
    box.hidden = !value;
    write(this.what, value ? this.#whatOf(value) : []);
    write(this.where, value ? this.#here() : []);
    this.previous.setAttribute("aria-disabled", String(following.beyond(-1) < 0));
    this.next.setAttribute("aria-disabled", String(following.beyond(1) < 0));
  }

  /** @param {Value} value */
  #whatOf(value) {
    const { places } = this.following;
    return [
      html("b", {}, ["Following"]),
      " ",
      html("code", { class: "following-name" }, [visible(value.name)]),
      " ",
      html("code", { class: "following-value" }, [visible(value.shown)]),
      ` · ${places.length === 1 ? "1 place" : `${places.length} places`}`,
      html("span", { class: "related" }, [` · ${visible(value.begun)}`]),
      ...this.#relatedTo(value),
    ];
  }

  /** What it was made from, and what was made from it. @param {Value} value */
  #relatedTo(value) {
    const { following } = this;
    const forth = (each) => each.origins.find((origin) => origin.value === value.id).forth;
    const related = [
      ...value.origins.map((origin) => ({ words: origin.back, other: following.find(origin.value) })),
      ...following.derived.map((each) => ({ words: forth(each), other: each })),
    ];
    const named = Map.groupBy(related.filter(({ other }) => other), ({ words }) => words);
    return [...named].map(([words, others]) => relatedNode(words, others.map(({ other }) => /** @type {Value} */ (other))));
  }

  #here() {
    const { places, at } = this.following;
    if (at === null) return ["Not at this message."];
    const { where, said } = places[at];
    return [html("b", {}, [`${at + 1} of ${places.length}`]), ` ${visible(where)}: ${visible(said)}`];
  }
}

/** Other values, and what they have to do with the one that is followed. @param {string} words @param {Value[]} values */
function relatedNode(words, values) {
  const chips = values.map(({ id, name, shown }) =>
    html("code", { class: "value", role: "button", tabindex: 0, "data-follow": id, title: visible(`Follow ${name} ${shown}`) }, [visible(name)]),
  );
  return html("span", { class: "related" }, [` · ${words} `, ...chips.flatMap((chip, i) => (i ? [" and ", chip] : [chip]))]);
}

/** Sets what a line says, unless it says so already: a status is read out whenever it is written. */
function write(line, parts) {
  const now = html("p", {}, parts);
  if (now.innerHTML !== line.innerHTML) line.replaceChildren(...now.childNodes);
}

function iconButton(label, key, d, act) {
  const icon = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, [svg("path", { d })]);
  const button = html("button", { class: "button square", type: "button", "aria-label": label, title: `${label} (${key})` }, [icon]);
  button.addEventListener("click", act);
  return button;
}
