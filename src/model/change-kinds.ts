import type { ChangedCity } from './change-set.ts';

/** What may move an outcome, in the order in which reports say it. */
export const changeKinds = ['answers', 'rule-set', 'figures', 'day'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What became of a city whose verdict is compared; worst first. */
export const directions = ['worse', 'better', 'same'] as const;
export type Direction = (typeof directions)[number];

/** Whether the verdict or an outcome of a city has changed, under whatever reading. */
export const isMoved = ({ direction, conditions, readings }: ChangedCity): boolean =>
  direction !== 'same' ||
  readings.length > 0 ||
  conditions.some(({ before, after }) => before?.outcome !== after?.outcome);
