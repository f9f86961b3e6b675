import type { ChangeSet } from './model/change-set.ts';
import type { Verdict } from './model/outcome.ts';

/** Every exit code and what it means. Help, README and tests are fed from here. */
export const exitCodes = {
  0: 'every city qualifies or the rule set does not apply to it (or nothing at or above --fail-on)',
  1: 'at least one city does not qualify (of diff: is worse than before)',
  2: 'bad usage, or an input or rule set that cannot be read or is not valid (the rest is still reported)',
  3: 'none fails, at least one is undetermined',
  70: 'a defect in psp-check itself',
} as const;
/** Whoever stops the questions of `init` with Ctrl-C gets what a signal would give. */
export const interrupted = 130;
export type ExitCode = keyof typeof exitCodes | typeof interrupted;

export const failOnChoices = ['undetermined', 'does-not-qualify', 'never'] as const;
export type FailOn = (typeof failOnChoices)[number];

/** The exit code for verdicts and whether any input failed; worst first: 2, 1, 3, 0. */
export function exitCode(verdicts: readonly Verdict[], anyError: boolean, failOn: FailOn): ExitCode {
  if (anyError) return 2;
  if (failOn !== 'never' && verdicts.includes('does-not-qualify')) return 1;
  if (failOn === 'undetermined' && verdicts.includes('undetermined')) return 3;
  return 0;
}

export const failOnChangeChoices = ['worse', 'changed', 'never'] as const;
export type FailOnChange = (typeof failOnChangeChoices)[number];

/** The exit code for what differs between two sides. A city that was added, removed or could not be compared has changed and is not worse. */
export function changeExitCode(
  { counts, added, removed, notCompared }: Pick<ChangeSet, 'counts' | 'added' | 'removed' | 'notCompared'>,
  anyError: boolean,
  failOn: FailOnChange,
): ExitCode {
  if (anyError) return 2;
  if (failOn !== 'never' && counts.worse > 0) return 1;
  const changed = counts.better + counts.moved + added.length + removed.length + notCompared.length;
  return failOn === 'changed' && changed > 0 ? 1 : 0;
}
