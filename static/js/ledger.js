// The filter of the list of checks: by words, by level, by actor. Without it the page is the whole list.

const form = /** @type {HTMLFormElement} */ (document.getElementById("filter"));
const found = document.getElementById("found");
const none = document.getElementById("none");
const list = document.getElementById("checks");

const parts = [...document.querySelectorAll(".part")].map((part) => ({
  part: /** @type {HTMLElement} */ (part),
  entry: document.querySelector(`.contents a[href="#${part.id}"]`).closest("li"),
  rules: [...part.querySelectorAll(".rule")].map((rule) => ({ rule: /** @type {HTMLElement} */ (rule), text: textOf(rule) })),
}));
const total = parts.reduce((sum, { rules }) => sum + rules.length, 0);

/** What a rule says, without the labels that every rule has. @param {Element} rule */
function textOf(rule) {
  return [...rule.querySelectorAll("h3, .facts, dd")].map(({ textContent }) => textContent.toLowerCase()).join(" ");
}

function filter() {
  const { words, level, role } = Object.fromEntries(new FormData(form));
  const wanted = String(words).toLowerCase().split(" ").filter(Boolean);
  let shown = 0;
  for (const { part, entry, rules } of parts) {
    let fitting = 0;
    for (const { rule, text } of rules) {
      const fits =
        (!level || rule.dataset.level === level) && (!role || part.dataset.role === role) && wanted.every((word) => text.includes(word));
      rule.hidden = !fits;
      if (fits) fitting += 1;
    }
    part.hidden = entry.hidden = fitting === 0;
    entry.querySelector(".count").textContent = String(fitting);
    shown += fitting;
  }
  none.hidden = shown > 0;
  found.textContent = `${shown} of ${total} checks`;
}

form.hidden = false;
form.addEventListener("input", () => {
  filter();
  // What is left may have moved out of sight.
  if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
});
form.addEventListener("submit", (event) => event.preventDefault());
filter();
