import type { ChangedCity, ChangedCondition, ChangeSet, Difference, LonelyCity } from '../../model/change-set.ts';
import { placeOf } from '../../text/problem.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { notLegalAdvice } from '../../text/words.ts';
import { differenceText, placeText } from '../documents/change-words.ts';
import type { Reporters } from '../reporter.ts';
import { type Cell, cellText } from './csv-cell.ts';

/**
 * CSV (RFC 4180), for spreadsheets and statistics: a row for each condition of a city that comes out otherwise, for each reading whose verdict does, for each
 * difference that moves nothing, for each city that is on one side only or could not be compared, and for each problem.
 */
export const changeSetCsv: Reporters['changeSet'] = (changeSet, { errors, version }) => {
  const { cities, differences, added, removed, notCompared } = changeSet;
  const rows: readonly Cells[] = [
    ...cities.flatMap((city) => cityRows(city, changeSet, version)),
    ...differences.filter(({ moves }) => moves.length === 0).map((difference) => differenceRow(difference, changeSet)),
    ...added.map((city) => ({ kind: 'added', ...lonelyCells(city, version) })),
    ...removed.map((city) => ({ kind: 'removed', ...lonelyCells(city, version) })),
    ...notCompared.map(({ city, before, after, why }) => ({
      kind: 'not-compared',
      city,
      'city-file': after,
      'city-file-before': before,
      message: why,
    })),
    ...errors.map((problem) => ({
      kind: 'problem',
      'city-file': problem.path,
      'in-file': placeOf(problem),
      problem: problem.code,
      message: problem.message,
    })),
  ];
  return [columns.join(','), ...rows.map(written)].map((line) => `${line}\r\n`).join('');
};

/** Permanent, and their order too: new ones go to the end. */
const columns = [
  'kind',
  'city',
  'city-file',
  'city-file-before',
  'rule-set',
  'rule-set-before',
  'read-as',
  'as-of',
  'as-of-before',
  'direction',
  'verdict',
  'verdict-before',
  'condition',
  'title',
  'outcome',
  'outcome-before',
  'moves-verdict',
  'reason',
  'reason-before',
  'moved-by',
  'changed',
  'in-file',
  'in-file-before',
  'compiled-by',
  'city-file-digest',
  'city-file-digest-before',
  'rule-set-digest',
  'rule-set-digest-before',
  'made-by',
  'not-legal-advice',
  'problem',
  'message',
] as const;

type Cells = { readonly [column in (typeof columns)[number]]?: Cell };

const written = (row: Cells): string => columns.map((column) => cellText(row[column] ?? null)).join(',');

function cityRows(city: ChangedCity, { differences }: ChangeSet, version: string): Cells[] {
  const { before, after, direction, conditions, readings } = city;
  const shared: Cells = {
    city: city.city,
    'city-file': after.input.path,
    'city-file-before': before.input.path,
    'rule-set': ruleSetName(after.ruleSet),
    'rule-set-before': ruleSetName(before.ruleSet),
    'as-of': after.asOf,
    'as-of-before': before.asOf,
    direction,
    'compiled-by': after.compiledBy,
    'city-file-digest': after.input.digest,
    'city-file-digest-before': before.input.digest,
    'rule-set-digest': after.ruleSet.digest,
    'rule-set-digest-before': before.ruleSet.digest,
    'made-by': `psp-check ${version}`,
    'not-legal-advice': notLegalAdvice(after.ruleSet),
  };
  return [
    ...conditions.map((changed) => ({
      ...shared,
      'read-as': after.ruleSet.readAs,
      verdict: after.verdict,
      'verdict-before': before.verdict,
      ...conditionCells(changed, differences),
    })),
    ...readings.map((reading) => ({
      ...shared,
      kind: 'reading',
      'read-as': reading.readAs,
      verdict: reading.after,
      'verdict-before': reading.before,
    })),
  ];
}

function conditionCells(changed: ChangedCondition, differences: readonly Difference[]): Cells {
  const { condition, title, before, after, kinds, movesVerdict } = changed;
  const causes = changed.causes.flatMap((place) => differences[place] ?? []);
  return {
    kind: before?.outcome === after?.outcome ? 'reason' : 'outcome',
    condition,
    title,
    outcome: after?.outcome ?? null,
    'outcome-before': before?.outcome ?? null,
    'moves-verdict': movesVerdict ? 'yes' : 'no',
    reason: after?.reason ?? null,
    'reason-before': before?.reason ?? null,
    'moved-by': kinds,
    ...causeCells(causes),
  };
}

const differenceRow = (difference: Difference, { cities }: ChangeSet): Cells => ({
  kind: 'difference',
  city: difference.cities.flatMap((place) => cities[place]?.city ?? []),
  condition: difference.condition,
  'moved-by': difference.kind,
  ...causeCells([difference]),
});

/** Characters of a text: a cell of a spreadsheet takes 32,767. */
const most = 1000;

const causeCells = (causes: readonly Difference[]): Cells => ({
  changed: causes.map((cause) => differenceText(cause, { most, parts: 30 })),
  'in-file': causes.flatMap(({ places }) => places.flatMap(({ after }) => (after ? placeText(after) : []))),
  'in-file-before': causes.flatMap(({ places }) => places.flatMap(({ before }) => (before ? placeText(before) : []))),
});

const lonelyCells = ({ city, input, ruleSet, asOf, verdict }: LonelyCity, version: string): Cells => ({
  city,
  'city-file': input.path,
  'rule-set': ruleSetName(ruleSet),
  'read-as': ruleSet.readAs,
  'as-of': asOf,
  verdict,
  'city-file-digest': input.digest,
  'rule-set-digest': ruleSet.digest,
  'made-by': `psp-check ${version}`,
  'not-legal-advice': notLegalAdvice(ruleSet),
});
