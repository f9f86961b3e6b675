// A small rule set with a field of every type, for cities that are made up.
import { InputError } from '../../src/errors.ts';
import { type Document, parseAtOnce } from '../../src/load/source/document.ts';
import type { Field, RuleSet, Word } from '../../src/model/rule-set.ts';
import { condition, ruleSet, yesNo } from './build.ts';

const words = (...all: readonly string[]): readonly Word[] =>
  all.map((word) => ({ word, meaning: `meaning of ${word}` }));

export const inPlace: Field = yesNo('in-place');
export const instrument: Field = {
  id: 'instrument',
  label: 'instrument',
  type: 'one-of',
  vocabulary: 'instrument',
  words: words('statute', 'policy', 'practice'),
};
export const hold: Field = { id: 'hold', label: 'time held', type: 'duration' };
export const limits: Field = {
  id: 'limits',
  label: 'limits',
  type: 'some-of',
  vocabulary: 'limit',
  words: words('judicial-warrant', 'conviction', 'on-request'),
};
export const rate: Field = { id: 'rate', label: 'rate', type: 'yearly', unit: 'offenses', min: 0, max: null };
export const officers: Field = {
  id: 'officers',
  label: 'officers',
  type: 'number',
  unit: 'officers',
  min: 0,
  max: null,
};
export const signed: Field = { id: 'signed', label: 'day of signing', type: 'date' };
export const remark: Field = { id: 'remark', label: 'remark', type: 'text' };

const metWhen = { subject: { kind: 'reply' }, matcher: { is: 'one-of', values: ['yes'] } } as const;

export const rivertownRules: RuleSet = ruleSet([
  condition({ id: 'readiness', asks: [yesNo('ready')], metWhen }),
  condition({ id: 'violence', asks: [rate], metWhen }),
  condition({ id: 'detainer-hold', asks: [inPlace, instrument, hold, limits], metWhen }),
  condition({ id: 'reservations', asks: [limits, remark], metWhen }),
  condition({ id: 'staffing', asks: [officers, signed, hold, remark], metWhen }),
  condition({ id: 'reply-in-time', asks: [], metWhen }),
]);

export const ruleSets: readonly RuleSet[] = [rivertownRules];

export function documentOf(text: string, path = 'city.yaml'): Document {
  const parsed = parseAtOnce(path, Buffer.from(text));
  if (parsed === null) throw new Error(`This is not plain YAML: ${text}`);
  return parsed.document;
}

/** Problems as `line:column code message`. */
export const toldOf = (problems: readonly { line: number; column: number; code: string; message: string }[]): string =>
  problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`).join('\n');

/** The problems with which something is refused. */
export async function refusalOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof InputError) return toldOf(error.problems);
    throw error;
  }
  return 'accepted';
}
