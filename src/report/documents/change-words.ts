// What a change set says in words, which formats for people and for programs share.
import type { ChangedCity, ChangedCondition, ChangePlace, Difference } from '../../model/change-set.ts';
import type { Verdict } from '../../model/outcome.ts';
import { cut } from '../../text/cut.ts';
import { shownName } from '../../text/shown-name.ts';
import { outcomeWords, verdictWords } from '../../text/words.ts';

/** What a verdict was, behind what it is. */
export const verdictBefore: Record<Verdict, string> = {
  'does-not-qualify': 'did not qualify before',
  undetermined: 'was undetermined',
  qualifies: 'qualified before',
  'not-applicable': 'was not applicable',
};

/** `does not qualify, qualified before`, `still undetermined`. */
export const verdictChange = ({ before, after }: Pick<ChangedCity, 'before' | 'after'>): string =>
  before.verdict === after.verdict
    ? `still ${verdictWords[after.verdict]}`
    : `${verdictWords[after.verdict]}, ${verdictBefore[before.verdict]}`;

/** `not met, was met`, `still not met`, `not asked before: met`, `no longer asked, was met`. */
export function outcomeChange({ before, after }: Pick<ChangedCondition, 'before' | 'after'>): string {
  if (!after) return before ? `no longer asked, was ${outcomeWords[before.outcome]}` : 'not asked';
  if (!before) return `${outcomeWords[after.outcome]}, not asked before`;
  return before.outcome === after.outcome
    ? `still ${outcomeWords[after.outcome]}`
    : `${outcomeWords[after.outcome]}, was ${outcomeWords[before.outcome]}`;
}

export type TextRoom = {
  /** Characters of each value. */
  readonly most: number;
  /** Parts that are told. */
  readonly parts: number;
  /** The condition that is named beside it. */
  readonly beside?: string;
};

/** What differs and how, on one line: `the answer of River County Jail: notice: 24 hours, was 48 hours`. Of many parts only the first are told. */
export function differenceText(difference: Difference, room: TextRoom): string {
  const { kind, change, condition } = difference;
  const name = differenceName(difference, room.beside ?? null);
  if (kind === 'rule-set' && condition !== null && change !== 'changed')
    return `${name}: ${change === 'added' ? 'asked now, and not before' : 'no longer asked'}`;
  // Of what a report does not carry, only that it is another.
  if (difference.parts.length === 0) return kind === 'report' ? name : `${name}: another digest`;
  const news = { added: ', new', removed: ', no longer there', changed: '' }[change];
  return `${name}${news}: ${partsText(difference, room)}`;
}

function differenceName({ kind, of, condition, agency, ruleSet }: Difference, beside: string | null): string {
  const [to, on] = condition === null || condition === beside ? ['', ''] : [` to ${of}`, `, ${of}`];
  switch (kind) {
    case 'answers':
      if (condition === null) return agency === null ? of : shownName(agency);
      return agency === null ? `the city's answer${to}` : `the answer of ${shownName(agency)}${to}`;
    case 'rule-set':
      return condition === null
        ? `the rule set ${ruleSet}${of === 'the rule set' ? '' : `, ${of}`}`
        : `the rule set ${ruleSet}${on}`;
    case 'figures':
      return `the figure ${of}`;
    case 'day':
      return of;
    case 'psp-check':
      return condition === null ? of : `what another psp-check says${on || ' of it'}`;
    case 'report':
      return condition === null
        ? `${of}: psp-check, the files, the rule set and the day are the same`
        : `what the reports say${on || ' of it'}`;
  }
}

function partsText({ change, parts }: Difference, { most, parts: count }: TextRoom): string {
  const shown = parts.slice(0, count).map(({ label, from, to }) => {
    const [was, is] = [from, to].map((text) => text && cutAtWord(text.replace(/\.$/, ''), most));
    if (change !== 'changed') return `${label}: ${is ?? was}`;
    if (!is) return `${label}: no longer there, was ${was}`;
    return was ? `${label}: ${is}, was ${was}` : `${label}: ${is}, new`;
  });
  const more = parts.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function cutAtWord(text: string, most: number): string {
  const kept = cut(text, most);
  return kept === text ? text : kept.replace(/ [^ ]*$/, '…');
}

/** Where it stands, or stood where it is no longer. */
export function placeTexts({ places }: Pick<Difference, 'places'>): string[] {
  return places.flatMap(({ before, after }) => {
    const [was, is] = [before && placeText(before), after && placeText(after)];
    if (was === is) return is ?? [];
    if (is === null) return `was ${was}`;
    return was === null ? is : `${is}, was ${was}`;
  });
}

export const placeText = ({ path, line, column }: ChangePlace): string =>
  line === null ? path : `${path}:${line}:${column}`;
