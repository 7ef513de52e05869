// What came of a check, as a sign and in words: the same as the server writes on the diagram.

/** @type {Record<string, string>} */
export const SIGNS = { passed: "✓", failed: "✗", unenforced: "✗", "not-applicable": "⊘" };

/** @type {Record<string, string>} */
export const WORDS = { passed: "passed", failed: "failed", unenforced: "failed, not enforced", "not-applicable": "not applicable" };

/** A failed check that nobody holds to is a verdict of its own. @param {{verdict: string, enforced: boolean}} check */
export function verdictOf({ verdict, enforced }) {
  return verdict === "failed" && !enforced ? "unenforced" : verdict;
}
