// What was decided on the cities that are compared, and how that goes together with what they come to: counted, never evaluated.
import type { Column, Comparison, Group } from '../../model/comparison.ts';
import { type Selection, verdictOrder } from '../../model/outcome.ts';
import { joinWith } from '../../text/list.ts';
import { folded as onOneLine } from '../../text/prose.ts';
import { shownName } from '../../text/shown-name.ts';
import { decisionsTitle, verdictCounts, verdictWords } from '../../text/words.ts';
import { type Block, list, paragraph, section, type Table } from '../document.ts';
import { tallyWords } from '../render/matrix-words.ts';
import { groupName, rowTitle } from './comparison-matrix.ts';

/** In brief the days, or where they are of many cities, the counts. */
export function decisionBlocks(comparison: Comparison, isAll: boolean): Block[] {
  const told = comparison.columns.flatMap(({ city, decisions }) =>
    decisions.map(({ date, says }) => ({ city: shownName(city), date, says })),
  );
  if (isAll) {
    const lines = told.map(({ city, date, says }) => `${city}, ${date}: ${onOneLine(says)}`);
    return section(decisionsTitle, [...countedInFull(comparison), ...list([...new Set(lines)])]);
  }
  const byCity = new Map<string, Set<string>>();
  for (const { city, date } of told) byCity.set(city, (byCity.get(city) ?? new Set()).add(date));
  if (byCity.size === 0) return [];
  if (byCity.size > mostNamed)
    return [counted(comparison) ?? paragraph(`${decisionsTitle}: in ${byCity.size} cities.`)];
  const cities = Array.from(byCity, ([city, dates]) => `${city}, ${joinWith([...dates], 'and')}`);
  return [paragraph(`${decisionsTitle}: ${cities.join('; ')}.`)];
}

/** Names while they can be read, else how many. */
export const namesOf = (cities: ReadonlySet<string>): string =>
  cities.size > mostNamed ? `${cities.size} cities` : [...cities].join('; ');

const mostNamed = 12;

/** How many of those that were selected, and of the others, come to each verdict; null where nobody was selected. */
function counted(comparison: Comparison): Table | null {
  const rows = comparison.groups.flatMap((group) =>
    group.selections.map(({ selected, columns }) => ({ group, selected, own: at(comparison.columns, columns) })),
  );
  if (rows.length === 0) return null;
  const used = verdictOrder.filter((verdict) => rows.some(({ own }) => own.some((each) => each.verdict === verdict)));
  return {
    is: 'table',
    caption: decisionsTitle,
    head: ['Selection', 'cities', ...used.map((verdict) => verdictWords[verdict])],
    numbers: ['cities', ...used].map((_, index) => index + 1),
    rows: rows.map(({ group, selected, own }) => [
      [[groupName(group, comparison), selectionWords(selected, group)].filter(Boolean).join(': ')],
      [String(own.length)],
      ...used.map((verdict) => [String(own.filter((each) => each.verdict === verdict).length)]),
    ]),
  };
}

/** The same for each condition, too. */
function countedInFull(comparison: Comparison): Table[] {
  return comparison.groups.flatMap((group) => {
    if (group.selections.length === 0) return [];
    const asked = comparison.rows.filter(({ cells }) => group.columns.some((index) => cells[index] != null));
    return {
      is: 'table',
      caption: [groupName(group, comparison), 'By selection'].filter(Boolean).join(': '),
      head: [
        'Verdict or condition',
        ...group.selections.map(({ selected, columns }) => `${selectionWords(selected, group)} (${columns.length})`),
      ],
      rows: [
        [
          ['Verdict'],
          ...group.selections.map(({ columns }) => [
            verdictCounts(at(comparison.columns, columns).map(({ verdict }) => verdict)),
          ]),
        ],
        ...asked.map((row) => [
          [rowTitle(row)],
          ...group.selections.map(({ columns }) => [
            tallyWords(columns.flatMap((index) => row.cells[index]?.outcome ?? [])),
          ]),
        ]),
      ],
    };
  });
}

const at = (columns: readonly Column[], places: readonly number[]): readonly Column[] =>
  places.flatMap((index) => columns.slice(index, index + 1));

function selectionWords(selected: Selection, { asOf }: Group): string {
  switch (selected) {
    case 'by-as-of-date':
      return `Selected by ${asOf}`;
    case 'later':
      return 'Selected later';
    case 'day-not-known':
      return 'Selected, day not known';
    case 'not-recorded':
      return 'No selection on record';
  }
}
