import type { Day } from '../model/day.ts';
import type { Series } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { subjectPhrase } from '../text/test-words.ts';
import type { Group } from './assess.ts';
import { isYearly, leavesOf } from './truth.ts';

/** The yearly answers to a condition that its tests compare with published figures, year by year. */
export function seriesOf(condition: Condition, groups: readonly Group[], ruleSet: RuleSet, asOf: Day): Series[] {
  const compared = condition.asks
    .map((field) => ({ field, figures: figuresFor(field.id, condition) }))
    .filter(({ figures }) => figures.size > 0);
  return groups.flatMap(({ holder, judged }) =>
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
            unit: field.unit,
            years: given.map(([year, value]) => ({ year, value, figures: publishedFor(year, figures, ruleSet, asOf) })),
          },
        ];
      }),
    ),
  );
}

/** The ids of the figures that the tests of a condition compare one of its fields with. */
function figuresFor(field: string, { appliesWhen, metWhen, notMetWhen }: Condition): ReadonlySet<string> {
  const tests = [appliesWhen, metWhen, notMetWhen].filter((test) => test !== null);
  return new Set(
    tests
      .flatMap((test) => leavesOf(test))
      .filter(({ leaf }) => leaf.subject.kind === 'field' && leaf.subject.field === field)
      .flatMap(({ leaf }) => ('figure' in leaf.matcher ? [leaf.matcher.figure] : [])),
  );
}

/** Every published value, also what came out after the as-of date. */
function publishedFor(
  year: number,
  ids: ReadonlySet<string>,
  { figures, sources }: RuleSet,
  asOf: Day,
): Series['years'][number]['figures'] {
  return figures
    .filter(({ id }) => ids.has(id))
    .flatMap((figure) =>
      figure.values
        .filter((each) => each.year === year)
        .map(({ value, definition, published, source }) => ({
          figure: figure.id,
          title: figure.title,
          value,
          definition,
          published,
          source: sources.find(({ id }) => id === source) ?? null,
          later: published > asOf,
        })),
    );
}
