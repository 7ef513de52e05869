// Copies text, also where the clipboard may not be written: then the text is selected, ready for the person's own keys.

/**
 * @param {string} text @param {HTMLElement|null} shown where the same text can be selected
 * @returns {Promise<"copied"|"selected"|"failed">}
 */
export async function copyText(text, shown = null) {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return shown ? select(shown) : "failed";
  }
}

function select(element) {
  const selection = getSelection();
  selection?.selectAllChildren(element);
  element.scrollIntoView({ block: "nearest" });
  return "selected";
}
