// What formats for programs say of a finding, a line each, straight from the report. Texts are as files have them: a format sanitises and escapes.

import type { Finding, Report, ToQualifyItem } from '../../model/report.ts';
import { numberWords } from '../../text/number-words.ts';
import { folded } from '../../text/prose.ts';
import { shownName } from '../../text/shown-name.ts';
import { outcomeWords, setsInWords } from '../../text/words.ts';
import { originWords } from '../documents/finding-words.ts';

export const titleOf = ({ city }: Pick<Report, 'city'>, { outcome, title }: Finding): string =>
  `${shownName(city)}: ${outcomeWords[outcome]}: ${title}`;

/** What would change the outcome, for the holders that have to answer otherwise or whose answer is open; null for one that is met or does not apply. */
export function wayLine(finding: Finding, { change, findOut }: Report['toQualify']): string | null {
  if (finding.outcome !== 'not-met' && finding.outcome !== 'undetermined') return null;
  if (finding.outcome === 'not-met' && finding.toMeet === null) return "Not the city's to change.";
  const ways = [
    ...[wayTexts(change, finding)].flatMap((texts) => (texts.length === 0 ? [] : [`To meet it: ${texts.join('; ')}.`])),
    ...[wayTexts(findOut, finding)].flatMap((texts) =>
      texts.length === 0 ? [] : [`To find out: ${texts.join('; ')}.`],
    ),
  ];
  if (ways.length > 0) return ways.join(' ');
  return finding.toMeet === null ? null : `To meet it: ${folded(finding.toMeet)}`;
}

/** The ways of one kind, each with whose answer it is about. */
export function wayTexts(items: readonly ToQualifyItem[], { condition, heldBy }: Finding): readonly string[] {
  return items
    .filter((item) => item.condition === condition && item.sets.length > 0)
    .map(({ agency, sets }) => {
      const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
      return `${name === null ? '' : `${name}: `}${setsInWords(sets)}`;
    });
}

export function evidenceTexts(finding: Finding): readonly string[] {
  return finding.evidence.map((evidence) => {
    const { source, says, publishedLater } = evidence;
    const published = source.date === null ? '' : `, ${source.date}`;
    const later = publishedLater ? ' (published later)' : publishedLater === null ? ' (may be published later)' : '';
    const address = source.url === null ? '' : ` ${source.url}`;
    return `${originWords(evidence, finding)}${source.publisher ?? source.title}${published}${later}: ${folded(says)}${address}`;
  });
}

/** A yearly answer beside each figure it is compared with. */
export function figureTexts(finding: Finding): readonly string[] {
  return finding.series.flatMap((series) =>
    series.years.flatMap((each) => {
      const own = `${originWords(series, finding)}${each.year}: ${each.value === null ? 'unknown' : numberWords(each.value)}`;
      const compared = each.figures.filter(({ later }) => !later);
      return compared.length === 0 ? [own] : compared.map(({ value }) => `${own} against ${numberWords(value)}`);
    }),
  );
}
