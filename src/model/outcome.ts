/** What one condition comes to for one city, worst first. */
export const outcomes = ['not-met', 'undetermined', 'met', 'not-applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** What all conditions of a rule set come to for one city, worst first. */
export const verdicts = ['does-not-qualify', 'undetermined', 'qualifies', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** Worst first: a city's conditions, an answer's holders. What does not apply counts only when nothing does. */
export function verdictOf(outcomes: readonly Outcome[]): Verdict {
  if (outcomes.includes('not-met')) return 'does-not-qualify';
  if (outcomes.includes('undetermined')) return 'undetermined';
  return outcomes.includes('met') ? 'qualifies' : 'not-applicable';
}

/** How many conditions come to each outcome. */
export function countOutcomes(outcomes: readonly Outcome[]) {
  const counts = { met: 0, notMet: 0, undetermined: 0, notApplicable: 0 };
  for (const outcome of outcomes) counts[countNames[outcome]]++;
  return counts;
}

const countNames = {
  met: 'met',
  'not-met': 'notMet',
  undetermined: 'undetermined',
  'not-applicable': 'notApplicable',
} as const satisfies Record<Outcome, string>;

/** The outcome that a verdict comes from, and whose look it has. */
export const verdictOutcomes: Record<Verdict, Outcome> = {
  'does-not-qualify': 'not-met',
  undetermined: 'undetermined',
  qualifies: 'met',
  'not-applicable': 'not-applicable',
};

/** Verdicts as people sort them, best first. */
export const verdictOrder: readonly Verdict[] = ['qualifies', 'undetermined', 'does-not-qualify', 'not-applicable'];

/** What the city itself said to a question, whatever is in place. `unknown` counts as unanswered. */
export const replies = [
  'yes',
  'no',
  'held-elsewhere',
  'not-applicable',
  'declined',
  'none',
  'disputed',
  'unknown',
] as const;
export type Reply = (typeof replies)[number];

/** Whether a city had been selected by the as-of date, as far as the record says. */
export const selections = ['by-as-of-date', 'later', 'day-not-known', 'not-recorded'] as const;
export type Selection = (typeof selections)[number];
