// Terms in texts: hover or focus shows what one means, and a link that opens the glossary beside this page.

import { html } from "../shapes/element.js";

const WAIT_MS = 180;
const LEAVE_MS = 260;
const GAP = 8;

/** Definitions that were fetched, by the path of the term. @type {Map<string, Promise<{name: string, meanings: {text: string}[]}>>} */
const known = new Map();

/** Makes every term of the page, also of texts that come later, tell what it means. */
export function wireTerms() {
  const card = new Card();
  document.addEventListener("pointerover", ({ target }) => {
    const term = termOf(target);
    if (term) card.soon(term);
    else if (!card.has(target)) card.leave();
    else card.stay();
  });
  document.addEventListener("focusin", ({ target }) => {
    const term = termOf(target);
    if (term) card.show(term);
    else if (!card.has(target)) card.hide();
  });
  document.addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (!term || event.ctrlKey || event.metaKey || event.shiftKey) {
      if (!card.has(event.target)) card.hide();
      return;
    }
    // A click must not leave a run behind, and on a screen that is touched it is the only way to ask.
    event.preventDefault();
    card.show(term);
    card.enter();
  });
  document.addEventListener("keydown", (event) => card.key(event), { capture: true });
  for (const moved of ["scroll", "resize"]) addEventListener(moved, () => card.place(), { capture: true, passive: true });
}

/** The term that this is in; on the glossary's own page its links lead to where the reader is already. */
function termOf(target) {
  const term = /** @type {HTMLAnchorElement|null} */ (target instanceof Element ? target.closest("a.term") : null);
  return term && term.pathname !== location.pathname ? term : null;
}

/** The one card that shows a definition. */
class Card {
  constructor() {
    this.meaning = html("p", { id: "term-meaning", class: "term-meaning" });
    this.link = html("a", { target: "_blank", rel: "noopener" }, ["In the glossary"]);
    this.link.append(html("span", { "aria-hidden": "true" }, [" ↗"]), html("span", { class: "unseen" }, [" (opens in a new tab)"]));
    this.name = html("strong", { class: "term-name" });
    this.box = html("div", { class: "term-card", popover: "manual", role: "dialog", "aria-describedby": "term-meaning" }, [
      this.name,
      this.meaning,
      this.link,
    ]);
    document.body.append(this.box);
    /** @type {HTMLAnchorElement|null} */
    this.term = null;
    this.timer = 0;
    // A step of the stage replaces its narration, and the term with it.
    this.watcher = new MutationObserver(() => this.term?.isConnected || this.hide());
  }

  /** @param {EventTarget|null} target */
  has(target) {
    return target instanceof Node && this.box.contains(target);
  }

  soon(term) {
    this.stay();
    if (term !== this.term) this.timer = setTimeout(() => this.show(term), WAIT_MS);
  }

  stay() {
    clearTimeout(this.timer);
  }

  /** The pointer went elsewhere; what has the focus stays open. */
  leave() {
    this.stay();
    const focused = document.activeElement;
    if (!this.term || focused === this.term || this.has(focused)) return;
    this.timer = setTimeout(() => this.hide(), LEAVE_MS);
  }

  /** @param {HTMLAnchorElement} term */
  show(term) {
    this.stay();
    if (term === this.term) return;
    this.term = term;
    this.link.setAttribute("href", term.getAttribute("href") ?? "/glossary");
    this.say(term.textContent ?? "", "…");
    if (!this.box.matches(":popover-open")) this.box.showPopover();
    this.place();
    this.watcher.observe(document.body, { childList: true, subtree: true });
    define(term.hash.slice(1)).then(
      ({ name, meanings }) => term === this.term && this.say(name, meanings[0].text),
      () => term === this.term && this.say(term.textContent ?? "", "The definition could not be loaded."),
    );
  }

  /** @param {string} name @param {string} meaning */
  say(name, meaning) {
    this.name.textContent = name;
    this.meaning.textContent = meaning;
    this.box.setAttribute("aria-label", name);
    this.place();
  }

  /** Above the term where there is room, else below it, and never beyond the window. */
  place() {
    const line = this.term?.getClientRects()[0];
    if (!line) return;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.max(GAP, Math.min(line.left, document.documentElement.clientWidth - width - GAP));
    const above = line.top - height - GAP;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${above >= GAP ? above : line.bottom + GAP}px`;
  }

  /** Into the card, to its link. */
  enter() {
    this.link.focus();
  }

  /** Back to where the reader was. */
  hide() {
    this.stay();
    if (!this.term) return;
    const term = this.term;
    const inside = this.has(document.activeElement);
    this.term = null;
    this.watcher.disconnect();
    if (this.box.matches(":popover-open")) this.box.hidePopover();
    if (inside && term.isConnected) {
      term.focus();
      this.hide(); // which the focus has just shown again
    }
  }

  /** Escape closes the card and nothing else; Tab goes on from the term. @param {KeyboardEvent} event */
  key(event) {
    if (!this.term) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.hide();
    } else if (event.key === "Tab" && this.has(document.activeElement)) {
      this.hide();
    }
  }
}

/** @param {string} id */
function define(id) {
  const found = known.get(id) ?? fetchTerm(id);
  known.set(id, found);
  found.catch(() => known.delete(id));
  return found;
}

async function fetchTerm(id) {
  const answer = await fetch(`/api/glossary/${encodeURIComponent(id)}`);
  if (!answer.ok) throw new Error(`no definition of ${id}`);
  return answer.json();
}
