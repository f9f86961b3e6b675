import type { FieldType, Leaf, Subject, Test } from '../../model/rule-set.ts';
import { instead } from '../schema/choices.ts';
import { addProblem, inside, type Place } from '../source/place.ts';
import { type FigureUnits, type Looked, lookedAtField, lookedBeside, toMatchers } from './matcher.ts';
import type { MatcherFile, TestFile } from './rule-set-file.ts';

/** What the tests of a condition can look at. */
export type Scope = {
  /** Null: the rule set as a whole, which has no fields of its own. */
  readonly condition: string | null;
  /** Every condition of the rule set with its fields; null where something is not well-formed. */
  readonly conditions: ReadonlyMap<string, ReadonlyMap<string, FieldType | null> | null>;
  readonly figureUnits: FigureUnits;
};

/** A test as the evaluation reads it; null when nothing of it can be read. Reports what is wrong. */
export function toTest(file: TestFile, place: Place, scope: Scope): Test | null {
  const keys = Object.keys(file);
  if (keys.length === 0) addProblem(place, 'key', 'empty-test', 'The test is empty. Write what has to hold.');
  return joined(keys.flatMap((key) => testsOf(file, key, inside(place, key), scope)));
}

/** A map is an "and" of its matchers. */
function joined(tests: readonly Test[]): Test | null {
  const [first] = tests;
  return tests.length > 1 ? { all: tests } : (first ?? null);
}

function testsOf(file: TestFile, key: string, place: Place, scope: Scope): readonly Test[] {
  switch (key) {
    case 'all':
    case 'any': {
      const tests = (file[key] ?? []).flatMap((each, index) => toTest(each, inside(place, index), scope) ?? []);
      if (tests.length === 0) return [];
      return [key === 'all' ? { all: tests } : { any: tests }];
    }
    case 'not': {
      const test = file.not && toTest(file.not, place, scope);
      return test ? [{ not: test }] : [];
    }
    default: {
      const matcher: MatcherFile | undefined = file[key];
      return matcher === undefined ? [] : leaves(key, matcher, place, scope);
    }
  }
}

function leaves(key: string, file: MatcherFile, place: Place, scope: Scope): readonly Leaf[] {
  const found = subjectOf(key, place, scope);
  if (!found) return [];
  const { subject, looked } = found;
  return toMatchers(file, place, looked, scope.figureUnits).map((matcher) => ({ subject, matcher }));
}

type Found = { readonly subject: Subject; readonly looked: Looked };

/** What a key of a test looks at; null when it is wrong, which is reported, or cannot be known. */
function subjectOf(key: string, place: Place, scope: Scope): Found | null {
  if (scope.condition === null && (key === 'reply' || !/[.]|^(?:answered-on|as-of)$/.test(key))) {
    const [found] = [...scope.conditions].flatMap(([id, fields]) => (fields?.has(key) ? [`${id}.${key}`] : []));
    const repair = found ? `Write \`${found}\`.` : 'Write `condition.field`, `answered-on` or `as-of`.';
    return addProblem(place, 'key', 'unknown-field', `A rule set as a whole has no field \`${key}\`. ${repair}`);
  }
  if (key === 'reply' || key === 'answered-on' || key === 'as-of')
    return { subject: { kind: key }, looked: lookedBeside[key] };
  const [condition = '', field, ...rest] = key.split('.');
  if (field === undefined || rest.length > 0) return ownField(key, place, scope);
  return otherField(condition, field, place, scope);
}

function ownField(key: string, place: Place, { condition, conditions }: Scope): Found | null {
  const fields = conditions.get(condition ?? '');
  const type = fields?.get(key);
  if (type) return { subject: { kind: 'field', field: key }, looked: lookedAtField(key, type) };
  if (!fields || type === null) return null;
  const [elsewhere] = [...conditions].flatMap(([id, others]) => (others?.has(key) ? [`${id}.${key}`] : []));
  const hint = elsewhere
    ? `Another condition asks it: write \`${elsewhere}\`.`
    : instead(key, [...fields.keys(), 'reply', 'answered-on', 'as-of', 'all', 'any', 'not']);
  return addProblem(place, 'key', 'unknown-field', `\`${condition}\` does not ask \`${key}\`. ${hint}`);
}

function otherField(condition: string, field: string, place: Place, scope: Scope): Found | null {
  const name = `${condition}.${field}`;
  if (condition === scope.condition) {
    const message = `\`${name}\` is a field of this condition itself. Write \`${field}\`.`;
    return addProblem(place, 'key', 'own-field', message);
  }
  const fields = scope.conditions.get(condition);
  const type = fields?.get(field);
  if (type) return { subject: { kind: 'other', condition, field }, looked: lookedAtField(name, type) };
  if (fields === undefined) {
    const hint = instead(condition, [...scope.conditions.keys()]);
    addProblem(place, 'key', 'unknown-condition', `The rule set has no condition \`${condition}\`. ${hint}`);
  } else if (fields !== null && type === undefined) {
    const choices = [...fields.keys()].map((id) => `${condition}.${id}`);
    addProblem(place, 'key', 'unknown-field', `\`${condition}\` does not ask \`${field}\`. ${instead(name, choices)}`);
  }
  return null;
}
