import { type Outcome, type Reply, type Verdict, verdicts } from '../model/outcome.ts';
import type { Report, ToQualifyItem } from '../model/report.ts';
import { joinWith } from './list.ts';

export const outcomeWords: Record<Outcome, string> = {
  'not-met': 'not met',
  undetermined: 'undetermined',
  met: 'met',
  'not-applicable': 'not applicable',
};

export const verdictWords: Record<Verdict, string> = {
  'does-not-qualify': 'does not qualify',
  undetermined: 'undetermined',
  qualifies: 'qualifies',
  'not-applicable': 'not applicable',
};

const countOf: Record<Verdict, (count: number) => string> = {
  'does-not-qualify': (count) => (count === 1 ? '1 does not qualify' : `${count} do not qualify`),
  undetermined: (count) => (count === 1 ? '1 is undetermined' : `${count} are undetermined`),
  qualifies: (count) => (count === 1 ? '1 qualifies' : `${count} qualify`),
  'not-applicable': (count) => `not applicable to ${count}`,
};

/** How many come to each verdict: `3 do not qualify, 1 is undetermined`; only the verdicts that there are. */
export function verdictCounts(all: readonly Verdict[]): string {
  const count = (verdict: Verdict) => all.filter((each) => each === verdict).length;
  return verdicts
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => countOf[verdict](count(verdict)))
    .join(', ');
}

/** What the city itself said, in a few words. */
export const replyWords: Record<Reply, string> = {
  yes: 'yes',
  no: 'no',
  'held-elsewhere': 'another agency holds the answer',
  'not-applicable': 'not applicable',
  declined: 'declined to answer',
  none: 'no reply',
  disputed: 'sources disagree',
  unknown: 'not known',
};

/** `3 met, 2 not met, 1 undetermined, 0 not applicable`: all four, so that nothing looks green for want of conditions. */
export function countsInWords({ met, notMet, undetermined, notApplicable }: Report['counts']): string {
  return `${met} met, ${notMet} not met, ${undetermined} undetermined, ${notApplicable} not applicable`;
}

/** The same without those that there are none of: `3 met, 2 not met`. */
export function countsBriefly({ met, notMet, undetermined, notApplicable }: Report['counts']): string {
  return [
    ...(met > 0 ? [`${met} met`] : []),
    ...(notMet > 0 ? [`${notMet} not met`] : []),
    ...(undetermined > 0 ? [`${undetermined} undetermined`] : []),
    ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
  ].join(', ');
}

/** The sets of a to-qualify item: `notice from 24 hours to at least 48 hours and limits (none), or in place (yes)`. */
export function setsInWords(sets: readonly (readonly FieldNeeds[])[]): string {
  const each = sets.map((fields) =>
    joinWith(
      fields.map(({ label, from, needs }) => {
        if (needs === null) return label;
        return from === null ? `${label} (${needs})` : `${label} from ${from} to ${needs}`;
      }),
      'and',
    ),
  );
  return each.join(', or ');
}

type FieldNeeds = Pick<ToQualifyItem['sets'][number][number], 'label' | 'from' | 'needs'>;

/** Over what was decided on a city, before the as-of date or after it, by whatever programme. */
export const decisionsTitle = 'Decisions, not evaluated';

/** What no report goes without. What DOJ did is only said of its own programme; of others, whose decision it is. */
export function notLegalAdvice({ id, path, issuer }: Pick<Report['ruleSet'], 'id' | 'path' | 'issuer'>): string {
  const isPsp = path === null && id.startsWith('psp-') && issuer.startsWith('U.S. Department of Justice');
  return isPsp
    ? 'Not legal advice. DOJ published no pass mark; selection is its decision.'
    : `Not legal advice. This is one reading of the text; the decision is the issuer's (${issuer}).`;
}
