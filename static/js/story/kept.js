// What this visit left of the tree of its runs, if the run that is shown is one of it.

/** @import { Node, Storage } from "./forks.js" */

export const KEY = "grantscope.forks";

/** @param {string} link of the run @param {Storage} storage @returns {Node[]} */
export function kept(link, storage) {
  try {
    const nodes = JSON.parse(storage.getItem(KEY) ?? "[]");
    return nodes.some((node) => node.link === link) ? nodes : [];
  } catch {
    return [];
  }
}
