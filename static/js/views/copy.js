// Copies text where the clipboard may be written.

/** @param {string} text @returns {Promise<boolean>} whether it could be copied */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
