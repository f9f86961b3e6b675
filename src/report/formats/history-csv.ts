import { byDay } from '../../model/day.ts';
import type { ChangeDay, ConditionChange, History, Mark } from '../../model/history.ts';
import { placeOf } from '../../text/problem.ts';
import { notLegalAdvice } from '../../text/words.ts';
import type { Reporters } from '../reporter.ts';
import { cellText } from './csv-cell.ts';

/**
 * CSV (RFC 4180), for spreadsheets and statistics: for each city and rule set a row per condition as it stands at the start, one per condition and day on
 * which it changes, one per day that changes nothing by itself. One more row per problem of an input that could not be read.
 */
export const historyCsv: Reporters['history'] = (histories, { errors, version }) => {
  const problems = errors.map(
    (problem): Cells => ({
      'city-file': problem.path,
      'in-file': placeOf(problem),
      problem: problem.code,
      says: problem.message,
    }),
  );
  const made = histories.flatMap((history) => historyRows(history, version));
  return [columns.join(','), ...[...made, ...problems].map(written)].map((line) => `${line}\r\n`).join('');
};

/** Permanent, and their order too: new ones go to the end. */
const columns = [
  'city',
  'city-file',
  'rule-set',
  'read-as',
  'kind',
  'date',
  'day-not-known',
  'verdict',
  'verdict-before',
  'condition',
  'title',
  'outcome',
  'outcome-before',
  'says',
  'because',
  'evidence',
  'in-file',
  'compiled-by',
  'rule-set-file',
  'city-file-digest',
  'rule-set-digest',
  'made-by',
  'not-legal-advice',
  'problem',
] as const;

type Cells = { readonly [column in (typeof columns)[number]]?: string | readonly string[] | null };

const written = (row: Cells): string => columns.map((column) => cellText(row[column] ?? null)).join(',');

function historyRows({ start, days, marks, ...history }: History, version: string): Cells[] {
  const { city, input, ruleSet, compiledBy } = history;
  const shared: Cells = {
    city,
    'city-file': input.path,
    'rule-set': ruleSet.id,
    'read-as': ruleSet.readAs,
    'compiled-by': compiledBy,
    'rule-set-file': ruleSet.path,
    'city-file-digest': input.digest,
    'rule-set-digest': ruleSet.digest,
    'made-by': `psp-check ${version}`,
    'not-legal-advice': notLegalAdvice(ruleSet),
  };
  const before = start.outcomes.map(
    ({ condition, title, outcome, reason }): Cells => ({
      kind: 'start',
      verdict: start.verdict,
      condition,
      title,
      outcome,
      says: reason,
    }),
  );
  const dated = [
    ...days.flatMap((day) => day.changes.map((change) => ({ date: day.date, row: changeRow(day, change) }))),
    ...marks.map((mark) => ({ date: mark.date, row: markRow(mark) })),
  ].toSorted((a, b) => byDay(a.date, b.date));
  return [...before, ...dated.map(({ row }) => row)].map((row) => ({ ...shared, ...row }));
}

function changeRow(
  { date, unknownDay, verdict, before }: ChangeDay,
  { condition, title, outcome, before: outcomeBefore, reason, causes }: ConditionChange,
): Cells {
  const evidence = causes.flatMap((cause) => cause.evidence);
  return {
    kind: 'change',
    date,
    'day-not-known': unknownDay && `${unknownDay.isLast ? 'by the end of' : 'during'} ${unknownDay.within}`,
    verdict,
    'verdict-before': before,
    condition,
    title,
    outcome,
    'outcome-before': outcomeBefore,
    says: reason,
    because: causes.map(({ says }) => says),
    evidence: evidence.map(({ source, says }) =>
      [source.publisher ?? source.title, source.date, says].filter((part) => part !== null).join(', '),
    ),
    'in-file': causes.flatMap(({ location }) =>
      location ? [`${location.path}:${location.line}:${location.column}`] : [],
    ),
  };
}

const markRow = ({ kind, date, given, says, source }: Mark): Cells => ({
  kind,
  date,
  'day-not-known': given === date ? null : given,
  says,
  evidence: source && [source.title],
});
