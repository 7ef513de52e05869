// The behaviour of a tab list: arrow keys move between tabs, and moving to a tab chooses it.

// How wide the edge is in which what is cut off fades out.
const FADE = 40;

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
 * Says in `data-more` on which sides of a strip that scrolls there is more. The style sheet fades those out.
 * @param {HTMLElement} strip @returns {() => void} what says it anew
 */
export function tellMore(strip) {
  const tell = () => {
    const { scrollLeft, scrollWidth, clientWidth } = strip;
    const more = [scrollLeft > 1 && "before", scrollLeft + clientWidth < scrollWidth - 1 && "after"].filter(Boolean).join(" ");
    if (more !== strip.dataset.more) strip.dataset.more = more;
  };
  strip.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(strip);
  return tell;
}

/**
 * Keeps the chosen tab of a list that scrolls in sight, and says on which sides there is more.
 * @param {HTMLElement} list
 */
export function keepInSight(list) {
  const tell = tellMore(list);
  // Not scrollIntoView: that would move the boxes around the list as well, which may be a sheet that is closed.
  const show = () => {
    const tab = /** @type {HTMLElement|null} */ (list.querySelector('[aria-selected="true"]'));
    if (tab) {
      const start = tab.offsetLeft - list.offsetLeft - FADE;
      list.scrollLeft = Math.min(Math.max(list.scrollLeft, start + tab.offsetWidth + 2 * FADE - list.clientWidth), start);
    }
    tell();
  };
  new ResizeObserver(show).observe(list);
  new MutationObserver(show).observe(list, { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-selected"] });
}

/** Shows which tab is chosen. @param {HTMLElement} list @param {(tab: HTMLElement) => boolean} chosen */
export function markTabs(list, chosen) {
  for (const tab of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[role="tab"]'))) {
    const on = chosen(tab);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
}
