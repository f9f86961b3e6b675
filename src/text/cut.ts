const ellipsis = '…';

/** Text of at most so many UTF-16 units. What was cut off at its end is marked by `…`; no surrogate pair is cut in two. */
export function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  const kept = text.slice(0, Math.max(0, units - ellipsis.length));
  return kept.replace(/[\ud800-\udbff]$/, '') + ellipsis;
}

/** What a message quotes in backticks, cut where it is long: a word of a file may be a megabyte. */
export function cutQuoted(message: string): string {
  return message.replace(/`([^`]*)`/g, (_quoted, word: string) => `\`${cut(word, longest)}\``);
}

const longest = 200;
