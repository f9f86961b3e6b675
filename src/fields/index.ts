// Every type of field, under the name that rule sets write.
import type { FieldType } from '../model/rule-set.ts';
import { date } from './date.ts';
import { duration } from './duration.ts';
import type { FieldKind } from './field-kind.ts';
import { number } from './number.ts';
import { oneOf } from './one-of.ts';
import { someOf } from './some-of.ts';
import { text } from './text.ts';
import { yearly } from './yearly.ts';
import { yesNo } from './yes-no.ts';

export const fieldKinds: Record<string, FieldKind> = {
  'yes-no': yesNo,
  'one-of': oneOf,
  'some-of': someOf,
  duration,
  number,
  yearly,
  date,
  text,
};

/** The types as a rule set writes them: `yes-no`, `{ number: unit }`. */
export function typesInWords(): readonly string[] {
  const kinds = Object.entries(fieldKinds);
  return [
    ...kinds.flatMap(([name, { parameter }]) => (parameter === null ? [name] : [])),
    ...kinds.flatMap(([name, { parameter }]) => (parameter === null ? [] : [`{ ${name}: ${parameter.noun} }`])),
  ];
}

/** Everything about the type of a field. */
export function kindOf({ type }: Pick<FieldType, 'type'>): FieldKind {
  const kind = Object.hasOwn(fieldKinds, type) ? fieldKinds[type] : undefined;
  if (!kind) throw new Error(`No field type ${type}.`);
  return kind;
}
