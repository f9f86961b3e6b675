// What differs between two states of a rule set, or between two rule sets: the conditions, the figures, the orders, what else they say.
import { kindOf } from '../fields/index.ts';
import { describeTest, type Words } from '../fields/test-words.ts';
import { oncePer } from '../model/once-per.ts';
import {
  type Condition,
  type Field,
  type Figure,
  isLeaf,
  type Order,
  type RuleSet,
  type Test,
} from '../model/rule-set.ts';
import { joinWith } from '../text/list.ts';
import { folded } from '../text/prose.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { titleOf } from '../text/title.ts';
import { type Found, found } from './found.ts';
import { changedParts, type Part, type PartChange, part } from './parts.ts';

/** Found once for all cities that are looked at under the two. */
export const ruleSetDifferences: (before: RuleSet, after: RuleSet) => readonly Found[] = (before, after) =>
  before.digest === after.digest && before.id === after.id ? [] : differencesOf(before)(after);

const differencesOf = oncePer((before: RuleSet) =>
  oncePer((after: RuleSet): readonly Found[] => {
    const places = { before: fileOf(before), after: fileOf(after) };
    const conditions = union(before.conditions, after.conditions);
    const figures = union(before.figures, after.figures);
    const orders = union(before.orders, after.orders);
    return [
      ...found({
        kind: 'rule-set',
        ruleSet: after.id,
        of: 'the rule set',
        factors: [{ of: 'applies' }],
        change: 'changed',
        parts: changedParts(ruleSetParts(before), ruleSetParts(after)),
        ...places,
      }),
      ...conditions.flatMap(({ id, old, now }) =>
        found({
          kind: 'rule-set',
          ruleSet: after.id,
          of: titleOf(now ?? old ?? { label: null, title: id }),
          condition: id,
          factors: [{ of: 'condition', id }],
          ...changeOf(old, now),
          parts: conditionChanges(old, before, now, after),
          ...places,
        }),
      ),
      ...orders.flatMap(({ id, old, now }) =>
        found({
          kind: 'rule-set',
          ruleSet: after.id,
          of: `order ${id}`,
          factors: [],
          ...changeOf(old, now),
          parts: changedParts(old ? orderParts(old) : [], now ? orderParts(now) : []),
          ...places,
        }),
      ),
      ...figures.flatMap(({ id, old, now }) =>
        found({
          kind: 'figures',
          ruleSet: after.id,
          of: (now ?? old)?.title ?? id,
          factors: [{ of: 'figure', id }],
          ...changeOf(old, now),
          parts: changedParts(old ? figureParts(old) : [], now ? figureParts(now) : []),
          ...places,
        }),
      ),
    ];
  }),
);

const fileOf = ({ path }: RuleSet) => (path === null ? null : { path, line: null, column: null });

const changeOf = (old: unknown, now: unknown): Pick<Found, 'change'> => ({
  change: old === null ? 'added' : now === null ? 'removed' : 'changed',
});

type Paired<Of> = { readonly id: string; readonly old: Of | null; readonly now: Of | null };

function union<Of extends { readonly id: string }>(before: readonly Of[], after: readonly Of[]): readonly Paired<Of>[] {
  const ids = new Set([...after, ...before].map(({ id }) => id));
  const of = (all: readonly Of[], id: string) => all.find((each) => each.id === id) ?? null;
  return Array.from(ids, (id) => ({ id, old: of(before, id), now: of(after, id) }));
}

function ruleSetParts(ruleSet: RuleSet): readonly Part[] {
  const { inForce, staleAfter, sources } = ruleSet;
  return [
    ...part('rule set', ruleSetName({ id: ruleSet.id, path: null })),
    ...part('title', ruleSet.title),
    ...part('issuer', ruleSet.issuer),
    ...part('read as', ruleSet.readAs),
    ...part('reading', folded(ruleSet.reading)),
    ...part('in force from', inForce?.from ?? null),
    ...part('in force until', inForce?.until ?? null),
    ...part('last seen in use', ruleSet.lastSeen),
    ...part('supersedes', ruleSet.supersedes && nameIn(ruleSet.supersedes)),
    ...part(
      'also read as',
      ruleSet.alternatives.length === 0 ? null : joinWith(ruleSet.alternatives.map(nameIn), 'and'),
    ),
    ...part('evidence is old after', staleAfter.text),
    ...part('applies when', ruleSet.appliesWhen && testWords(ruleSet.appliesWhen, ruleSet.conditions[0], ruleSet)),
    ...sources.flatMap(({ id, title, publisher, date, url }) =>
      part(`source ${id}`, [title, publisher, date, url].filter((each) => each !== null).join(', ')),
    ),
  ];
}

/** A rule set that another names by its path is elsewhere on the other side. */
const nameIn = (idOrPath: string): string => idOrPath.replace(/^.*[\\/]/, '');

const orderParts = ({ from, until, says, covers, conditions, lastLooked }: Order): readonly Part[] => [
  ...part('from', from),
  ...part('until', until),
  ...part('says', folded(says)),
  ...part('covers', folded(covers)),
  ...part('conditions', conditions === null ? 'all' : joinWith(conditions, 'and')),
  ...part('last looked', lastLooked),
];

const figureParts = ({ title, unit, values }: Figure): readonly Part[] => [
  ...part('title', title),
  ...part('unit', unit),
  ...values.flatMap(({ year, value, published, definition }) =>
    part(`${year}${definition === null ? '' : `, ${definition}`}, published ${published}`, value),
  ),
];

/** What decides comes first: of a test that is there on both sides, only what it no longer or newly asks; then fields and texts. */
function conditionChanges(old: Condition | null, before: RuleSet, now: Condition | null, after: RuleSet): PartChange[] {
  const texts = changedParts(old ? conditionParts(old) : [], now ? conditionParts(now) : []);
  const tests = (['appliesWhen', 'metWhen', 'notMetWhen'] as const).flatMap((key): readonly PartChange[] => {
    const [was, is] = [old?.[key] ?? null, now?.[key] ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const [from, to] = [was && linesOf(was, old, before), is && linesOf(is, now, after)];
    if (from === null || to === null)
      return [{ label: testLabels[key], from: from && whole(from), to: to && whole(to) }];
    const [gone, come] = [without(from.leaves, to.leaves), without(to.leaves, from.leaves)];
    const isOfLeaves = gone.length > 0 || come.length > 0;
    return [
      {
        label: testLabels[key],
        from: isOfLeaves ? joined(gone) : whole(from),
        to: isOfLeaves ? joined(come) : whole(to),
      },
    ];
  });
  return [...tests, ...texts];
}

const testLabels = { appliesWhen: 'applies when', metWhen: 'met when', notMetWhen: 'not met when' } as const;

const without = (all: readonly string[], others: readonly string[]) => all.filter((each) => !others.includes(each));
const joined = (lines: readonly string[]): string | null => (lines.length === 0 ? null : lines.join('; '));

function conditionParts(condition: Condition): readonly Part[] {
  const { title, question, asks, toMeet, source, context } = condition;
  return [
    ...asks.flatMap((field) => part(`field ${field.id}`, fieldWords(field))),
    ...part('title', title),
    ...part('question', folded(question)),
    ...part('to meet it', toMeet === null ? null : folded(toMeet)),
    ...source.flatMap(({ source: { id }, at }) => part(`asked in ${id}`, at)),
    ...context.flatMap(({ source: { id }, says }) => part(`context, ${id}`, folded(says))),
  ];
}

function fieldWords(field: Field): string {
  const label = typeof field.label === 'string' ? field.label : joinWith([field.label.yes, field.label.no], 'or');
  return [
    label,
    kindOf(field).takes(field),
    ...(field.words ?? []).map(({ word, meaning }) => `${word} (${meaning})`),
  ].join('; ');
}

type Lines = { readonly words: Words; readonly leaves: readonly string[] };

function linesOf(test: Test, condition: Condition | null, ruleSet: RuleSet): Lines | null {
  if (condition === null) return null;
  const words = describeTest(test, condition, ruleSet);
  return { words, leaves: leavesOf(test).map((leaf) => describeTest(leaf, condition, ruleSet).text) };
}

const testWords = (test: Test, condition: Condition | undefined, ruleSet: RuleSet): string | null =>
  condition ? oneLine(describeTest(test, condition, ruleSet)) : null;

const whole = ({ words }: Lines): string => oneLine(words);

const oneLine = ({ text, children }: Words): string =>
  children.length === 0 ? text : `${text} (${children.map(oneLine).join('; ')})`;

function leavesOf(test: Test): readonly Test[] {
  if (isLeaf(test)) return [test];
  if ('not' in test) return [test];
  return ('all' in test ? test.all : test.any).flatMap(leavesOf);
}
