// Keeps the browser's address at what is on the page, without going over the number of changes that browsers allow.

const EVERY_MS = 250;

/** Keeps the address current. @param {() => string} address */
export function keepAddress(address) {
  let timer = 0;
  let last = 0;
  const write = () => {
    timer = 0;
    last = performance.now();
    const now = address();
    if (now !== location.pathname + location.search) history.replaceState(history.state, "", now);
  };
  const ask = () => {
    if (timer) return;
    const wait = Math.max(0, last + EVERY_MS - performance.now());
    if (wait) timer = window.setTimeout(write, wait);
    else write();
  };
  addEventListener("pagehide", () => {
    if (!timer) return;
    clearTimeout(timer);
    write();
  });
  return ask;
}
