import type * as z from 'zod';
import type { Location, Value } from '../../model/city.ts';
import { type CalendarDate, type Day, lastDay } from '../../model/day.ts';
import type { Outcome, Reply } from '../../model/outcome.ts';
import type { Field } from '../../model/rule-set.ts';
import { instead } from '../schema/choices.ts';
import { shapeProblems } from '../schema/shape.ts';
import { statementSchema } from '../schema/statement.ts';
import { toValues } from '../schema/value.ts';
import { addProblem, dateAt, dayAt, inside, type Place } from '../source/place.ts';
import type { ExampleFile } from './rule-set-file.ts';

/** An answer that a rule set gives as the proof of a condition, with the outcome it has to have. */
export type Example = {
  readonly condition: string;
  readonly outcome: Outcome;
  /** As written. */
  readonly given: unknown;
  readonly fields: ReadonlyMap<string, Value>;
  /** Stated; otherwise it follows from the fields. */
  readonly reply: Reply | null;
  readonly answeredOn: CalendarDate | null;
  readonly asOf: Day;
  /** Fields of other conditions, as `condition.field`. */
  readonly others: ReadonlyMap<string, Value>;
  readonly location: Location;
};

/** What an example belongs to. */
export type Proved = {
  readonly condition: string;
  readonly outcome: Outcome;
  /** Every condition of the rule set with its fields; null where they cannot be known. */
  readonly conditions: ReadonlyMap<string, readonly Field[] | null>;
  /** The as-of date of an example that gives none. */
  readonly asOf: Day;
};

/** An example as the evaluation can run it. Reports its problems, and leaves out what has one. */
export function toExample(file: ExampleFile, place: Place, { condition, outcome, conditions, asOf }: Proved): Example {
  const fields = conditions.get(condition) ?? null;
  const isMap = typeof file === 'object' && !Array.isArray(file);
  const { reply = null, 'answered-on': answeredOn, 'as-of': ownAsOf, ...rest } = isMap ? file : {};
  const others = Object.keys(rest).filter((key) => key.includes('.'));
  const own = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.includes('.')));
  const values =
    isMap && Object.keys(own).length === 0 ? new Map() : valuesOf(isMap ? own : file, condition, fields, place);
  const replied = answeredOn === undefined ? null : dateAt(inside(place, 'answered-on'), answeredOn);
  return {
    condition,
    outcome,
    given: file,
    fields: values,
    reply,
    answeredOn: replied,
    asOf:
      (ownAsOf === undefined ? null : dayAt(inside(place, 'as-of'), ownAsOf)) ??
      latestOf(asOf, replied, values, fields),
    others: new Map(others.flatMap((key) => otherValue(key, rest[key], inside(place, key), conditions))),
    location: place.document.locate(place.path, 'value'),
  };
}

/** An example that gives a date is looked at when that has come. */
function latestOf(
  asOf: Day,
  answeredOn: CalendarDate | null,
  values: ReadonlyMap<string, Value>,
  fields: readonly Field[] | null,
): Day {
  const dates = (fields ?? []).map(({ id, type }) => (type === 'date' ? values.get(id)?.value : null));
  const days = [...dates, answeredOn].flatMap((date) => (typeof date === 'string' ? [lastDay(date)] : []));
  return days.reduce((latest, day) => (day > latest ? day : latest), asOf);
}

function valuesOf(
  data: unknown,
  condition: string,
  fields: readonly Field[] | null,
  place: Place,
): ReadonlyMap<string, Value> {
  if (!fields) return new Map();
  const [first, ...more] = fields;
  if (!first) {
    const message = `\`${condition}\` asks nothing, so an example of it gives no fields. Remove them.`;
    addProblem(place, 'value', 'asks-nothing', message);
    return new Map();
  }
  const schema = schemas.get(fields) ?? statementSchema(condition, [first, ...more]);
  schemas.set(fields, schema);
  const problems = shapeProblems(place.document, schema, place.path, data);
  place.problems.push(...problems);
  return problems.length > 0 ? new Map() : toValues(data, fields, place);
}

/** The schema of one set of fields is made once for all examples of a condition. */
const schemas = new WeakMap<readonly Field[], z.ZodType>();

/** The value of another condition's field, under its full name. */
function otherValue(
  name: string,
  data: unknown,
  place: Place,
  conditions: Proved['conditions'],
): readonly (readonly [string, Value])[] {
  const [condition = '', id = ''] = name.split('.');
  const fields = conditions.get(condition);
  if (fields === null) return [];
  const field = fields?.find((each) => each.id === id);
  if (!field) {
    const choices = [...conditions].flatMap(([other, asked]) => (asked ?? []).map((each) => `${other}.${each.id}`));
    const message = `No condition of the rule set asks \`${name}\`. ${instead(name, choices)}`;
    addProblem(place, 'key', 'unknown-field', message);
    return [];
  }
  const value = valuesOf(data, condition, [field], place).get(id);
  return value ? [[name, value]] : [];
}
