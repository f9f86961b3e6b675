// From the files of a rule set and its bases to the rule set that is evaluated. Every problem is found in one go: what has the wrong shape
// is reported once and then passed over, so that it raises no further problem.
import { resolve as resolvePath } from 'node:path';
import { InputError, type Problem } from '../../errors.ts';
import { parsePeriod } from '../../model/day.ts';
import { mostOfRuleSet } from '../../model/limits.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import type { Order, RuleSet, Test } from '../../model/rule-set.ts';
import { firstCauses } from '../schema/first-causes.ts';
import { shapeProblems } from '../schema/shape.ts';
import { toDate, toDay, toText } from '../schema/value.ts';
import { childValue, isMap, itemsOf } from '../source/data.ts';
import { sha256Of } from '../source/document.ts';
import { firstOf, withFaults, withoutRepeats } from '../source/faults.ts';
import { addProblem, inside, type Place } from '../source/place.ts';
import { type Context, toAddressedTo, toCondition, toExamples, toFigure, toOrder, toSource } from './condition.ts';
import type { Example } from './example.ts';
import { checkShared, checkVocabularies, fieldsOf, typesOf } from './fields.ts';
import type { Layer, Layers } from './layers.ts';
import { type Named, namedBy, nameOf, takenId } from './named.ts';
import { mergeParts, type Part, type Parts, type Table } from './parts.ts';
import { notePlaces } from './places.ts';
import { addressedToFileSchema, type RuleSetFile, ruleSetFileSchema, testFileSchema } from './rule-set-file.ts';
import { toTest } from './test.ts';

/** A rule set with the examples that prove it. */
export type Resolved = { readonly ruleSet: RuleSet; readonly examples: readonly Example[] };

/**
 * The rule set at the end of a chain of files, with those it extends merged in. Ids have to mean the same as in the `known` rule sets, and the
 * id of one of them is taken by no other rule set, unless it is looked at by itself: that is how a shipped one is edited.
 * Throws InputError with every problem.
 */
export function resolve(
  { layers, problems: unread }: Layers,
  known: readonly RuleSet[],
  { isByItself = false }: { readonly isByItself?: boolean } = {},
): Resolved {
  const top = layers.at(-1);
  if (!top || unread.length > 0)
    throw new InputError([...unread, ...layers.flatMap((layer) => inOrder(shapeOf(layer)))]);
  const base = layers.length > 1 ? resolveBase(layers, known) : null;

  const problems: Problem[] = [...shapeOf(top)];
  if (!isMap(top.document.data) || isCityFile(top)) throw new InputError(inOrder(problems));

  const root: Place = { document: top.document, path: [], problems };
  const parts = mergeParts(layers, problems);
  const types = typesOf(parts);
  const fields = fieldsOf(types, parts, root);
  const sources = new Map([...parts.sources].map(([id, part]) => [id, toSource(id, part)]));
  const figureUnits = new Map([...parts.figures].map(([id, { file }]) => [id, file?.unit ?? null]));
  const context: Context = { types, fields, sources, figureUnits };
  const figures = [...parts.figures].flatMap(([id, part]) => toFigure(id, part, sources) ?? []);
  const orders = [...parts.orders].flatMap(([id, part]) => toOrder(id, part, context) ?? []);
  const conditions = [...parts.conditions].flatMap(([id, part]) => toCondition(id, part, context) ?? []);
  const examples = [...parts.conditions].flatMap(([id, part]) => toExamples(id, quietBelow(top, part), context));
  const inForce = toInForce(root);
  const appliesWhen = appliesWhenOf(layers, context, problems);
  const addressedTo = addressedToOf(layers, context, problems);
  const lastSeen = toDate(childValue(top.document.data, 'last-seen'), inside(root, 'last-seen'));
  checkRuleSet(root, layers, parts);
  checkVocabularies(parts, types, root);
  const others = base ? [base.ruleSet, ...known] : known;
  checkShared(types, parts, root, others);
  checkOrders(orders, parts, root, others);

  const { data } = top.document;
  if (problems.length > 0 || !isRuleSet(data)) {
    throw new InputError(inOrder(firstCauses(problems, data).map((problem) => placedIn(top, problem))));
  }
  const described = {
    id: data['rule-set'],
    title: data.title.trim(),
    issuer: data.issuer.trim(),
    readAs: data['read-as'].trim(),
    reading: data.reading.trim(),
    inForce,
    addressedTo,
    lastSeen,
    supersedes: data.supersedes ?? null,
    appliesWhen,
    staleAfter: staleAfterOf(layers),
    alternatives: data.alternatives ?? [],
    sources: [...sources.values()].filter((source) => source !== null),
    figures,
    orders,
    conditions,
  };
  const alternatives = described.alternatives.map((alternative) => fromHere(top, alternative));
  const supersedes = described.supersedes === null ? null : fromHere(top, described.supersedes);
  const digest = digestOf(described);
  const same = known.find(({ id }) => id === described.id);
  if (same && same.digest !== digest && !isByItself) {
    throw new InputError([top.document.problem(['rule-set'], 'value', 'taken-id', takenId(described.id, same))]);
  }
  // A copy of what is shipped is what is shipped.
  const isShipped = same?.path === null && same.digest === digest;
  const path = 'path' in top.named && !isShipped ? top.named.path : null;
  const ruleSet = { ...described, path, alternatives, supersedes, digest };
  if (path !== null) notePlaces(ruleSet, ownParts(layers, parts));
  return { ruleSet, examples };
}

/** Those that are in a file of one's own. */
function ownParts(layers: readonly Layer[], { conditions, figures, orders }: Parts) {
  const files = new Set(layers.filter(({ named }) => 'path' in named).map(({ document }) => document));
  const own = <Of>(parts: Table<Of>): Table<Of> =>
    new Map([...parts].filter(([, { place }]) => files.has(place.document)));
  return { condition: own(conditions), figure: own(figures), order: own(orders) };
}

/** What is said under a key by the topmost rule set that has it, and where. */
function saidLast(layers: readonly Layer[], key: string, problems: Problem[] = []): readonly [unknown, Place] | null {
  const document = layers.findLast((layer) => childValue(layer.document.data, key) !== undefined)?.document;
  return document ? [childValue(document.data, key), { document, path: [key], problems }] : null;
}

/** Anything that is not a period has been reported. */
function staleAfterOf(layers: readonly Layer[]): RuleSet['staleAfter'] {
  const [given] = saidLast(layers, 'stale-after') ?? [];
  const text = typeof given === 'string' ? given : '2y';
  return { text, period: parsePeriod(text) ?? { years: 2, months: 0, days: 0 } };
}

function appliesWhenOf(layers: readonly Layer[], { types, figureUnits }: Context, problems: Problem[]): Test | null {
  const [given, place] = saidLast(layers, 'applies-when', problems) ?? [];
  const { data } = testFileSchema.safeParse(given);
  return place && data ? toTest(data, place, { condition: null, conditions: types, figureUnits }) : null;
}

function addressedToOf(layers: readonly Layer[], context: Context, problems: Problem[]): RuleSet['addressedTo'] {
  const [given, place] = saidLast(layers, 'addressed-to', problems) ?? [];
  const { data } = addressedToFileSchema.safeParse(given);
  return place && data ? toAddressedTo(data, place, context) : null;
}

/** A base is right by itself, whatever is made of it. */
function resolveBase(layers: readonly Layer[], known: readonly RuleSet[]): Resolved {
  try {
    return resolve({ layers: layers.slice(0, -1), problems: [] }, known);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError([...error.problems, ...layers.slice(-1).flatMap((top) => inOrder(shapeOf(top)))]);
  }
}

function shapeOf(layer: Layer): readonly Problem[] {
  const { document, faults } = layer;
  if (!isCityFile(layer)) return withFaults(faults, shapeProblems(document, ruleSetFileSchema));
  const message = 'This is a city file, not a rule set. A rule set begins with `rule-set`, its id.';
  return [document.problem(['city'], 'key', 'not-a-rule-set', message)];
}

const isCityFile = ({ document: { data } }: Layer) =>
  childValue(data, 'rule-set') === undefined && childValue(data, 'city') !== undefined;

/** No schema of a rule set transforms, so data that passes is what it describes. */
const isRuleSet = (data: unknown): data is RuleSetFile => ruleSetFileSchema.safeParse(data).success;

/** The problems of one file in its order. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] => firstOf(withoutRepeats(problems));

/** An example of a base that no longer fits adds nothing to what is reported of the test it proves. */
const quietBelow = <T>({ document }: Layer, part: Part<T>): Part<T> =>
  part.place.document === document ? part : { ...part, place: { ...part.place, problems: [] } };

/** Bases are right by themselves: what is wrong with them here comes from what extends them. */
function placedIn({ document }: Layer, problem: Problem): Problem {
  if (problem.path === document.path) return problem;
  const message = `What this extends does not hold together with what is changed here: ${problem.message}`;
  return document.problem(['extends'], 'value', problem.code, message);
}

function digestOf(ruleSet: Omit<RuleSet, 'path' | 'digest'>): string {
  return `sha256:${sha256Of(canonical(ruleSet))}`;
}

/** JSON with sorted keys and no white space: the same data always gives the same text. What is not said adds nothing, so that a digest stays when rule sets can say more. */
function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  if (!isMap(data)) return JSON.stringify(data);
  const entries = Object.keys(data)
    .filter((key) => data[key] !== null)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(data[key])}`);
  return `{${entries.join(',')}}`;
}

/** What a rule set names, as it is named from where psp-check runs. */
function fromHere({ named }: Layer, idOrPath: string): string {
  const meant = namedBy(named, idOrPath);
  return 'missing' in meant ? idOrPath : nameOf(meant);
}

/** City files name orders by their ids alone, so that an id has to mean the same order everywhere. */
function checkOrders(orders: readonly Order[], parts: Parts, root: Place, known: readonly RuleSet[]): void {
  for (const order of orders) {
    const place = parts.orders.get(order.id)?.place;
    const other = known.find((ruleSet) =>
      ruleSet.orders.some((each) => each.id === order.id && canonical(each) !== canonical(order)),
    );
    if (!other || place?.document !== root.document) continue;
    const message = `\`${other.id}\` has another order of the id \`${order.id}\`. Give this one an id of its own.`;
    addProblem(place, 'key', 'repeated-id', message);
  }
}

function checkRuleSet(root: Place, layers: readonly Layer[], { conditions }: Parts): void {
  const { data } = root.document;
  checkBlanks(data, root);
  const id = childValue(data, 'rule-set');
  if (layers.slice(0, -1).some(({ document }) => childValue(document.data, 'rule-set') === id)) {
    const message = `What this extends is called \`${id}\` too. Give this one an id of its own.`;
    addProblem(inside(root, 'rule-set'), 'value', 'repeated-id', message);
  }
  const checkNamed = (name: unknown, place: Place, code: ProblemCode, message: string) => {
    const top = layers.at(-1);
    if (!top || typeof name !== 'string') return;
    const meant = namedBy(top.named, name);
    if ('missing' in meant) addProblem(place, 'value', 'unknown-rule-set', meant.missing);
    else if (isSame(meant, top.named)) addProblem(place, 'value', code, `This is the rule set itself. ${message}`);
  };
  for (const [index, name] of itemsOf(childValue(data, 'alternatives')).entries())
    checkNamed(name, inside(root, 'alternatives', index), 'own-alternative', 'An alternative is another reading.');
  const superseded = childValue(data, 'supersedes');
  checkNamed(superseded, inside(root, 'supersedes'), 'own-version', 'Name the version that it replaces.');
  if (conditions.size > mostOfRuleSet.conditions) {
    const message = `With those that it extends, the rule set has ${conditions.size} conditions; the limit is ${mostOfRuleSet.conditions}.`;
    addProblem(inside(root, 'conditions'), 'key', 'too-many', message);
  }
  const own = childValue(data, 'conditions');
  if (conditions.size === 0 && (own === undefined || (Array.isArray(own) && own.length === 0))) {
    const message =
      'The rule set has no condition, so it says nothing of any city. Write one under `conditions`, or name a base with `extends`.';
    addProblem(inside(root, 'conditions'), 'key', 'no-condition', message);
  }
}

const isSame = (one: Named, other: Named): boolean =>
  'path' in one && 'path' in other ? resolvePath(one.path) === resolvePath(other.path) : nameOf(one) === nameOf(other);

/** Text that is there but blank. */
function checkBlanks(data: unknown, place: Place): void {
  if (Array.isArray(data)) for (const [index, item] of data.entries()) checkBlanks(item, inside(place, index));
  else if (isMap(data)) for (const key of Object.keys(data)) checkBlanks(data[key], inside(place, key));
  else toText(data, place);
}

function toInForce(root: Place): RuleSet['inForce'] {
  const place = inside(root, 'in-force');
  const data = childValue(root.document.data, 'in-force');
  if (data === undefined) return null;
  const from = toDay(childValue(data, 'from'), inside(place, 'from'));
  const until = toDay(childValue(data, 'until'), inside(place, 'until'));
  if (from !== null && until !== null && until <= from) {
    const message = 'It ends before it begins. `until` is the first day on which it is no longer in force.';
    addProblem(inside(place, 'until'), 'value', 'dates-reversed', message);
  }
  return { from, until };
}
