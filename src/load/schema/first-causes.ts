import type { Problem } from '../../errors.ts';
import { isMap } from '../source/data.ts';

/** What is found wrong elsewhere in a file when a part of it has a name that is spelled wrong. */
const consequences: Readonly<Record<string, readonly string[]>> = {
  sources: ['unknown-source'],
  agencies: ['unknown-agency'],
  figures: ['unknown-figure'],
  vocabularies: ['unknown-vocabulary'],
  conditions: ['no-condition', 'unknown-condition', 'unknown-field'],
  extends: [
    'no-condition',
    'unknown-condition',
    'unknown-field',
    'unknown-source',
    'unknown-figure',
    'unknown-vocabulary',
  ],
  rules: ['unknown-condition', 'unknown-field', 'unknown-word', 'unknown-order'],
};

/** The problems of a file without those that only follow from a part whose name is spelled wrong. */
export function firstCauses(problems: readonly Problem[], data: unknown): readonly Problem[] {
  const isMeant = (key: string) =>
    problems.some(({ code, message }) => code === 'unknown-key' && message.includes(`Did you mean \`${key}\`?`));
  const absent = Object.keys(consequences).filter((key) => isMap(data) && !Object.hasOwn(data, key) && isMeant(key));
  const following = absent.flatMap((key) => consequences[key] ?? []);
  return problems.filter(({ code }) => !following.includes(code));
}
