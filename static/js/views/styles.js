// Styles that the first diagram does not need are fetched with the part that they dress.

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** Resolves when all of these style sheets are there, or cannot be had. @param {string[]} names */
export function styles(...names) {
  return Promise.all(names.map(style));
}

/** Resolves when the style sheet of that name is there, or cannot be had. @param {string} name */
export function style(name) {
  let ready = asked.get(name);
  if (!ready) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = `/static/css/${name}.css`;
    ready = new Promise((resolve) => {
      link.addEventListener("load", () => resolve());
      link.addEventListener("error", () => resolve());
    });
    asked.set(name, ready);
    // What small screens and paper want comes after it, as it comes after all others.
    document.head.insertBefore(link, document.head.querySelector('link[href$="/small.css"]'));
  }
  return ready;
}
