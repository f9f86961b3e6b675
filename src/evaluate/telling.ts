/** Things that made a result what it is, and how they did. */
export type Telling<Thing> = {
  readonly things: readonly Thing[];
  /** `needed`: without any one of them it would be another; `enough`: with any one of them alone it would be the same; `together`: neither. */
  readonly are: 'needed' | 'enough' | 'together';
};

/** Of things that have changed, those without any one of which a result would be another. Where there is none, each that is enough by itself; else all. */
export function telling<Thing, Result>(
  things: readonly Thing[],
  resultOf: (isUndone: (thing: Thing) => boolean) => Result,
): Telling<Thing> {
  if (things.length < 2) return { things, are: 'needed' };
  const result = resultOf(() => false);
  const needed = things.filter((thing) => resultOf((each) => each === thing) !== result);
  if (needed.length > 0) return { things: needed, are: 'needed' };
  const enough = things.filter((thing) => resultOf((each) => each !== thing) === result);
  return enough.length > 0 ? { things: enough, are: 'enough' } : { things, are: 'together' };
}
