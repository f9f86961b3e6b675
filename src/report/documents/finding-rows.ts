import type { Finding, Series, ToQualifyItem } from '../../model/report.ts';
import { numberWords } from '../../text/number-words.ts';
import { folded } from '../../text/prose.ts';
import { outcomeWords, setsInWords } from '../../text/words.ts';
import { type Inline, sign } from '../document.ts';
import type { Citations } from './citations.ts';
import { evidenceWords, noteWords, originWords, placesOf, saidByWords } from './finding-words.ts';

/** What stands under each label beside a finding; what there is nothing of is empty. */
export type FindingRows = {
  readonly [label in
    | 'said by'
    | 'held by'
    | 'open too'
    | 'asked in'
    | 'evidence'
    | 'figures'
    | 'note'
    | 'context'
    | 'in file']: readonly Inline[];
};

/** Cites the sources in the order of the rows. */
export function findingRows(
  finding: Finding,
  asOf: string,
  citations: Citations,
  moot: readonly ToQualifyItem[] = [],
): FindingRows {
  const { source, evidence, series, context } = finding;
  const { cited } = citations;
  return {
    'said by': [saidByWords(finding)],
    'held by': holders(finding),
    'open too': mootWords(finding, moot),
    'asked in': source.map((asked) => cited(`${asked.source.title}, ${asked.at}`, asked.source)),
    evidence: evidence.map((each) => cited(evidenceWords(each, finding, asOf), each.source)),
    figures: series.flatMap((each) => figures(each, finding, asOf, citations)),
    note: noteWords(finding),
    context: context.map((each) => cited(`${each.source.title}: ${folded(each.says)}`, each.source)),
    'in file': placesOf(finding),
  };
}

/** The agencies one by one when there are several; what a single one answered is the finding itself. */
function holders({ heldBy, reason: told }: Finding): Inline[] {
  if (heldBy.length < 2) return [];
  return heldBy.map(({ name, outcome, reason }) => {
    // The finding's reason is made of the reasons that count, each in lower case and without its full stop.
    const rest = told.includes(reason.slice(1, -1)) ? '' : ` ${reason}`;
    return [sign(outcome), ' ', `${name}: ${outcomeWords[outcome]}.${rest}`];
  });
}

/** Open fields that no longer matter, so that nobody goes looking for them. */
function mootWords({ condition, heldBy }: Finding, moot: readonly ToQualifyItem[]): string[] {
  return moot
    .filter((each) => each.condition === condition)
    .map(({ agency, sets }) => {
      const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
      return `${name === null ? '' : `${name}: `}${setsInWords(sets)}; it makes no difference as it stands`;
    });
}

/** A yearly answer beside each figure it is compared with, and under which definition. */
function figures(
  { label, unit, years, ...beside }: Series,
  finding: Finding,
  asOf: string,
  { cited }: Citations,
): Inline[] {
  const titles = new Set(years.flatMap((each) => each.figures.map(({ title }) => title)));
  return [
    `${originWords(beside, finding)}${label}, ${unit}`,
    ...years.flatMap((each): Inline[] => {
      const own = `${each.year}: ${each.value === null ? 'unknown' : numberWords(each.value)}`;
      if (each.figures.length === 0) return [`${own}, no published figure`];
      return each.figures.map(({ title, value, definition, source, later }) => {
        const parts = [
          `${own} against ${numberWords(value)}`,
          ...(titles.size > 1 ? [title] : []),
          ...(definition === null ? [] : [definition]),
          ...(later ? [`published later, not compared on ${asOf}`] : []),
        ];
        return cited(parts.join(', '), source);
      });
    }),
  ];
}
