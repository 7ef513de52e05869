// Reads the snapshot that came inside the page, so that the first diagram waits for nothing.

/** @import { Snapshot } from "../types.js" */

/** @param {Document} page @returns {Snapshot} */
export function embeddedSnapshot(page) {
  const holder = page.getElementById("snapshot");
  if (!holder) throw new Error("This page carries no snapshot.");
  return JSON.parse(holder.textContent ?? "");
}
