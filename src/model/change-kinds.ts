/** What may move an outcome, in the order in which it is told. */
export const changeKinds = ['answers', 'rule-set', 'figures', 'day'] as const;
export type ChangeKind = (typeof changeKinds)[number];
