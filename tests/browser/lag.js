// A slow machine, on demand: what the page does later it does LAG milliseconds later still. A test that reads before the
// page has had its say fails with this every time, instead of once in a thousand runs.
(() => {
  const LAG = Number("$LAG");
  const { requestAnimationFrame, requestIdleCallback, setTimeout, fetch, WebSocket } = globalThis;
  const late = (act) => (...given) => setTimeout(() => act(...given), LAG);
  globalThis.requestIdleCallback = (act, options) => requestIdleCallback(late(act), options);
  globalThis.requestAnimationFrame = (act) => requestAnimationFrame(late(act));
  globalThis.fetch = (...given) => new Promise((resolve) => setTimeout(resolve, LAG)).then(() => fetch(...given));
  globalThis.WebSocket = class extends WebSocket {
    set onmessage(act) {
      super.onmessage = late(act);
    }
  };
})();
