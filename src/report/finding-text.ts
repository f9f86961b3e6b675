import type { Source } from '../model/rule-set.ts';
import { withoutCiCommands } from '../text/ci-commands.ts';
import { sanitise } from '../text/sanitise.ts';
import type { FindingOutline, Item, Outline, Row } from './outline.ts';

/** A part of a report for formats that carry text in a field: its lines, which may be long, and the sources that they cite. As files have them. */
export type Passage = { readonly lines: readonly string[]; readonly sources: readonly CitedSource[] };
export type CitedSource = { readonly number: number; readonly source: Source };

/** What a report says of one finding: the reason, what would make it met, and the rows. What comes last is cut first where a field is short. */
export function findingPassage(finding: FindingOutline, outline: Outline): Passage {
  const way = outline.toQualify.find(({ condition }) => condition === finding.condition);
  const ways = way?.rows ?? [];
  return {
    lines: [
      finding.reason,
      ...(way && way.wish !== null ? [`to qualify: ${way.wish}`] : []),
      ...ways.flatMap(rowLines),
      ...finding.rows.flatMap(rowLines),
    ],
    sources: citedSources(
      [...finding.rows, ...ways].flatMap(({ items }) => items),
      outline,
    ),
  };
}

/** What no finding is told without: the verdict it went into, with its reading, and that this is no legal advice. */
export const verdictLines = ({ verdict, notLegalAdvice }: Outline): string[] => [verdict.line, notLegalAdvice];

/** What a report says of the city beside its findings. */
export function cityPassage(outline: Outline): Passage {
  const { ruleSet, verdict, orders, decisions } = outline;
  return {
    lines: [
      outline.city,
      ruleSet.title,
      ruleSet.issuer,
      '',
      verdict.line,
      verdict.counts,
      ...outline.attribution,
      ...outline.remarks,
      '',
      ...outline.reading,
      ...outline.alsoReadAs,
      '',
      ...orders.map((item) => `order that covers the city: ${itemText(item)}`),
      ...decisions.map((item) => `decided later, not evaluated: ${itemText(item)}`),
      ...outline.warnings.map((text) => `warning: ${text}`),
      ...outline.identity.map(({ label, value, digest }) => `${label}: ${[value, digest].filter(Boolean).join(', ')}`),
      outline.notLegalAdvice,
    ],
    sources: citedSources([...orders, ...decisions], outline),
  };
}

/** A passage as one text that can be shown as it is. */
export const passageText = ({ lines, sources }: Passage): string => safeText([...lines, ...sources.map(sourceText)]);

/** Lines of files as one text that hides nothing and that no log obeys. */
export function safeText(lines: readonly string[]): string {
  return withoutCiCommands(lines.map(sanitise).join('\n'));
}

/** The sources that some items cite, in their order. */
export function citedSources(items: readonly Item[], { sources }: Pick<Outline, 'sources'>): CitedSource[] {
  return sources
    .map((source, index) => ({ number: index + 1, source }))
    .filter(({ number }) => items.some((item) => item.source === number));
}

/** `[2] Sheriff on holds, The River Gazette, 2017-08-05, https://…` */
export function sourceText({ number, source: { title, publisher, date, url } }: CitedSource): string {
  return `[${number}] ${[title, publisher, date, url].filter(Boolean).join(', ')}`;
}

/** An item with the number of its source. */
export const itemText = ({ text, source }: Item): string => `${source === null ? '' : `[${source}] `}${text}`;

const rowLines = ({ label, items }: Row): string[] => items.map((item) => `${label}: ${itemText(item)}`);
