// The behaviour of a tab list: arrow keys move between tabs, and moving to a tab chooses it.

/**
 * @param {HTMLElement} list
 * @param {(tab: HTMLElement) => void} choose called with the tab that was chosen
 */
export function wireTabs(list, choose) {
  const tabs = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="tab"]')]);
  list.addEventListener("click", (event) => {
    const tab = /** @type {Element} */ (event.target).closest('[role="tab"]');
    if (tab) choose(/** @type {HTMLElement} */ (tab));
  });
  list.addEventListener("keydown", (event) => {
    const all = tabs();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (goal === undefined || at < 0) return;
    event.preventDefault();
    const tab = all[(goal + all.length) % all.length];
    tab.focus();
    choose(tab);
  });
}

/**
 * Keeps the chosen tab of a list that scrolls in sight, and says in `data-more` on which sides there is more.
 * @param {HTMLElement} list
 */
export function keepInSight(list) {
  const tell = () => {
    const { scrollLeft, scrollWidth, clientWidth } = list;
    const more = [scrollLeft > 1 && "before", scrollLeft + clientWidth < scrollWidth - 1 && "after"].filter(Boolean).join(" ");
    if (more !== list.dataset.more) list.dataset.more = more;
  };
  const show = () => list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  list.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(() => {
    show();
    tell();
  }).observe(list);
  new MutationObserver(() => {
    show();
    tell();
  }).observe(list, { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-selected"] });
}

/** Shows which tab is chosen. @param {HTMLElement} list @param {(tab: HTMLElement) => boolean} chosen */
export function markTabs(list, chosen) {
  for (const tab of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[role="tab"]'))) {
    const on = chosen(tab);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
}
