/** Ids are kebab-case and permanent: other people's documents quote them. */
export const idPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Names a test may use beside field ids, so no field may be called like this. */
const reservedFieldIds = ['all', 'any', 'not', 'reply', 'answered-on', 'as-of'] as const;

/** Keys an answer uses itself, so no field may be called like this either. */
const answerKeys = ['from', 'until', 'held-by', 'claims', 'reply', 'note', 'evidence'] as const;

/** What no field may be called. */
export const reservedInAsks: readonly string[] = [...new Set([...reservedFieldIds, ...answerKeys])];

/** What of a text can stand in an id, in parts: its letters without their marks and its digits, in lower case. */
export const idWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];
