// Boots a comparison: the diagrams beside one another, the row under the cursor, the keys, and the address that reopens it.

import "./catalogue.js";
import { byId } from "./views/by-id.js";
import { ComparedPane } from "./views/compared-pane.js";
import { ComparedView } from "./views/compared.js";
import { Roving } from "./views/roving.js";
import { markTabs, wireTabs } from "./views/tabs.js";

// Up to here the style sheets put the runs below one another, and the table tells more than the diagram.
const PHONE = 720;

/** @type {import("./types-compare.js").ComparedSnapshot} */
const snapshot = JSON.parse(byId("snapshot").textContent ?? "");
const { lines } = snapshot.told;
const differing = lines.filter(({ differs }) => differs).map(({ n }) => n);
const panels = { diagram: byId("panel-diagram"), table: byId("panel-table") };
const rows = /** @type {HTMLElement[]} */ ([...panels.table.querySelectorAll("tbody tr")]);
let at = snapshot.at;
let view = innerWidth <= PHONE ? "table" : "diagram";

panels.diagram.hidden = false;
const diagram = new ComparedView(panels.diagram, snapshot, goto);
const table = new Roving(panels.table, { node: (n) => rows[n - 1]?.querySelector("[data-n]") ?? undefined, pick: goto });
const pane = new ComparedPane(byId("pane"), snapshot, {
  back: () => goto(at - 1),
  next: () => goto(at + 1),
  previous: () => goto(differing.findLast((n) => n < at) ?? at),
  following: () => goto(differing.find((n) => n > at) ?? at),
});

const tabs = byId("views");
tabs.hidden = false;
panels.table.setAttribute("aria-labelledby", "tab-table");
wireTabs(tabs, (tab) => choose(tab.dataset.view ?? "diagram"));
for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-goto]"))) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goto(Number(link.dataset.goto));
  });
}
document.addEventListener("keydown", onKey);
new ResizeObserver(() => requestAnimationFrame(() => diagram.resize())).observe(panels.diagram);
choose(view);
show({ scroll: at > 0 });
document.documentElement.dataset.compared = "drawn";

/** @param {number} n */
function goto(n) {
  at = Math.max(0, Math.min(lines.length, n));
  show({ scroll: true });
  history.replaceState(null, "", at ? `${snapshot.address}&at=${at}` : snapshot.address);
}

/** @param {{scroll: boolean}} how */
function show({ scroll }) {
  diagram.setCursor(at, { scroll: scroll && view === "diagram" });
  rows.forEach((row, i) => {
    row.classList.toggle("is-current", i + 1 === at);
    if (i + 1 === at) row.setAttribute("aria-current", "step");
    else row.removeAttribute("aria-current");
  });
  table.rest(at);
  pane.show(at);
  if (scroll && view === "table") rows[at - 1]?.scrollIntoView({ block: "nearest" });
}

/** @param {string} chosen */
function choose(chosen) {
  view = chosen;
  document.body.dataset.view = view;
  markTabs(tabs, (tab) => tab.dataset.view === view);
  panels.diagram.hidden = view !== "diagram";
  // The table is the text equivalent: unseen it stays in the accessibility tree, only out of sight.
  panels.table.classList.toggle("out-of-sight", view !== "table");
  table.enable(view === "table");
  diagram.resize();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const goals = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: lines.length };
  const ways = { n: differing.find((n) => n > at), p: differing.findLast((n) => n < at) };
  const goal = goals[event.key] ?? ways[event.key];
  const target = /** @type {Element} */ (event.target);
  if (goal === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (target.closest("input, textarea, select, dialog") || (target.closest('[role="tablist"]') && !ways[event.key])) return;
  event.preventDefault();
  goto(goal);
}
