/** Kleene's three values: null is undetermined. */
export type Truth = boolean | null;

export const not = (truth: Truth): Truth => (truth === null ? null : !truth);

export function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

export function or(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

/** True where all agree on true, false where all agree on false. */
export function unanimous(truths: readonly Truth[]): Truth {
  const [first = null] = truths;
  return truths.every((truth) => truth === first) ? first : null;
}
