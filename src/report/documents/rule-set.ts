// A rule set as people read it: what `explain` and `rules list` say.

import { kindOf } from '../../fields/index.ts';
import { describeTest, type Words } from '../../fields/test-words.ts';
import type { Example } from '../../load/rule-set/example.ts';
import { type Condition, type Field, type Figure, isLeaf, type RuleSet, type Test } from '../../model/rule-set.ts';
import { inYaml } from '../../text/in-yaml.ts';
import { pluralize } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import { folded, paragraphs } from '../../text/prose.ts';
import { ruleSetTitle } from '../../text/rule-set-name.ts';
import { titleOf } from '../../text/title.ts';
import { outcomeWords } from '../../text/words.ts';
import { type Block, type Inline, type ListItem, list, paragraph, type Section, section } from '../document.ts';
import { citations } from './citations.ts';
import { orderText } from './finding-words.ts';

/** An example of a rule set, as written. */
type GivenExample = Pick<Example, 'condition' | 'outcome' | 'given'>;

/** A rule set's questions in their order. */
export function ruleSetBlocks(ruleSet: RuleSet): Block[] {
  const cites = citations('source');
  const { cite, cited } = cites;
  const questions = ruleSet.conditions.flatMap(({ id, label, title, question, source }, index) =>
    section(`${index + 1}. ${titleOf({ label, title })} (${id})`, [
      paragraph(folded(question), 'lead'),
      paragraph(
        [
          'Asked in ',
          ...source.flatMap((asked, at) => [
            `${at === 0 ? '' : '; '}${asked.source.title} `,
            cite(asked.source),
            `, ${asked.at}`,
          ]),
          '.',
        ],
        'quiet',
      ),
    ]),
  );
  const orders = ruleSet.orders.map((order): ListItem => {
    const which = order.conditions === null ? 'all conditions' : order.conditions.join(', ');
    return {
      text: cited(orderText(order), order.source),
      items: [`Not enforced against those it covers: ${which}.`],
    };
  });
  return section(ruleSetTitle(ruleSet), [
    paragraph(ruleSet.issuer, 'lead'),
    paragraph(terms(ruleSet)),
    ...appliesSection('Applies when', ruleSet),
    ...section('Questions', questions),
    ...section('Reading', list(paragraphs(ruleSet.reading))),
    ...section('Orders', list(orders)),
    ...section('Sources', cites.list()),
    paragraph('For one condition in full: psp-check explain <condition>, with the id in brackets above.', 'quiet'),
  ]);
}

/** One condition in full. `examples` are those of the rule set or of the condition. */
export function conditionBlocks(condition: Condition, ruleSet: RuleSet, examples: readonly GivenExample[]): Block[] {
  const cites = citations('source');
  const { cited } = cites;
  const { id, question, source, appliesWhen, metWhen, notMetWhen, asks, toMeet, context } = condition;
  const tested = (heading: string, test: Test | null): Section[] =>
    test === null ? [] : section(heading, list([testItem(describeTest(test, condition, ruleSet))]));
  const asked = source.map((each) => cited(`${each.source.title}, ${each.at}`, each.source));
  const figures = figuresOf([appliesWhen, metWhen, notMetWhen], ruleSet.figures).map(({ title, unit, values }) => ({
    text: `${title}, ${unit}`,
    items: values.map(({ year, value, published, definition, source: from }): Inline => {
      const words = `${year}: ${numberWords(value)}${definition === null ? '' : `, ${definition}`}, published ${published}`;
      return cited(words, ruleSet.sources.find((each) => each.id === from) ?? null);
    }),
  }));
  const beside = context.map((each) => cited(`${each.source.title}: ${folded(each.says)}`, each.source));
  return section(`${titleOf(condition)} (${id})`, [
    paragraph(`${ruleSetTitle(ruleSet)}, read as ${ruleSet.readAs}`, 'lead'),
    ...section('Question', [paragraph(folded(question))]),
    ...section('Asked in', list(asked)),
    ...appliesSection('The rule set applies when', ruleSet),
    ...tested('Applies when', appliesWhen),
    ...tested('Met when', metWhen),
    ...(notMetWhen === null
      ? section('Not met when', [paragraph('when the test above is known to fail')])
      : tested('Not met when', notMetWhen)),
    ...section('Undetermined', [paragraph('in every other case: an answer is missing, or neither test holds')]),
    ...section('What would meet it', [paragraph(toMeet === null ? "Not the city's to change." : folded(toMeet))]),
    ...section(
      'Answers',
      asks.length === 0
        ? [paragraph('The condition takes no answer of its own.')]
        : list(asks.map((field) => fieldItem(field))),
    ),
    ...section('Figures', list(figures)),
    ...section('Context', list(beside)),
    ...section('Examples', exampleBlocks(examples.filter((each) => each.condition === id))),
    ...section('Sources', cites.list()),
  ]);
}

/** The rule sets there are; `preset` is the id of the one that is taken when none is named. */
export function ruleSetListBlocks(ruleSets: readonly RuleSet[], preset: string | null): Block[] {
  if (ruleSets.length === 0) return [paragraph('No rule set.')];
  return [
    ...ruleSets.flatMap((ruleSet) =>
      section(`${ruleSet.id}${ruleSet.id === preset ? ' (default)' : ''}`, [
        paragraph(ruleSet.title, 'lead'),
        paragraph(ruleSet.issuer),
        paragraph(terms(ruleSet)),
      ]),
    ),
    paragraph('For the questions of one: psp-check explain --rules <id>. For its YAML: psp-check rules show <id>.'),
  ];
}

function terms({ readAs, conditions, inForce, addressedTo, lastSeen }: RuleSet): string {
  const parts = [
    `Read as ${readAs}`,
    pluralize(conditions.length, 'condition'),
    ...(inForce?.from == null ? [] : [`in force from ${inForce.from}`]),
    ...(inForce?.until == null ? [] : [`until ${inForce.until}`]),
    ...(addressedTo === null ? [] : [`addressed to ${pluralize(addressedTo.cities.length, 'city', 'cities')}`]),
    ...(lastSeen === null ? [] : [`last seen in use ${lastSeen}`]),
  ];
  return `${parts.join(', ')}.`;
}

/** When the rule set applies at all. */
function appliesSection(heading: string, ruleSet: RuleSet): Section[] {
  const { appliesWhen, conditions } = ruleSet;
  const [any] = conditions;
  if (appliesWhen === null || any === undefined) return [];
  return section(heading, list([testItem(describeTest(appliesWhen, any, ruleSet))]));
}

const testItem = ({ text, children }: Words): ListItem => ({ text, items: children.map(testItem) });

function fieldItem(field: Field): ListItem {
  const words = 'words' in field ? field.words : [];
  return {
    text: `${field.id}: ${kindOf(field).takes(field)}`,
    items: words.map(({ word, meaning }) => `${word}: ${folded(meaning)}`),
  };
}

/** The figures a condition's tests compare with. */
function figuresOf(tests: readonly (Test | null)[], figures: readonly Figure[]): readonly Figure[] {
  const ids = new Set(tests.flatMap((test) => (test === null ? [] : figureIds(test))));
  return figures.filter(({ id }) => ids.has(id));
}

function figureIds(test: Test): readonly string[] {
  if (isLeaf(test)) return 'figure' in test.matcher ? [test.matcher.figure] : [];
  if ('not' in test) return figureIds(test.not);
  return ('all' in test ? test.all : test.any).flatMap(figureIds);
}

function exampleBlocks(examples: readonly GivenExample[]): Block[] {
  const shown = (['met', 'not-met', 'undetermined', 'not-applicable'] as const).flatMap((outcome) => {
    const all = examples.filter((each) => each.outcome === outcome);
    const rest = all.length - examplesShown;
    return all.slice(0, examplesShown).map(({ given }, index) => ({
      outcome,
      label: outcomeWords[outcome],
      text: `${inYaml(given)}${rest > 0 && index === examplesShown - 1 ? ` (and ${rest} more)` : ''}`,
    }));
  });
  return shown.length === 0 ? [] : [{ is: 'statuses', of: 'condition', head: ['Outcome', 'Answer'], items: shown }];
}

/** Of each outcome; `rules show` has all. */
const examplesShown = 4;
