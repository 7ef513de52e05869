// The switch for predicting; what it shows is fetched when it is first on.

/** @import { Store } from "../story/store.js" */
/** @import { Commands } from "../story/commands.js" */

import { byId } from "./by-id.js";

/**
 * @param {{store: Store, commands: Commands, goto: (n: number) => void, next: () => void, address: (n: number) => string,
 *   reveal: () => void, complain: (message: string) => void}} parts
 * @returns {{ready: Promise<void>}} when what the run shows of it at first is there
 */
export function wirePredict(parts) {
  const { store, commands, complain } = parts;
  const button = byId("predict");
  let asked = false;
  const show = async () => {
    const on = store.snapshot.mode === "predict";
    button.setAttribute("aria-pressed", String(on));
    if (!on || asked) return;
    asked = true;
    try {
      const { createPredict } = await import("./panels/predict.js");
      createPredict(byId("prediction"), parts);
    } catch {
      complain("The questions could not be loaded: reload the page.");
    }
  };
  button.addEventListener("click", () => commands.mode(store.snapshot.mode === "predict" ? "open" : "predict"));
  store.listen((change) => change.kind === "trace" && show());
  return { ready: show() };
}
