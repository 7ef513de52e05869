// Leaves out of a long address what tells least: it keeps where it goes, and the parameters that an answer is known by.

/** @import { Pieces } from "./abridge.js" */

import { abridged, joined } from "./abridge.js";

const TELLING = /^(code|state|error|user_code|request_uri|id_token|access_token|response)=/;
// Of a value that tells.
const BEGINNING = 8;

/**
 * Keeps scheme and host, both ends of the path, and of the parameters those that tell, with the beginning of their values.
 * @param {string} address @param {number} most signs that are shown, or a little more @returns {Pieces}
 */
export function abridgedAddress(address, most) {
  if (address.length <= most) return [{ text: address, cut: false }];
  const { 1: origin, 2: path, 3: rest } = /** @type {RegExpMatchArray} */ (address.match(/^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)([^?#]*)([^]*)$/i));
  const parameters = rest.split(/(?=[?&#])/).flatMap((part) => {
    const [sign, pair] = [part.slice(0, 1), part.slice(1)];
    if (!TELLING.test(pair)) return [{ text: part, cut: true }];
    const begun = sign + pair.slice(0, pair.indexOf("=") + 1 + BEGINNING);
    return [{ text: begun, cut: false }, { text: part.slice(begun.length), cut: true }];
  });
  return joined([...abridged(origin, most / 2), ...abridged(path, most / 3), ...parameters]);
}
