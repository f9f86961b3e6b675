import type { ComparedReading, FieldKind, MatcherKey, Scalar } from '../../fields/field-kind.ts';
import { kindOf } from '../../fields/index.ts';
import { neverMatches, readEach } from '../../fields/matcher-values.ts';
import { keyedMatchers } from '../../fields/matchers.ts';
import { replies } from '../../model/outcome.ts';
import type { FieldType, Matcher } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { instead } from '../schema/choices.ts';
import { addProblem, dayAt, inside, type Place } from '../source/place.ts';
import type { MatcherFile } from './rule-set-file.ts';

/** What a matcher looks at, with the name it is written under: a field, what the city replied, or the as-of date. The day of a reply is a date like any other. */
export type Looked = { readonly name: string; readonly field: FieldType; readonly kind: LookedKind };

type LookedKind = Pick<FieldKind, 'noun' | 'matchers' | 'equals' | 'compared'>;

/** The units of the figures that a matcher may name; null: the figure is there, but not well-formed. */
export type FigureUnits = ReadonlyMap<string, string | null>;

export const lookedAtField = (name: string, field: FieldType): Looked => ({ name, field, kind: kindOf(field) });

const replyKind: LookedKind = {
  noun: 'what the city replied',
  matchers: [],
  equals: (given, reading) => {
    const values = readEach(given, reading, (each, tellOne) => {
      if (each === 'unknown') return tellOne(...neverMatches(each, reading.name));
      const choices = replies.filter((reply) => reply !== 'unknown');
      const message = `\`${each}\` is not a reply. ${instead(String(each), choices)}`;
      return choices.find((reply) => reply === each) ?? tellOne('unknown-word', message);
    });
    return values && { is: 'one-of', values };
  },
};

const asOfKind: LookedKind = {
  noun: 'the day that is looked at',
  matchers: ['on-or-before', 'after'],
  equals: (_given, reading) => {
    const message = '`as-of` is the day that is looked at. Write `{ on-or-before: … }` or `{ after: … }` with a day.';
    return reading.addProblem('matcher-misfit', message);
  },
};

/** What a test may look at beside fields. */
export const lookedBeside: Readonly<Record<'reply' | 'answered-on' | 'as-of', Looked>> = {
  reply: { name: 'reply', field: { type: 'text' }, kind: replyKind },
  'answered-on': lookedAtField('answered-on', { type: 'date' }),
  'as-of': { name: 'as-of', field: { type: 'date' }, kind: asOfKind },
};

/** The matchers under one key of a test, which all have to hold. Reports those that are wrong, and leaves them out. */
export function toMatchers(file: MatcherFile, place: Place, looked: Looked, units: FigureUnits): readonly Matcher[] {
  if (typeof file !== 'object' || Array.isArray(file)) {
    const values: readonly Scalar[] = Array.isArray(file) ? file : [file];
    return present(looked.kind.equals(values, readingAt(place, looked, units, Array.isArray(file))));
  }
  const written: Readonly<Record<string, unknown>> = file;
  if (Object.keys(written).length === 0) {
    addProblem(place, 'key', 'empty-test', `The test of \`${looked.name}\` is empty. Write what its value has to be.`);
  }
  return (Object.keys(keyedMatchers) as MatcherKey[]).flatMap((key) => {
    if (written[key] === undefined) return [];
    const at = inside(place, key);
    if (!looked.kind.matchers.includes(key)) {
      addProblem(at, 'key', 'matcher-misfit', misfit(key, looked));
      return [];
    }
    return present(keyedMatchers[key].read(written[key], readingAt(at, looked, units, true)));
  });
}

function readingAt(
  place: Place,
  { name, field, kind }: Looked,
  figureUnits: FigureUnits,
  isList: boolean,
): ComparedReading {
  return {
    name,
    field,
    kind,
    figureUnits,
    isFigure: (id) => figureUnits.has(String(id)),
    addProblem: (code, message, index) =>
      addProblem(index === undefined || !isList ? place : inside(place, index), 'value', code, message),
    instead,
    readDay: (written) => dayAt(place, written),
  };
}

const present = (matcher: Matcher | null): readonly Matcher[] => (matcher === null ? [] : [matcher]);

function misfit(key: MatcherKey, { name, kind: { noun, matchers } }: Looked): string {
  const quoted = matchers.map((each) => `\`${each}\``);
  const fitting = quoted.length === 0 ? 'a value or a list of values' : joinWith(quoted, 'or');
  return `\`${key}\` does not fit \`${name}\`, which is ${noun}. Write ${fitting}.`;
}
