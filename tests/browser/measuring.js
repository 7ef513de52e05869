// Runs inside a stage's page, in place of its main.js: shows many runs in the page's own views and measures what they draw.

const HAIR = 0.75;
const THINGS = {
  sequence: [".row > .number", "text.label", ".mark rect", ".lane-head", ".phase text"],
  lanes: ["text.wire-label", ".activity .outline", ".swim-name", ".swim-phase span"],
};

window.measuring = {
  /** Sets up the page's store and views. @param {string[]} links */
  async begin(links) {
    const [{ Store }, { Canvas }] = await Promise.all([import("/static/js/story/store.js"), import("/static/js/views/canvas.js")]);
    this.snapshots = await Promise.all(links.map(async (link) => [link, await snapshotOf(link)]));
    this.store = new Store(this.snapshots[0][1]);
    this.canvas = new Canvas(this.store, { view: "sequence", pick() {}, address: (n) => `#${n}`, chosen() {} });
    await this.canvas.draw();
    await this.canvas.rest();
  },

  /** Adds to each run one of itself with more actors, to whom some of its messages go. */
  crowd() {
    this.snapshots.push(...this.snapshots.map(([link, snapshot]) => [`${link} in a crowd`, crowded(snapshot)]));
  },

  /**
   * What runs over what, in every run and view: sentences. `counted` is how many things were looked at.
   * @param {("sequence"|"lanes"|"split")[]} views
   */
  async faults(views) {
    const found = [];
    let counted = 0;
    for (const [link, snapshot] of this.snapshots) {
      for (const view of views) {
        await this.show(snapshot, view);
        for (const name of ["sequence", "lanes"].filter((panel) => this.canvas.sees(panel))) {
          const scroller = document.getElementById(`panel-${name}`);
          scroller.scrollTo({ top: 0, left: 0, behavior: "instant" });
          const things = THINGS[name].flatMap((selector) => [...scroller.querySelectorAll(selector)].map((node) => boxOf(node, selector)));
          counted += things.length;
          const said = [...overlaps(things), ...(name === "sequence" ? strayLabels(scroller) : [...strayTexts(scroller), ...struckLabels(scroller)])];
          found.push(...said.map((text) => `${link}, ${view}: ${text}`));
        }
      }
    }
    return { counted, found };
  },

  async show(snapshot, view) {
    if (this.store.snapshot !== snapshot) this.store.replace(snapshot);
    this.canvas.choose(view);
    await this.canvas.draw();
  },
};

/** A run as its page carries it, at its end. */
async function snapshotOf(link) {
  const page = new DOMParser().parseFromString(await (await fetch(link)).text(), "text/html");
  const snapshot = JSON.parse(page.getElementById("snapshot").textContent);
  return { ...snapshot, cursor: snapshot.total };
}

/** As many actors as an attack brings, and more; every third message between machines goes to one of them. */
function crowded(snapshot) {
  const known = snapshot.cast.map(({ lane }) => lane);
  const thief = { lane: "thief", name: "Thief", role: "attacker", kind: "attacker" };
  const second = { lane: "second", name: "Second accounts", role: "authorization server", kind: "server" };
  const lane = (from, n) => (n % 3 ? from : ["thief", "second"][n % 2]);
  const cast = [...snapshot.cast, thief, second];
  const rows = snapshot.rows.map((row) => ({ ...row, to: row.n === null ? row.to : lane(row.to, row.n) }));
  for (const row of rows) if (!known.includes(row.to)) row.marks = row.marks.map((mark) => ({ ...mark, lane: row.to }));
  const activities = snapshot.activities.map((activity) => ({ ...activity, lane: lane(activity.lane, activity.id) }));
  return { ...snapshot, cast, rows, activities };
}

function boxOf(node, selector) {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { selector, text: node.textContent.slice(0, 60), left, right, top, bottom };
}

function over(a, b) {
  return a.left < b.right - HAIR && b.left < a.right - HAIR && a.top < b.bottom - HAIR && b.top < a.bottom - HAIR;
}

function overlaps(things) {
  return things.flatMap((a, i) =>
    things.slice(i + 1).flatMap((b) => (over(a, b) ? [`${a.selector} "${a.text}" runs over ${b.selector} "${b.text}"`] : [])),
  );
}

/** Labels that stand beyond the ends of their arrow. */
function strayLabels(scroller) {
  return [...scroller.querySelectorAll(".row")].flatMap((row) => {
    const label = boxOf(row.querySelector("text.label"), "label");
    const line = row.querySelector(".line").getBoundingClientRect();
    const beyond = row.matches(".dropped") ? line.width : 1; // the arrow of a lost message ends halfway
    return label.left < line.left - beyond || label.right > line.right + beyond ? [`"${label.text}" is wider than its arrow`] : [];
  });
}

/** Texts that are larger than the box they stand in. */
function strayTexts(scroller) {
  return [...scroller.querySelectorAll(".activity")].flatMap((activity) => {
    const box = activity.querySelector(".outline").getBoundingClientRect();
    return [...activity.querySelectorAll("text")].flatMap((node) => {
      const text = boxOf(node, "text");
      const fits = text.left >= box.left && text.right <= box.right && text.top >= box.top - 1 && text.bottom <= box.bottom + 1;
      return fits ? [] : [`"${text.text}" is larger than its box`];
    });
  });
}

/** Labels that the line of another message runs through. A line is made of straight pieces, as its path says. */
function struckLabels(scroller) {
  const origin = (node) => node.ownerSVGElement.getBoundingClientRect();
  const lines = [...scroller.querySelectorAll(".wire > .line")].flatMap((line) => {
    const { left, top, width } = origin(line);
    const scale = width / line.ownerSVGElement.width.baseVal.value;
    const numbers = line.getAttribute("d").match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
    const points = [];
    for (let i = 0; i < numbers.length; i += 2) points.push([left + numbers[i] * scale, top + numbers[i + 1] * scale]);
    return points.slice(1).map(([x, y], i) => ({
      wire: line.parentNode,
      left: Math.min(x, points[i][0]) - 1,
      right: Math.max(x, points[i][0]) + 1,
      top: Math.min(y, points[i][1]) - 1,
      bottom: Math.max(y, points[i][1]) + 1,
    }));
  });
  return [...scroller.querySelectorAll("text.wire-label")].flatMap((node) => {
    const label = boxOf(node, "wire-label");
    const through = lines.find((line) => line.wire !== node.parentNode && over(line, label));
    return through ? [`"${label.text}" is struck through by "${through.wire.ariaLabel ?? "an inner line"}"`] : [];
  });
}
