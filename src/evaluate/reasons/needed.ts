// What a condition needs of a subject, in words: `at least 48 hours`.
import { matcherWords, negatedWords } from '../../fields/matchers.ts';
import { fieldOf, type Naming } from '../../fields/test-words.ts';
import { type Condition, type Field, isLeaf, type Subject, subjectName, type Test } from '../../model/rule-set.ts';

/** What a condition needs of a subject, in words: from `met-when`, else `applies-when`, else against `not-met-when`. */
export function neededOf(
  subject: Subject,
  { metWhen, appliesWhen, notMetWhen, ...rest }: Condition,
  ruleSet: Naming,
): string {
  const name = subjectName(subject);
  const field = fieldOf(subject, { metWhen, appliesWhen, notMetWhen, ...rest }, ruleSet);
  const words = (test: Test | null, negated: boolean) =>
    test ? wordsAbout(test, name, negated, field, ruleSet) : null;
  return words(metWhen, false) ?? words(appliesWhen, false) ?? words(notMetWhen, true) ?? '';
}

function wordsAbout(test: Test, name: string, negated: boolean, field: Field | null, ruleSet: Naming): string | null {
  if (isLeaf(test)) {
    if (subjectName(test.subject) !== name) return null;
    return negated ? negatedWords(test.matcher, ruleSet.figures, field) : matcherWords(test.matcher, ruleSet.figures);
  }
  if ('not' in test) return wordsAbout(test.not, name, !negated, field, ruleSet);
  const isAnd = 'all' in test !== negated;
  const parts = ('all' in test ? test.all : test.any).flatMap(
    (each) => wordsAbout(each, name, negated, field, ruleSet) ?? [],
  );
  const unique = [...new Set(parts)];
  return unique.length > 0 ? unique.join(isAnd ? ' and ' : ' or ') : null;
}
