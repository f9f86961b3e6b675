// What formats for programs say of a finding, a line each, straight from the report. Texts are as files have them: a format sanitises and escapes.
import type { Location } from '../../model/city.ts';
import type { Finding, Report, ReportEvidence, Series, ToQualifyItem } from '../../model/report.ts';
import { folded } from '../../text/prose.ts';
import { shownName } from '../../text/shown-name.ts';
import { outcomeWords, setsInWords } from '../../text/words.ts';

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

/** The answer that decides: of several holders the first that has the outcome of the condition, else the city's own. */
export function decidingPlace({ outcome, heldBy, location }: Finding): Location {
  return (heldBy.find((held) => held.outcome === outcome) ?? { location }).location;
}

/** Where the answer stands: in the city's answers, and where the agencies that hold it have theirs. */
export function placeTexts({ location, heldBy }: Finding): readonly string[] {
  const own = placeText(location);
  const held = heldBy.filter((each) => placeText(each.location) !== own);
  return [own, ...held.map((each) => `${placeText(each.location)} (${each.name})`)];
}

export const placeText = ({ path, line, column }: Location): string => `${path}:${line}:${column}`;

export function evidenceTexts(finding: Finding): readonly string[] {
  return finding.evidence.map((evidence) => {
    const { source, says, publishedLater } = evidence;
    const published = source.date === null ? '' : `, ${source.date}`;
    const later = publishedLater ? ' (published later)' : publishedLater === null ? ' (may be published later)' : '';
    const address = source.url === null ? '' : ` ${source.url}`;
    return `${origin(evidence, finding)}${source.publisher ?? source.title}${published}${later}: ${folded(says)}${address}`;
  });
}

export const noteTexts = (finding: Finding): readonly string[] =>
  finding.notes.map((note) => `${origin(note, finding)}${folded(note.says)}`);

/** A yearly answer beside each figure it is compared with. */
export function figureTexts(finding: Finding): readonly string[] {
  return finding.series.flatMap((series) =>
    series.years.flatMap((each) => {
      const own = `${origin(series, finding)}${each.year}: ${each.value ?? 'unknown'}`;
      const compared = each.figures.filter(({ later }) => !later);
      return compared.length === 0 ? [own] : compared.map(({ value }) => `${own} against ${value}`);
    }),
  );
}

/** Beside whose answer, when several agencies hold it, and beside which claim. */
function origin({ agency, claim }: Pick<ReportEvidence | Series, 'agency' | 'claim'>, { heldBy }: Finding): string {
  const names = [
    ...heldBy.filter((held) => heldBy.length > 1 && held.agency === agency).map(({ name }) => name),
    ...(claim === null ? [] : [`claim ${claim}`]),
  ];
  return names.length === 0 ? '' : `${names.join(', ')}: `;
}
