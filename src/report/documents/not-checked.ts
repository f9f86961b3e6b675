import type { Problem } from '../../errors.ts';
import { pluralize } from '../../text/list.ts';

/** A sentence for each input that could not be read, with how much is wrong with it. */
export function notCheckedSentences(errors: readonly Problem[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of errors) counts.set(path, (counts.get(path) ?? 0) + 1);
  return Array.from(counts, ([path, count]) => `Not checked: ${path} (${pluralize(count, 'problem')}).`);
}
