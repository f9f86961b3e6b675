import { numberWords } from './number-words.ts';

/** `a`, `a or b`, `a, b or c`. */
export function joinWith(items: readonly string[], conjunction: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** `1 answer`, `3 answers`, `1,200 answers`. */
export function pluralize(count: number, noun: string, nouns = `${noun}s`): string {
  return `${numberWords(count)} ${count === 1 ? noun : nouns}`;
}

/** A clause as a sentence: first letter large, one full stop. */
export function sentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
