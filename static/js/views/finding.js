// What of a stage the palette finds: its messages, checks, values and switches, and the other scenarios.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */
/** @import { Item } from "./palette.js" */

/**
 * @param {{store: Store, commands: Commands, goto: (n: number) => void, follow: (id: string) => void, showCheck: (seq: number) => void}} parts
 * @returns {Promise<Item[]>}
 */
export async function findable({ store, commands, goto, follow, showCheck }) {
  const { rows, details, values, switches } = store.snapshot;
  const messages = rows.flatMap(({ n, text, texts, marks }) =>
    n ? [{ group: "Message", label: `${n} ${text}`, hint: [texts[0], ...marks.map(({ title }) => title)].join(", "), act: () => goto(n) }] : [],
  );
  const checks = Object.values(details).flatMap(({ n, checks: made }) =>
    (n ? made : []).map(({ id, seq, title, verdict }) => ({
      group: "Check",
      label: `${id} ${verdict} at message ${n}`,
      hint: title,
      act: () => {
        goto(n);
        showCheck(seq);
      },
    })),
  );
  const follows = values.map(({ id, name, title, shown }) => ({ group: "Follow", label: name, hint: `${title} ${shown}`, act: () => follow(id) }));
  const settings = switches.flatMap(({ name, short, value, values: all }) =>
    all
      .filter((each) => each.value !== value)
      .map((each) => ({ group: "Switch", label: `${short}: ${each.value}`, hint: each.meaning, act: () => void commands.change({ [name]: each.value }) })),
  );
  const [lessons, rules] = await Promise.all([scenarios(), ledger()]);
  return [...messages, ...follows, ...settings, ...lessons, ...checks, ...rules];
}

/** What every page finds: the scenarios, and the rules by the errors that they are answered with. @returns {Promise<Item[]>} */
export async function everywhere() {
  return (await Promise.all([scenarios(), ledger()])).flat();
}

/** @returns {Promise<Item[]>} */
async function scenarios() {
  const all = await asked("/api/scenarios");
  return all.map(({ name, title, summary }) => ({ group: "Scenario", label: title, hint: summary, act: () => location.assign(`/s/${encodeURIComponent(name)}`) }));
}

/** @returns {Promise<Item[]>} */
async function ledger() {
  const parts = await asked("/api/checks");
  return parts.flatMap(({ title: place, checks }) =>
    checks.map(({ id, failure, error }) => ({
      group: "Rule",
      label: error ? `${error}: ${failure}` : failure,
      hint: `${place}, ${id}`,
      act: () => location.assign(`/checks#${id}`),
    })),
  );
}

/** What the page itself holds can be found without a server. @param {string} address @returns {Promise<any[]>} */
async function asked(address) {
  try {
    return await (await fetch(address)).json();
  } catch {
    return [];
  }
}
