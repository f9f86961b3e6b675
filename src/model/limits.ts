// How much a city file and a rule set may hold, told at the place of what is too much. What they still tie together so that no report could be made of it
// in time is an error as well (`mostSteps` in evaluate/ways.ts): nothing is left out of a report without a word.

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
  /** Of a condition: fields, its own and those of other conditions, the reply and its day. */
  subjects: 20,
  /** Of one field in a condition, each counted once: `{ at-least: 48h }`, `{ any-of: […] }`. */
  comparisons: 10,
  /** Of one matcher that is a list. */
  listed: 500,
  words: 500,
  alternatives: 20,
  figures: 100,
  values: 1000,
} as const;

/** Of a cases file. */
export const mostCases = 500;

/** Cells of a comparison as JSON, HTML or Markdown; text and CSV take more. */
export const mostCells = 20_000;
