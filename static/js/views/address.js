// Keeps the browser's address at what is on the page. Browsers refuse more than some 200 changes in 30 seconds, so a budget
// is kept: a person's steps are written at once (a reload comes back to them), a storm of steps is thinned out. Another run
// is another entry of the history, so that Back leads to the one before.

const MOST_AT_ONCE = 40;
const AGAIN_MS = 250;

/**
 * @param {() => string} address
 * @returns {(how?: {turn?: boolean}) => void} to call when the address may have changed; `turn` begins a new entry
 */
export function keepAddress(address) {
  let left = MOST_AT_ONCE;
  let counted = performance.now();
  let timer = 0;
  const write = () => {
    timer = 0;
    const now = address();
    if (now === location.pathname + location.search) return;
    left -= 1;
    history.replaceState(history.state, "", now);
  };
  const ask = ({ turn = false } = {}) => {
    if (turn) {
      clearTimeout(timer);
      timer = 0;
      history.pushState(null, "", address());
      return;
    }
    const time = performance.now();
    left = Math.min(MOST_AT_ONCE, left + (time - counted) / AGAIN_MS);
    counted = time;
    if (left >= 1 && !timer) write();
    else timer ||= window.setTimeout(write, AGAIN_MS);
  };
  addEventListener("pagehide", () => {
    clearTimeout(timer);
    if (timer) write();
  });
  return ask;
}

/** The run in the browser's address, without place, mode, view and what is followed. */
export function runInAddress() {
  const run = location.search.slice(1).split("&").filter((part) => part && !/^(at|mode|view|follow)=/.test(part));
  return location.pathname + (run.length ? `?${run.join("&")}` : "");
}
