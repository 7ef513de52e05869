// The filter of a page that lists: by words, and by what its selects say of an entry. Without it the page is the whole list.

const form = /** @type {HTMLFormElement} */ (document.getElementById("filter"));
const found = document.getElementById("found");
const none = document.getElementById("none");
const list = document.querySelector(".parts");

const parts = [...document.querySelectorAll(".part")].map((part) => ({
  part: /** @type {HTMLElement} */ (part),
  entry: document.querySelector(`.contents a[href="#${part.id}"]`).closest("li"),
  rules: [...part.querySelectorAll(".rule")].map((rule) => ({ rule: /** @type {HTMLElement} */ (rule), text: textOf(rule) })),
}));
const total = parts.reduce((sum, { rules }) => sum + rules.length, 0);

/** What an entry says, in the parts that are named to be read. @param {Element} rule */
function textOf(rule) {
  return [...rule.querySelectorAll(form.dataset.reads)].map(({ textContent }) => textContent.toLowerCase()).join(" ");
}

function filter() {
  const { words, ...chosen } = Object.fromEntries(new FormData(form));
  const wanted = String(words).toLowerCase().split(" ").filter(Boolean);
  const kinds = Object.entries(chosen).filter(([, value]) => value);
  let shown = 0;
  for (const { part, entry, rules } of parts) {
    let fitting = 0;
    for (const { rule, text } of rules) {
      const said = { ...part.dataset, ...rule.dataset };
      const fits = kinds.every(([name, value]) => said[name] === value) && wanted.every((word) => text.includes(word));
      rule.hidden = !fits;
      if (fits) fitting += 1;
    }
    part.hidden = entry.hidden = fitting === 0;
    entry.querySelector(".count").textContent = String(fitting);
    shown += fitting;
  }
  none.hidden = shown > 0;
  found.textContent = `${shown} of ${total} ${form.dataset.things}`;
}

form.hidden = false;
form.addEventListener("input", () => {
  filter();
  // What is left may have moved out of sight.
  if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
});
form.addEventListener("submit", (event) => event.preventDefault());
filter();
