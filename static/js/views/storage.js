// Where the visit is kept in the browser.

/** The storage of this visit, if there is one: a browser that blocks it throws at its very name. @returns {Storage|null} */
export function visitStorage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
