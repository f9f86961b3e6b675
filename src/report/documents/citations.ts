import type { Report } from '../../model/report.ts';
import type { Source } from '../../model/rule-set.ts';
import type { Block, Inline, Span } from '../document.ts';

/** Numbers sources in the order in which they are first cited, so that long addresses stand once, in a list. */
export type Citations = {
  /** Notes a source and returns its number. */
  readonly number: (source: Source) => number;
  /** Notes a source and refers to it. */
  readonly cite: (source: Source) => Span;
  /** A text with the source that it comes from. */
  readonly cited: (text: string, source: Source | null) => Inline;
  readonly sources: () => readonly Source[];
  /** The list of sources; nothing where none is cited. */
  readonly list: () => Block[];
};

type Known = { readonly number: number; readonly source: Source };

/** `id` is that of the list of sources. */
export function citations(id: string): Citations {
  const all: Known[] = [];
  const known = new Map<Source, Known>();
  const byTitle = new Map<string, Known[]>();
  const number = (source: Source): number => {
    const before = known.get(source);
    if (before) return before.number;
    const alike = byTitle.get(source.title) ?? [];
    byTitle.set(source.title, alike);
    const same = alike.find((each) => isSame(each.source, source)) ?? { number: all.length + 1, source };
    if (same.number > all.length) {
      all.push(same);
      alike.push(same);
    }
    known.set(source, same);
    return same.number;
  };
  const cite = (source: Source): Span => ({ is: 'cite', number: number(source), sources: id });
  const sources = () => all.map(({ source }) => source);
  return {
    number,
    cite,
    cited: (text, source) => (source === null ? text : [text, ' ', cite(source)]),
    sources,
    list: () => (all.length === 0 ? [] : [{ is: 'sources', id, sources: sources() }]),
  };
}

/** Every source that a report in full cites. */
export function sourcesOf({ findings, orders, decisions }: Report): readonly Source[] {
  const { number, sources } = citations('');
  const all = [
    ...findings.flatMap(({ source, evidence, series, context }) => [
      ...[...source, ...evidence, ...context].map((each) => each.source),
      ...series.flatMap(({ years }) => years.flatMap(({ figures }) => figures.flatMap((each) => each.source ?? []))),
    ]),
    ...[...orders, ...decisions].flatMap((each) => each.source ?? []),
  ];
  for (const source of all) number(source);
  return sources();
}

/** A rule set and a city file may use one id for two sources, so it is the whole that counts. */
const isSame = (one: Source, other: Source): boolean =>
  one.title === other.title && one.publisher === other.publisher && one.date === other.date && one.url === other.url;
