import type { ChangedCity } from './change-set.ts';

/**
 * What may move an outcome, in the order in which reports say it. The last two only where a side is a report: another version of psp-check made it, or it is not
 * what that version made of these files.
 */
export const changeKinds = ['answers', 'rule-set', 'figures', 'day', 'psp-check', 'report'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What became of a city whose verdict is compared; worst first. */
export const directions = ['worse', 'better', 'same'] as const;
export type Direction = (typeof directions)[number];

/** Whether the verdict or an outcome of a city has changed, under whatever reading. */
export const isMoved = ({ direction, conditions, readings }: ChangedCity): boolean =>
  direction !== 'same' ||
  readings.length > 0 ||
  conditions.some(({ before, after }) => before?.outcome !== after?.outcome);
