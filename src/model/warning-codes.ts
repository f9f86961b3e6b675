/** Every code of a warning in a report, and what it means. Permanent, and no warning changes an outcome. docs/messages.md lists them. */
export const warningCodes = {
  'agency-unused': 'No answer is held by an agency of the file.',
  'answered-before': 'The city replied before the rule set was in force.',
  'definition-unknown': 'No figure is published for the definition of a yearly number.',
  'evidence-later': 'Evidence was published after the as-of date, or may have been, and does not count as support.',
  'figure-later': 'A figure for a year that the city answered was published after the as-of date.',
  'last-seen': 'The rule set was last seen in use before the as-of date.',
  'no-as-of': 'No as-of date is given, so today is taken.',
  'no-evidence': 'A yes or a no has no evidence.',
  'not-in-force': 'The rule set is not in force on the as-of date.',
  'record-ended': 'The record of the city ends before the as-of date.',
  'reply-contradicts': 'The file says both that the city replied and that it did not.',
  'reply-later': 'The city replied after the as-of date, or may have.',
  'stale-evidence': 'The newest evidence of an answer is old on the as-of date.',
  'text-cut-off': 'A ` #` cuts a text off.',
  'year-later': 'A yearly number is for a year after the as-of date and does not count.',
} as const;

export type WarningCode = keyof typeof warningCodes;
