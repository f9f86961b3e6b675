import { subjectPhrase } from '../fields/test-words.ts';
import { isOfDefinition, isYearly } from '../fields/yearly.ts';
import type { Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Series } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import type { HolderAnswer } from './assess.ts';
import { leavesOfCondition } from './judge.ts';

/** The yearly answers to a condition that its tests compare with published figures, year by year. */
export function seriesOf(
  condition: Condition,
  holderAnswers: readonly HolderAnswer[],
  ruleSet: RuleSet,
  asOf: Day,
): Series[] {
  const compared = comparedFields(condition);
  if (compared.length === 0) return [];
  return holderAnswers.flatMap(({ holder, judged }) =>
    judged.flatMap(({ statement }, index) =>
      compared.flatMap(({ field, figures }) => {
        const given = statement.fields.get(field.id)?.value;
        if (field.type !== 'yearly' || !Array.isArray(given) || !isYearly(given)) return [];
        return [
          {
            field: field.id,
            label: subjectPhrase({ kind: 'field', field: field.id }, condition, ruleSet),
            agency: holder.agency?.id ?? null,
            claim: judged.length > 1 ? index + 1 : null,
            unit: field.unit ?? '',
            years: given.map(([year, value, definition]) => ({
              year,
              value,
              figures: publishedFor(year, definition, figures, ruleSet, asOf),
            })),
          },
        ];
      }),
    ),
  );
}

/** The fields of a condition that its tests compare with figures, and the ids of these. */
const comparedFields = oncePer((condition: Condition) => {
  const leaves = leavesOfCondition(condition).map(({ leaf }) => leaf);
  return condition.asks.flatMap((field) => {
    const figures = leaves.flatMap(({ subject, matcher }) =>
      subject.kind === 'field' && subject.field === field.id && 'figure' in matcher ? [matcher.figure] : [],
    );
    return figures.length === 0 ? [] : [{ field, figures: new Set(figures) }];
  });
});

/** Every published value, also what came out after the as-of date. */
function publishedFor(
  year: number,
  definition: string | undefined,
  ids: ReadonlySet<string>,
  { figures, sources }: RuleSet,
  asOf: Day,
): Series['years'][number]['figures'] {
  return figures
    .filter(({ id }) => ids.has(id))
    .flatMap((figure) =>
      figure.values
        .filter((each) => each.year === year && isOfDefinition(each, definition))
        .map(({ value, definition: counted, published, source }) => ({
          figure: figure.id,
          title: figure.title,
          value,
          definition: counted,
          published,
          source: sources.find(({ id }) => id === source) ?? null,
          later: published > asOf,
        })),
    );
}
