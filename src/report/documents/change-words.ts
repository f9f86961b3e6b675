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

/** What differs, without what it was and is: `the answer of River County Jail to 48-hour hold`. Of a condition that is named beside it, without that. */
function differenceName({ kind, of, condition, agency }: Difference, beside: string | null): string {
  const [to, on] = condition === null || condition === beside ? ['', ''] : [` to ${of}`, `, ${of}`];
  switch (kind) {
    case 'answers':
      if (agency !== null) return condition === null ? shownName(agency) : `the answer of ${shownName(agency)}${to}`;
      return condition === null ? of : `the city's answer${to}`;
    case 'rule-set':
      return condition === null ? of : `the rule set${on}`;
    case 'figures':
      return `the figure ${of}`;
    case 'day':
      return of;
  }
}

/** Each part that differs: `notice: 24 hours, was 48 hours`. Texts are cut where they are longer than `most`. */
export const partTexts = ({ parts }: Pick<Difference, 'parts'>, most: number): string[] =>
  parts.map(({ label, from, to }) => {
    const [was, is] = [from, to].map((text) => text && cutAtWord(text.replace(/\.$/, ''), most));
    if (is === null || is === undefined) return `${label}: no longer there, was ${was}`;
    return was === null || was === undefined ? `${label}: ${is}, new` : `${label}: ${is}, was ${was}`;
  });

export type TextRoom = {
  /** Characters of each value. */
  readonly most: number;
  /** Parts that are told. */
  readonly parts: number;
  /** The condition that is named beside it. */
  readonly beside?: string;
};

/** A name and its parts on one line; of many parts only the first. */
export function differenceText(difference: Difference, { most, parts, beside }: TextRoom): string {
  const all = partTexts(difference, most);
  const shown = all.slice(0, parts);
  const more = all.length - shown.length;
  return `${differenceName(difference, beside ?? null)}: ${[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}`;
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
