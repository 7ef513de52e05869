// Runs inside a stage's page, beside its main.js: walks through messages, tabs and runs, and notes what captured texts did.

// What nothing on the page is made of, its own frames and scripts apart.
const FOREIGN = `img, object, embed, base, meta[http-equiv], body form, audio, video, frame, body style, body link,
  body script:not([type='application/json']), iframe:not([sandbox=allow-forms][src^='/stages/'])`;
const BOXES = [".inspector-body", "#panel-list", "#narration", "#forks", "#following", ".canvas", ".transport"];
const ATTEMPTS = 600;
// Signs that are not seen, or turn what is; lines and tabs are what they look like.
const HIDING = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** What is written on the stage. Names that are read out, and what can be edited, stay as they are. */
function* texts() {
  for (const part of document.querySelectorAll("main, footer")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("script, style, textarea")) yield walker.currentNode.data;
    for (const node of part.querySelectorAll("[title]")) yield node.title;
  }
}

const frames = async (many = 2) => {
  for (let i = 0; i < many; i += 1) await new Promise(requestAnimationFrame);
};

const shown = (selector) => document.querySelector(selector);

window.walking = {
  /** @param {string} ran the name that a script would have left behind */
  begin(ran) {
    Object.assign(this, { ran, faults: new Set(), read: 0 });
  },

  /** Notes what is wrong with the page as it is. @param {string} where */
  look(where) {
    const say = (what) => this.faults.add(`${where}: ${what}`);
    if (this.ran in window || this.ran in {}) say("something ran");
    for (const node of document.querySelectorAll(FOREIGN)) say(`there is ${node.outerHTML.slice(0, 80)}`);
    for (const node of document.querySelectorAll("*")) {
      for (const { name, value } of node.attributes) {
        if (name.startsWith("on")) say(`${node.nodeName} has ${name}`);
        // A link that a scenario's author wrote leads elsewhere, but only when somebody clicks it.
        const ours = /^([#?]|[/](?![/]))/.test(value) || (node.matches("a[rel~=noreferrer]") && /^https?:/.test(value));
        if (/^(xlink:)?href$|^src$|action$/.test(name) && !ours) say(`${node.nodeName} leads to ${value.slice(0, 60)}`);
      }
    }
    for (const text of texts()) if (HIDING.test(text)) say(`a text that hides or reorders: ${JSON.stringify(text.slice(0, 80))}`);
    if (document.documentElement.scrollWidth > innerWidth) say("the page scrolls sideways");
    for (const selector of BOXES) {
      const box = shown(selector);
      if (box && box.scrollWidth > box.clientWidth + 1) say(`${selector} is ${box.scrollWidth - box.clientWidth} too wide`);
    }
    this.read += document.body.textContent.length;
  },

  /** Opens every tab of the inspector, and all that is folded in it. @param {string} where */
  async tabs(where) {
    for (const tab of document.querySelectorAll("#inspector [role=tab]")) {
      tab.click();
      await frames();
      for (const part of document.querySelectorAll("#inspector details:not([open]) > summary, #inspector .more")) part.click();
      await frames(1);
      this.look(`${where}, ${tab.dataset.tab}`);
    }
  },

  /** @param {number} n a message */
  async goto(n) {
    shown(`#panel-list [data-n="${n}"]`).click();
    await this.until(() => shown("#position").textContent.startsWith(`${n} of`), `no way to message ${n}`);
  },

  /** Goes over to another run, as the browser's own buttons do. @param {string} link */
  async open(link) {
    const before = shown("#download").getAttribute("href");
    history.pushState(null, "", link);
    dispatchEvent(new PopStateEvent("popstate"));
    await this.until(() => shown("#download").getAttribute("href") !== before, `no way to ${link}`);
  },

  /** Follows the state of the message that is shown. @param {string} where */
  async follow(where) {
    shown("#inspector [data-tab=message]").click();
    const isState = (part) => part.querySelector("dt > :first-child").textContent === "state";
    const value = () => [...document.querySelectorAll("dl.parameters > div")].find(isState)?.querySelector("[data-follow]");
    await this.until(value, `${where}: no state`);
    if (value()?.ariaPressed !== "true") value()?.click();
    await this.until(() => !shown("#following").hidden, `${where}: not followed`);
    this.look(`${where}, followed`);
  },

  async until(holds, otherwise) {
    for (let i = 0; i < ATTEMPTS && !holds(); i += 1) await frames(1);
    if (!holds()) this.faults.add(otherwise);
    await frames();
  },

  /**
   * Parts of a row that do not stand in their order, from left to right.
   * @param {string} rows @param {string[]} parts
   */
  turned(rows, parts) {
    const edge = (node, side) => node.getClientRects()[0][side];
    return [...document.querySelectorAll(rows)].flatMap((row) => {
      const nodes = parts.map((part) => row.querySelector(part)).filter((node) => node?.getClientRects().length);
      const pairs = nodes.slice(1).map((node, i) => [nodes[i], node]);
      const sameLine = ([a, b]) => edge(a, "bottom") > edge(b, "top") + 2;
      return pairs.filter((pair) => sameLine(pair) && edge(pair[0], "right") > edge(pair[1], "left") + 1).map(([, node]) => node.textContent);
    });
  },
};
