// The messages of a view are one stop for the Tab key; up and down move within, Enter and Space pick.

export class Roving {
  /**
   * @param {HTMLElement} container
   * @param {{node: (n: number) => Element|undefined, pick: (n: number) => void}} parts
   */
  constructor(container, { node, pick }) {
    this.container = container;
    this.node = node;
    this.pick = pick;
    /** @type {Element|undefined} */
    this.stop = undefined;
    this.enabled = true;
    container.addEventListener("keydown", (event) => this.#key(event));
    container.addEventListener("click", (event) => this.#click(event));
    container.addEventListener("focusin", (event) => this.#hold(messageAt(event.target)));
  }

  /** Makes message n the one that Tab reaches; when the focus is already among the messages it goes along. @param {number} n */
  rest(n) {
    const node = this.node(n) ?? this.node(1);
    const inside = this.focused;
    this.#hold(node);
    if (inside && node && node !== document.activeElement) focus(node);
  }

  get focused() {
    return this.container.contains(document.activeElement) && messageAt(document.activeElement) !== undefined;
  }

  #hold(node) {
    if (!node || node === this.stop) return;
    this.stop?.setAttribute("tabindex", "-1");
    node.setAttribute("tabindex", this.enabled ? "0" : "-1");
    this.stop = node;
  }

  /** A view out of sight is no stop for the Tab key. @param {boolean} enabled */
  enable(enabled) {
    this.enabled = enabled;
    this.stop?.setAttribute("tabindex", enabled ? "0" : "-1");
  }

  #click(event) {
    const node = messageAt(event.target);
    if (!node || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#hold(node);
    this.pick(numberOf(node));
  }

  #key(event) {
    const node = messageAt(event.target);
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") this.pick(numberOf(node));
    else if (event.key === "ArrowDown") focus(this.node(numberOf(node) + 1));
    else if (event.key === "ArrowUp") focus(this.node(numberOf(node) - 1));
    else return;
    event.preventDefault();
  }
}

/** @param {EventTarget|null} target */
function messageAt(target) {
  return target instanceof Element ? (target.closest("[data-n]") ?? undefined) : undefined;
}

function numberOf(node) {
  return Number(node.getAttribute("data-n"));
}

function focus(node) {
  if (node) /** @type {HTMLElement} */ (node).focus();
}
