// Many lanes leave no room beside them in a small window: there the inspector is folded until it is asked for (small.css).

/** @import { Store } from "../story/store.js" */

const MANY = 6;

/** @param {HTMLElement} desk @param {Store} store */
export function watchCrowd(desk, store) {
  const look = () => desk.classList.toggle("crowded", store.snapshot.cast.length >= MANY);
  store.listen(({ kind }) => kind === "trace" && look());
  look();
}
