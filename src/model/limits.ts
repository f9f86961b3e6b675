// How much a city file and a rule set may hold. With these, no search over them and no report on them needs a budget of its own.

/** Characters of a text, by the key that it stands under; `otherwise` for notes, evidence and every other text. */
export const mostCharacters = {
  name: 200,
  title: 500,
  reading: 10_000,
  otherwise: 4000,
} as const;

/** Of a city, the files that it names included. */
export const mostOfCity = { agencies: 200, claims: 100, entries: 1000, years: 200 } as const;

/** Of a rule set, what it extends included. */
export const mostOfRuleSet = {
  conditions: 200,
  fields: 12,
  matchers: 200,
  words: 500,
  alternatives: 20,
  figures: 100,
  values: 1000,
} as const;

/** Cells of a comparison as JSON, HTML or Markdown; text and CSV take more. */
export const mostCells = 20_000;
