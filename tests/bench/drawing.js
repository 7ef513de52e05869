// Runs inside the stage's page, in place of its main.js: feeds the page's own views as the socket would.

window.bench = {
  /** Sets up the page's store and views on an empty diagram. @param {object} snapshot @param {object[]} rows all that will come */
  async begin(snapshot, rows) {
    const { Store } = await import("/static/js/story/store.js");
    const { Canvas } = await import("/static/js/views/canvas.js");
    for (const id of ["panel-sequence", "panel-lanes", "panel-list"]) document.getElementById(id).replaceChildren();
    const store = new Store(structuredClone(snapshot));
    const address = (n) => `${snapshot.link}?at=${n}`;
    const canvas = new Canvas(store, { view: "sequence", pick() {}, address, chosen() {} });
    await canvas.draw();
    await canvas.rest();
    const stops = new Map();
    for (const row of rows) stops.set(row.stop, [...(stops.get(row.stop) ?? []), row]);
    this.show = (n) => {
      const nothing = { details: {}, activities: [], links: [] };
      const first = n === 1 ? (stops.get(0) ?? []) : [];
      store.apply({ kind: "reveal", to: n, rows: [...first, ...(stops.get(n) ?? [])], ...nothing });
      store.apply({ kind: "cursor", at: n });
    };
    layOut();
  },

  /** Shows the messages from `first` to `last`, each laid out before the next. */
  advance(first, last) {
    for (let n = first; n <= last; n += 1) {
      this.show(n);
      layOut();
    }
  },

  /** How many messages, list items and marks there are, so that a bench of nothing is noticed. */
  count() {
    const many = (selector) => document.querySelectorAll(selector).length;
    return [many("#panel-sequence [data-seq]"), many("#panel-list li"), many("#panel-sequence .mark"), many("#panel-sequence .slice")];
  },
};

function layOut() {
  return document.documentElement.scrollHeight + document.getElementById("panel-sequence").scrollHeight + document.getElementById("panel-list").scrollHeight;
}
