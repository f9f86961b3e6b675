// What is wrong, or odd, with a rule set that can be read: what its tests, its examples and its parts have to do with each other.

import { leavesOfCondition } from '../evaluate/judge.ts';
import type { Answered } from '../fields/field-kind.ts';
import { kindOf } from '../fields/index.ts';
import { fieldOf } from '../fields/test-words.ts';
import { wordsIn } from '../fields/words.ts';
import type { RuleSetSource } from '../load/rule-set/rule-set-source.ts';
import type { Value } from '../model/city.ts';
import type { ProblemCode } from '../model/problem-codes.ts';
import { type Condition, type Field, type RuleSet, subjectName } from '../model/rule-set.ts';
import { inYaml } from '../text/in-yaml.ts';
import { joinWith } from '../text/list.ts';
import type { Severity } from '../text/problem.ts';
import { outcomeWords } from '../text/words.ts';
import { exampleOutcome, exampleReason } from './example.ts';
import { type Answers, possibleOutcomes } from './possible-outcomes.ts';

export type Remark = {
  /** An error makes the rule set unfit for use; a warning is likely a mistake; a note is worth a look. */
  readonly severity: Severity;
  readonly code: ProblemCode;
  readonly message: string;
  /** Keys in the file from its root; a condition stands for its place in the list by its id. */
  readonly at: readonly (string | number)[];
};

type Reviewed = Pick<RuleSetSource, 'ruleSet' | 'base' | 'known' | 'examples' | 'own'>;

/** Everything to say of a rule set, in no particular order. */
export function reviewRuleSet(reviewed: Reviewed): readonly Remark[] {
  const { ruleSet, own } = reviewed;
  const conditions = ruleSet.conditions.filter(({ id }) => own.conditions.includes(id));
  return [
    ...exampleRemarks(reviewed),
    ...conditions.flatMap((condition) => [
      ...outcomeRemarks(condition, reviewed),
      ...fieldRemarks(condition, reviewed),
      ...firstFieldRemarks(condition, reviewed),
      ...allOfRemarks(condition, reviewed),
    ]),
    ...ruleSet.conditions.flatMap((condition) => wordRemarks(condition, reviewed)),
    ...partRemarks(reviewed),
  ];
}

function exampleRemarks({ ruleSet, examples, own }: Reviewed): readonly Remark[] {
  return ruleSet.conditions.flatMap((condition) => {
    const given = examples.filter((example) => example.condition === condition.id);
    const isOwn = own.conditions.includes(condition.id);
    return given.flatMap((example): readonly Remark[] => {
      const { outcome } = example;
      const is = exampleOutcome(condition, ruleSet, example);
      const index = given.filter((each) => each.outcome === outcome).indexOf(example);
      const at = isOwn ? ['conditions', condition.id, 'examples', outcome, index] : ['extends'];
      if (is === outcome) return [];
      if (outcome === 'not-applicable' && condition.appliesWhen === null) {
        const message = `\`${condition.id}\` always applies, so no answer to it is not applicable. Write when it applies under \`applies-when\`, or move the example.`;
        return [{ severity: 'error', code: 'never-not-applicable', message, at }];
      }
      const which = isOwn ? 'This example' : `The example \`${inYaml(example.given)}\` of \`${condition.id}\``;
      const message = `${which} comes out as ${outcomeWords[is]}, not as ${outcomeWords[outcome]}: ${exampleReason(condition, ruleSet, example)} Correct the example or the test.`;
      return [{ severity: 'error', code: 'example-fails', message, at }];
    });
  });
}

/** Outcomes that cannot come out though they should, and outcomes that no example shows. */
function outcomeRemarks(condition: Condition, { ruleSet, examples }: Reviewed): readonly Remark[] {
  const { id, appliesWhen, notMetWhen } = condition;
  const at = (key: string) => ['conditions', id, key];
  const shown = outcomesOrNull(condition, ruleSet);
  if (shown === null) {
    const message = `The tests of \`${id}\` tie together more answers than can be tried. Split the condition, or test fewer fields together.`;
    return [{ severity: 'error', code: 'too-entangled', message, at: at('met-when') }];
  }
  const remarks: Remark[] = [];
  if (!shown.has('met')) {
    const { message, key } = neverMet(condition, ruleSet);
    remarks.push({ severity: 'error', code: 'never-met', message, at: at(key) });
  }
  if (!shown.has('not-met')) {
    const message = `No answer fails \`${id}\`: whatever a city answers, the condition is met or stays undetermined. Write what fails it under \`not-met-when\`, if anything does.`;
    remarks.push({
      severity: 'warning',
      code: 'never-fails',
      message,
      at: at(notMetWhen ? 'not-met-when' : 'met-when'),
    });
  }
  if (appliesWhen && !shown.has('not-applicable')) {
    const message = `\`${id}\` applies whatever a city answers, so \`applies-when\` does nothing. Correct it or remove it.`;
    remarks.push({ severity: 'warning', code: 'always-applies', message, at: at('applies-when') });
  }
  const proved = new Set(examples.filter((example) => example.condition === id).map(({ outcome }) => outcome));
  for (const [outcome, answers] of shown) {
    if (proved.has(outcome)) continue;
    const message = `No example of \`${id}\` is ${outcomeWords[outcome]}, and an answer can be, such as \`${inYaml(exampleOf(answers, condition, ruleSet))}\`. Write one under \`${outcome}\`.`;
    remarks.push({ severity: 'warning', code: 'no-example', message, at: at('examples') });
  }
  return remarks;
}

/** Null: nobody would wait for them. */
function outcomesOrNull(condition: Condition, ruleSet: RuleSet): ReturnType<typeof possibleOutcomes> | null {
  try {
    return possibleOutcomes(condition, ruleSet);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Why a condition cannot be met: its test, or one of those that are looked at before it. */
function neverMet(condition: Condition, ruleSet: RuleSet): { readonly message: string; readonly key: string } {
  const { id } = condition;
  const isMet = (changed: Partial<Condition>) => possibleOutcomes({ ...condition, ...changed }, ruleSet).has('met');
  if (!isMet({ appliesWhen: null, notMetWhen: null })) {
    return {
      key: 'met-when',
      message: `No answer meets \`${id}\`: its \`met-when\` asks for what cannot be together.`,
    };
  }
  if (!isMet({ appliesWhen: null })) {
    const message = `No answer meets \`${id}\`: whatever holds in \`met-when\` holds in \`not-met-when\`, too, and that is looked at first.`;
    return { key: 'not-met-when', message };
  }
  return {
    key: 'applies-when',
    message: `No answer meets \`${id}\`: where \`met-when\` holds, \`applies-when\` does not.`,
  };
}

/** Answers as an example gives them. A set that is left out is empty, so where nothing is answered it is given as unknown. */
function exampleOf({ values, asOf }: Answers, condition: Condition, ruleSet: RuleSet): unknown {
  const leaves = leavesOfCondition(condition).map(({ leaf }) => leaf);
  const fields = new Map(leaves.map(({ subject }) => [subjectName(subject), fieldOf(subject, condition, ruleSet)]));
  const open = values.size > 0 ? [] : [...fields].filter(([, field]) => field?.type === 'some-of');
  const isDated =
    leaves.some(({ subject }) => subject.kind === 'as-of') ||
    (values.size > 0 && leaves.some(({ matcher }) => matcher.is === 'within' || 'figure' in matcher));
  return Object.fromEntries([
    ...[...values].map(([name, value]) => [name, written(value, fields.get(name))] as const),
    ...open.map(([name]) => [name, 'unknown'] as const),
    ...(isDated ? [['as-of', asOf] as const] : []),
  ]);
}

const written = (value: Answered, field: Field | null | undefined): unknown =>
  field ? kindOf(field).written(value) : value;

/** Fields that are asked for nothing. One that the base asks, too, is kept so that answers fit both. */
function fieldRemarks(condition: Condition, { ruleSet, base }: Reviewed): readonly Remark[] {
  const { id, asks } = condition;
  const kept = new Set(base?.conditions.find((each) => each.id === id)?.asks.map((field) => field.id));
  const read = new Set(
    ruleSet.conditions.flatMap((each) =>
      leavesOfCondition(each).flatMap(({ leaf: { subject } }) => {
        if (each.id !== id) return subject.kind === 'other' && subject.condition === id ? [subject.field] : [];
        // Without a reply of its own, an answer replies with its first yes or no.
        return subject.kind === 'reply' ? (asks.find(({ type }) => type === 'yes-no')?.id ?? []) : subjectName(subject);
      }),
    ),
  );
  return asks
    .filter((field) => !kept.has(field.id) && !read.has(field.id))
    .map((field) => ({
      severity: 'warning',
      code: 'field-not-read',
      message: `No test reads \`${field.id}\`, so what a city answers makes no difference. Test it, or do not ask it.`,
      at: ['conditions', id, 'asks', field.id],
    }));
}

/** Answers are read once for all rule sets, so that of a value alone the first that asks the condition says which field it is. */
function firstFieldRemarks({ id, asks }: Condition, { known }: Reviewed): readonly Remark[] {
  const [own] = asks;
  const other = known.find(({ conditions }) => conditions.some((each) => each.id === id && each.asks.length > 0));
  const first = other?.conditions.find((each) => each.id === id)?.asks[0];
  if (!own || !other || !first || first.id === own.id) return [];
  const message = `\`${other.id}\` asks \`${first.id}\` first in \`${id}\`, so a value alone, as in \`${id}: …\`, answers that and not \`${own.id}\`. Give the condition another id, or ask \`${first.id}\` first.`;
  return [{ severity: 'warning', code: 'other-first-field', message, at: ['conditions', id, 'asks', own.id] }];
}

/**
 * Sets of which all words are asked for, where no answer can say that not all of them are known: without one of the words, and whatever other word is
 * added, no example that is met comes out as undetermined.
 */
function allOfRemarks(condition: Condition, { ruleSet, examples }: Reviewed): readonly Remark[] {
  const { id, asks } = condition;
  const met = examples.filter((example) => example.condition === id && example.outcome === 'met');
  return asks.flatMap((field): readonly Remark[] => {
    const asked = leavesOfCondition(condition).flatMap(({ leaf: { subject, matcher } }) =>
      subject.kind === 'field' && subject.field === field.id && matcher.is === 'all-of' ? matcher.words : [],
    );
    const answered = met.filter(({ fields }) => asked.every((word) => wordsOf(fields.get(field.id)).includes(word)));
    if (asked.length === 0 || answered.length === 0) return [];
    const beside = (field.words ?? []).map(({ word }) => word).filter((word) => !asked.includes(word));
    const canBeOpen = answered.some((example) =>
      asked.some((missing) =>
        [null, ...beside].some((more) => {
          const known = wordsOf(example.fields.get(field.id)).filter((word) => word !== missing);
          const words = [...new Set([...known, ...(more === null ? [] : [more])])];
          const fields = new Map([...example.fields, [field.id, { given: words, value: words, why: null }]]);
          return exampleOutcome(condition, ruleSet, { ...example, fields }) === 'undetermined';
        }),
      ),
    );
    if (canBeOpen) return [];
    const message = `\`${field.id}\` is asked for all of ${joinWith(asked, 'and')}, and who knows of some of them only cannot say so: a word that is left out counts as a no. Add a word such as \`others-unknown\` to the vocabulary, and a \`not-met-when\` that leaves it open.`;
    return [{ severity: 'warning', code: 'all-of-unknown', message, at: ['conditions', id, 'met-when'] }];
  });
}

/** Words whose effect nobody decided: no test names them and no example shows what they come to. */
function wordRemarks(condition: Condition, { ruleSet, base, examples, own }: Reviewed): readonly Remark[] {
  const { id, asks } = condition;
  const known = base?.conditions.find((each) => each.id === id)?.asks ?? [];
  const shown = new Set(
    examples
      .filter((example) => example.condition === id)
      .flatMap(({ fields }) => [...fields.values()].flatMap(wordsOf)),
  );
  const leaves = ruleSet.conditions.flatMap((each) =>
    leavesOfCondition(each).flatMap(({ leaf }) =>
      (leaf.subject.kind === 'field' && each.id === id) ||
      (leaf.subject.kind === 'other' && leaf.subject.condition === id)
        ? leaf
        : [],
    ),
  );
  return asks.flatMap((field): readonly Remark[] => {
    if (!('words' in field)) return [];
    const tests = leaves.filter(({ subject }) => 'field' in subject && subject.field === field.id);
    // A field that no test reads is reported as such.
    if (tests.length === 0) return [];
    const named = new Set(tests.flatMap(({ matcher }) => wordsIn(matcher)));
    const before = known.find((each) => each.id === field.id);
    const settled = new Set(before && 'words' in before ? before.words.map(({ word }) => word) : []);
    const open = field.words
      .map(({ word }) => word)
      .filter((word) => !named.has(word) && !shown.has(word) && !settled.has(word));
    if (open.length === 0) return [];
    const words = joinWith(
      open.map((word) => `\`${word}\``),
      'or',
    );
    const message = `No test and no example of \`${id}\` has ${words} for \`${field.id}\`. Name ${open.length === 1 ? 'it' : 'them'} in a test, or write an example that shows what ${open.length === 1 ? 'it comes' : 'they come'} to.`;
    const at = own.conditions.includes(id)
      ? ['conditions', id, 'asks', field.id]
      : ['vocabularies', field.vocabulary ?? ''];
    return [{ severity: 'warning', code: 'word-not-tested', message, at }];
  });
}

const wordsOf = (value: Value | undefined): readonly string[] =>
  [value?.value].flat().filter((each) => typeof each === 'string');

/** Parts that nothing refers to, and sources that nobody could find. */
function partRemarks({ ruleSet, own }: Reviewed): readonly Remark[] {
  const { conditions, figures, orders, addressedTo, sources } = ruleSet;
  const asked = new Set(
    conditions.flatMap(({ asks }) => asks.flatMap((field) => ('vocabulary' in field ? field.vocabulary : []))),
  );
  const compared = new Set(
    conditions.flatMap((condition) =>
      leavesOfCondition(condition).flatMap(({ leaf: { matcher } }) => ('figure' in matcher ? matcher.figure : [])),
    ),
  );
  const cited = new Set([
    ...conditions.flatMap(({ source, context }) => [...source, ...context].map((each) => each.source.id)),
    ...figures.flatMap(({ values }) => values.map(({ source }) => source)),
    ...orders.map(({ source }) => source.id),
    ...(addressedTo === null ? [] : [addressedTo.source.id]),
  ]);
  const unused = (key: keyof typeof own, used: ReadonlySet<string>, severity: Severity, why: (id: string) => string) =>
    own[key]
      .filter((id) => !used.has(id))
      .map((id): Remark => ({ severity, code: 'not-used', message: why(id), at: [key, id] }));
  return [
    ...unused(
      'vocabularies',
      asked,
      'warning',
      (id) => `No condition asks for a word of \`${id}\`. Remove it, or ask for one.`,
    ),
    ...unused(
      'figures',
      compared,
      'warning',
      (id) => `No test compares with \`${id}\`. Remove it, or compare with it.`,
    ),
    ...unused(
      'sources',
      cited,
      'note',
      (id) => `No condition, figure or order cites \`${id}\`. That is fine when the reading rests on it.`,
    ),
    ...sources
      .filter(
        ({ id, publisher, date, url }) =>
          own.sources.includes(id) && publisher === null && date === null && url === null,
      )
      .map(
        ({ id }): Remark => ({
          severity: 'warning',
          code: 'source-not-found',
          message: `A reader cannot find \`${id}\` by its title alone. Give its \`url\`, its \`publisher\` or its \`date\`.`,
          at: ['sources', id],
        }),
      ),
  ];
}
