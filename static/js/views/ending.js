// Whether the end of an attack is told: once the cursor has come to what decides it, once somebody asks, and once the run was
// changed.

/** @import { Store } from "../story/store.js" */

import { signal } from "@preact/signals";
import { kept } from "../story/kept.js";
import { visitStorage } from "./storage.js";

export const told = signal(false);

/** Keeps `told` up with what is shown. @param {Store} store */
export function watchEnding(store) {
  const reached = () => {
    const { attack, cursor, total } = store.snapshot;
    return Boolean(attack?.ended) && cursor >= (attack?.ended?.message ?? total);
  };
  store.listen((change) => {
    if (reached() || (change.kind === "trace" && change.step)) told.value = true;
  });
  told.value = reached() || kept(store.snapshot.link, visitStorage()).length > 1;
}
