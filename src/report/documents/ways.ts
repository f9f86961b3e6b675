import type { Finding, Report, ToQualifyItem } from '../../model/report.ts';
import { joinWith } from '../../text/list.ts';
import { type Inline, type Row, strong } from '../document.ts';

/** What would make conditions met, in words. Lists of alternatives that stand in several places are said once, behind them. */
export type Ways = {
  readonly change: (finding: Finding) => readonly Inline[];
  readonly findOut: (finding: Finding) => readonly Inline[];
  /** Those lists, each under what it is a list of. */
  readonly lists: readonly Row[];
};

/** A list that is longer is said once. */
const longest = 40;
/** More ways than this are not all told in brief. */
const mostSets = 2;

export function waysOf({ findings, toQualify }: Pick<Report, 'findings' | 'toQualify'>, isBrief: boolean): Ways {
  const open = new Set(findings.filter(({ outcome }) => outcome !== 'met').map(({ condition }) => condition));
  const items = [...toQualify.change, ...toQualify.findOut].filter(({ condition }) => open.has(condition));
  const lists = listsIn(items);
  const told = (all: readonly ToQualifyItem[], otherwise: string) => (finding: Finding) =>
    isFixed(finding)
      ? []
      : all.filter(({ condition }) => condition === finding.condition).map((each) => wayOf(each, finding, otherwise));
  const wayOf = ({ agency, sets }: ToQualifyItem, { heldBy }: Finding, otherwise: string): Inline => {
    const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
    const shown = isBrief ? sets.slice(0, mostSets) : sets;
    const more = sets.length - shown.length;
    const words = [
      ...shown.map((set) => setWords(set, lists, isBrief)),
      ...(more > 0 ? [`in ${more} other ways`] : []),
    ];
    const text = sets.length === 0 ? otherwise : words.join('; or ');
    return name === null ? text : [strong(name), `: ${text}`];
  };
  const findOut = told(toQualify.findOut, 'no answer to the open questions would meet this condition');
  return {
    change: told(toQualify.change, 'no other answer would meet this condition'),
    findOut: (finding) => {
      const open = findOut(finding);
      return open.length > 0 ? open : betweenFigures(finding);
    },
    lists: Array.from(lists, ([label, needs]) => ({ label, items: [needs] })),
  };
}

/** Where nothing is open, and the figures for a year differ. */
function betweenFigures({ outcome, series }: Finding): readonly string[] {
  if (outcome !== 'undetermined') return [];
  const between = series.flatMap(({ years }) =>
    years.every(({ value }) => value !== null)
      ? years.filter(({ value, figures }) => {
          const published = figures.flatMap((each) => (each.later ? [] : [each.value]));
          return value !== null && Math.min(...published) < value && value <= Math.max(...published);
        })
      : [],
  );
  if (between.length === 0) return [];
  const years = joinWith([...new Set(between.map(({ year }) => String(year)))], 'and');
  return [
    `nothing that was asked is open; the number for ${years} lies between figures that are published for the year`,
  ];
}

/** A published figure is not the city's to change. */
export const isFixed = ({ outcome, toMeet }: Pick<Finding, 'outcome' | 'toMeet'>): boolean =>
  outcome === 'not-met' && toMeet === null;

type Needed = ToQualifyItem['sets'][number][number];

/** The long lists that are the same wherever a field has one, by the field's label. */
function listsIn(items: readonly ToQualifyItem[]): ReadonlyMap<string, string> {
  const byLabel = new Map<string, { readonly needs: Set<string>; count: number }>();
  for (const { label, needs } of items.flatMap(({ sets }) => sets.flat())) {
    if (needs === null || needs.length <= longest) continue;
    const known = byLabel.get(label) ?? { needs: new Set(), count: 0 };
    byLabel.set(label, known);
    known.needs.add(needs);
    known.count++;
  }
  return new Map(
    [...byLabel].flatMap(([label, { needs, count }]) => {
      const [only] = needs;
      return only !== undefined && needs.size === 1 && count > 1 ? [[label, only] as const] : [];
    }),
  );
}

/** `in place from no to yes, notice (at least 48 hours) and kind of instrument (one listed below)`; in brief `(one of 7)`. */
const setWords = (set: readonly Needed[], lists: ReadonlyMap<string, string>, isBrief: boolean): string =>
  joinWith(
    set.map(({ label, from, needs }) => {
      if (needs === null) return label;
      const isListed = lists.get(label) === needs;
      const listed = isBrief ? `one of ${needs.split(/, | or /).length}` : 'one listed below';
      const wanted = isListed ? listed : needs;
      return from === null ? `${label} (${wanted})` : `${label} from ${from} to ${wanted}`;
    }),
    'and',
  );
