// What an outcome would be with some of the differences between two sides undone. So it is found, and not guessed, which of them moved it.
import { conditionsOf } from '../evaluate/applies.ts';
import { assessor } from '../evaluate/assess.ts';
import type { Evaluation } from '../evaluate/decide.ts';
import { reasonOf } from '../evaluate/reasons/reason.ts';
import type { Agency, City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Outcome } from '../model/outcome.ts';
import type { RuleSet } from '../model/rule-set.ts';

/** A part of what an outcome rests on, which may be that of either side. */
export type Factor =
  /** Of an agency, or with null of the city itself. */
  | { readonly of: 'answer'; readonly agency: string | null; readonly condition: string }
  /** What is said of an agency beside its answers. */
  | { readonly of: 'agency'; readonly id: string }
  /** What a city file says beside answers and agencies. */
  | { readonly of: 'facts' }
  | { readonly of: 'condition'; readonly id: string }
  /** When the rule set as a whole applies. */
  | { readonly of: 'applies' }
  | { readonly of: 'figure'; readonly id: string }
  | { readonly of: 'day' };

type IsUndone = (factor: Factor) => boolean;

export type Mixed = { readonly outcome: Outcome; readonly reason: string };

/** How a condition comes out on the side after where some factors are those of the side before. Null where it is not asked then. */
export function mixedFinding(
  condition: string,
  before: Evaluation,
  after: Evaluation,
  isUndone: IsUndone,
): Mixed | null {
  const ruleSet = mixedRuleSet(before.ruleSet, after.ruleSet, isUndone);
  const asked = conditionsOf(ruleSet).find(({ id }) => id === condition);
  if (!asked) return null;
  const city = mixedCity(before.city, after.city, isUndone);
  const asOf: Day = (isUndone({ of: 'day' }) ? before : after).options.asOf;
  const assessment = assessor(ruleSet, city, asOf)(asked);
  return { outcome: assessment.outcome, reason: reasonOf(assessment, ruleSet) };
}

function mixedRuleSet(before: RuleSet, after: RuleSet, isUndone: IsUndone): RuleSet {
  if (before === after) return after;
  return {
    ...after,
    appliesWhen: (isUndone({ of: 'applies' }) ? before : after).appliesWhen,
    conditions: chosen(before.conditions, after.conditions, (id) => isUndone({ of: 'condition', id })),
    figures: chosen(before.figures, after.figures, (id) => isUndone({ of: 'figure', id })),
  };
}

/** Of each id what one of the sides has, if it has any. */
function chosen<Of extends { readonly id: string }>(
  before: readonly Of[],
  after: readonly Of[],
  isBefore: (id: string) => boolean,
): readonly Of[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((each) => [each.id, each])));
  const ids = new Set([...after, ...before].map(({ id }) => id));
  return [...ids].flatMap((id) => (isBefore(id) ? old : now)?.get(id) ?? []);
}

function mixedCity(before: City, after: City, isUndone: IsUndone): City {
  if (before === after) return after;
  const ids = new Set([...after.agencies.keys(), ...before.agencies.keys()]);
  const facts = isUndone({ of: 'facts' }) ? before : after;
  return {
    ...after,
    name: facts.name,
    answeredBy: facts.answeredBy,
    answeredOn: facts.answeredOn,
    compiledBy: facts.compiledBy,
    recordUntil: facts.recordUntil,
    answers: mixedAnswers(null, before.answers, after.answers, isUndone),
    agencies: new Map(
      [...ids].flatMap((id): readonly (readonly [string, Agency])[] => {
        const [old, now] = [before.agencies.get(id), after.agencies.get(id)];
        const agency = isUndone({ of: 'agency', id }) ? (old ?? now) : (now ?? old);
        if (!agency) return [];
        const answers = mixedAnswers(id, old?.answers ?? nothing, now?.answers ?? nothing, isUndone);
        return [[id, { ...agency, answers }]];
      }),
    ),
  };
}

const nothing: City['answers'] = new Map();

function mixedAnswers(
  agency: string | null,
  before: City['answers'],
  after: City['answers'],
  isUndone: IsUndone,
): City['answers'] {
  const ids = new Set([...after.keys(), ...before.keys()]);
  return new Map(
    [...ids].flatMap((id) => {
      const answer = (isUndone({ of: 'answer', agency, condition: id }) ? before : after).get(id);
      return answer ? [[id, answer] as const] : [];
    }),
  );
}
