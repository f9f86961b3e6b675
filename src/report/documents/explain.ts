// Text for `explain` and `rules list`: a rule set as people read it.

import { kindOf } from '../../fields/index.ts';
import { describeTest, type Words } from '../../fields/test-words.ts';
import type { Outcome } from '../../model/outcome.ts';
import { type Condition, type Field, type Figure, isLeaf, type RuleSet, type Test } from '../../model/rule-set.ts';
import { withoutCiCommands } from '../../text/ci-commands.ts';
import { inYaml } from '../../text/in-yaml.ts';
import { pluralize } from '../../text/list.ts';
import { folded, paragraphs } from '../../text/prose.ts';
import { ruleSetTitle } from '../../text/rule-set-name.ts';
import { titleOf } from '../../text/title.ts';
import { outcomeWords } from '../../text/words.ts';
import { type Paper, type Pen, penFor, separated } from '../render/pen.ts';
import { citations } from './citations.ts';
import { orderText } from './outline.ts';

/** An example of a rule set, as written. */
export type GivenExample = { readonly condition: string; readonly outcome: Outcome; readonly given: unknown };

/** A rule set's questions in their order. */
export function explainRuleSet(ruleSet: RuleSet, paper: Paper): string {
  const pen = penFor(paper);
  const { cite, sources } = citations();
  const questions = ruleSet.conditions.map(({ id, label, title, question, source }, index) => [
    ...pen.write(`${titleOf({ label, title })} (${id})`, `${index + 1}. `, pen.style.bold),
    ...pen.write(folded(question), '   '),
    ...pen.write(
      `Asked in ${source.map((asked) => `${asked.source.title} [${cite(asked.source)}], ${asked.at}`).join('; ')}.`,
      '   ',
      pen.style.dim,
    ),
  ]);
  const orders = separated(
    ruleSet.orders.map((order) => {
      const { conditions, source } = order;
      const which = conditions === null ? 'all conditions' : conditions.join(', ');
      return [
        ...pen.write(`${orderText({ ...order, conditions: [] })} [${cite(source)}]`, '  '),
        ...pen.write(`Not enforced against those it covers: ${which}.`, '  '),
      ];
    }),
  );
  return documentOf([
    ...pen.write(ruleSetTitle(ruleSet), '', pen.style.bold),
    ...pen.write(ruleSet.issuer),
    ...pen.write(terms(ruleSet)),
    ...pen.section('Applies when', appliesLines(ruleSet, pen)),
    ...pen.section('Questions', separated(questions)),
    ...pen.section('Reading', separated(paragraphs(ruleSet.reading).map((paragraph) => pen.write(paragraph)))),
    ...pen.section('Orders', orders),
    ...pen.section('Sources', pen.sources(sources())),
    '',
    ...pen.write('For one condition in full: psp-check explain <condition>, with the id in brackets above.'),
  ]);
}

/** When the rule set applies at all. */
function appliesLines(ruleSet: RuleSet, pen: Pen): readonly string[] {
  const { appliesWhen, conditions } = ruleSet;
  return appliesWhen === null
    ? []
    : conditions.slice(0, 1).flatMap((any) => testLines(describeTest(appliesWhen, any, ruleSet), pen));
}

/** One condition in full. `examples` are those of the rule set or of the condition. */
export function explainCondition(
  condition: Condition,
  ruleSet: RuleSet,
  examples: readonly GivenExample[],
  paper: Paper,
): string {
  const pen = penFor(paper);
  const { cite, sources } = citations();
  const { id, question, source, appliesWhen, metWhen, notMetWhen, asks, toMeet, context } = condition;
  const test = (words: Test) => testLines(describeTest(words, condition, ruleSet), pen);
  const asked = source.map((each) => pen.write(`${each.source.title} [${cite(each.source)}], ${each.at}`, '  '));
  const figures = figuresOf([appliesWhen, metWhen, notMetWhen], ruleSet.figures);
  const figureLines = figures.map((figure) => [
    ...pen.write(`${figure.title}, ${figure.unit}`, '  '),
    ...figure.values.flatMap(({ year, value, published, definition, source: from }) => {
      const known = ruleSet.sources.find((each) => each.id === from);
      const mark = known ? ` [${cite(known)}]` : '';
      return pen.write(
        `${value}${definition === null ? '' : `, ${definition}`}, published ${published}${mark}`,
        `    ${year}  `,
      );
    }),
  ]);
  const beside = context.map((cited) =>
    pen.write(`${cited.source.title} [${cite(cited.source)}]: ${folded(cited.says)}`, '  '),
  );
  return documentOf([
    ...pen.write(`${titleOf(condition)} (${id})`, '', pen.style.bold),
    ...pen.write(`${ruleSetTitle(ruleSet)}, read as ${ruleSet.readAs}`),
    ...pen.section('Question', pen.write(folded(question), '  ')),
    ...pen.section('Asked in', asked.flat()),
    ...pen.section('The rule set applies when', appliesLines(ruleSet, pen)),
    ...pen.section('Applies when', appliesWhen === null ? [] : test(appliesWhen)),
    ...pen.section('Met when', test(metWhen)),
    ...pen.section(
      'Not met when',
      notMetWhen === null ? pen.write('when the test above is known to fail', '  ') : test(notMetWhen),
    ),
    ...pen.section('Undetermined', pen.write('in every other case: an answer is missing, or neither test holds', '  ')),
    ...pen.section(
      'What would meet it',
      pen.write(toMeet === null ? "Not the city's to change." : folded(toMeet), '  '),
    ),
    ...pen.section(
      'Answers',
      asks.length === 0
        ? pen.write('The condition takes no answer of its own.', '  ')
        : separated(asks.map((field) => fieldLines(field, pen))),
    ),
    ...pen.section('Figures', separated(figureLines)),
    ...pen.section('Context', beside.flat()),
    ...pen.section(
      'Examples',
      exampleLines(
        examples.filter((each) => each.condition === id),
        pen,
      ),
    ),
    ...pen.section('Sources', pen.sources(sources())),
  ]);
}

/** The rule sets there are; `preset` is the id of the one that is taken when none is named. */
export function listRuleSets(ruleSets: readonly RuleSet[], preset: string | null, paper: Paper): string {
  const pen = penFor(paper);
  const blocks = ruleSets.map((ruleSet) => [
    ...pen.write(`${ruleSet.id}${ruleSet.id === preset ? ' (default)' : ''}`, '', pen.style.bold),
    ...pen.write(ruleSet.title, '  '),
    ...pen.write(ruleSet.issuer, '  '),
    ...pen.write(terms(ruleSet), '  '),
  ]);
  if (blocks.length === 0) return documentOf(['No rule set.']);
  return documentOf([
    ...separated(blocks),
    '',
    ...pen.write('For the questions of one: psp-check explain --rules <id>. For its YAML: psp-check rules show <id>.'),
  ]);
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

/** A test as an indented list. */
function testLines({ text, children }: Words, pen: Pen, lead = '  '): string[] {
  return [
    ...pen.write(text, lead),
    ...children.flatMap((child) => testLines(child, pen, `${' '.repeat(lead.length)}- `)),
  ];
}

function fieldLines(field: Field, pen: Pen): string[] {
  const words = 'words' in field ? field.words : [];
  return [
    ...pen.write(`${field.id}: ${kindOf(field).takes(field)}`, '  '),
    ...words.flatMap(({ word, meaning }) => pen.write(`${word}: ${folded(meaning)}`, '    - ')),
  ];
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

function exampleLines(examples: readonly GivenExample[], pen: Pen): string[] {
  return (['met', 'not-met', 'undetermined', 'not-applicable'] as const).flatMap((outcome) => {
    const all = examples.filter((each) => each.outcome === outcome);
    const lines = all
      .slice(0, examplesShown)
      .flatMap(({ given }) =>
        pen.write(`${outcomeWords[outcome]}: ${inYaml(given)}`, `  ${pen.sign(outcome)} `, String, pen.paint(outcome)),
      );
    const rest = all.length - examplesShown;
    return rest > 0 ? [...lines, ...pen.write(`and ${rest} more`, '    ', pen.style.dim)] : lines;
  });
}

/** Of each outcome; `rules show` has all. */
const examplesShown = 4;

const documentOf = (lines: readonly string[]): string => withoutCiCommands(`${lines.join('\n')}\n`);
