// Makes the address that reopens exactly what is on the page: the run's own link, the message, the mode, the view and the
// value that is followed.

/**
 * @param {{link: string, mode: string, cursor: number}} snapshot
 * @param {string} [view] left out for an address that is meant for the server or for someone else, as is what is followed
 * @param {string|null} [follow]
 */
export function addressOf({ link, mode, cursor }, view = "sequence", follow = null) {
  const extra = [];
  if (cursor > 0) extra.push(`at=${cursor}`);
  if (mode !== "open") extra.push(`mode=${mode}`);
  if (view !== "sequence") extra.push(`view=${view}`);
  if (follow) extra.push(`follow=${encodeURIComponent(follow)}`);
  if (!extra.length) return link;
  return link + (link.includes("?") ? "&" : "?") + extra.join("&");
}
