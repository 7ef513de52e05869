// Styles that the first diagram does not need are fetched with the part that they dress.

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

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
    document.head.append(link);
  }
  return ready;
}
