import type { CutText } from '../../model/city.ts';
import { cut } from '../../text/cut.ts';
import { isMap } from './data.ts';
import type { Document, Path } from './document.ts';

/** ` #` right before a letter or a digit: a comment, and often meant as a part of the text before it. */
const begins = / #(?=[\p{L}\p{N}])/u;
const atOnce = /^ +(#[\p{L}\p{N}][^\n\r]*)/u;

/** The texts without quotes that a comment follows at once, as in `title: General Order #17`. */
export function cutTexts(document: Document): readonly CutText[] {
  if (!begins.test(document.text)) return [];
  const found: CutText[] = [];
  const starts = lineStarts(document.text);
  const look = (data: unknown, path: Path): void => {
    if (found.length >= mostFound) return;
    if (typeof data === 'string') {
      const location = document.locate(path, 'value');
      const comment = commentAfter(document.text, (starts[location.line - 1] ?? 0) + location.column - 1, data);
      if (comment !== null) found.push({ comment: cut(comment.trimEnd(), 60), location });
    } else if (Array.isArray(data)) for (const [index, item] of data.entries()) look(item, [...path, index]);
    else if (isMap(data)) for (const key of Object.keys(data)) look(data[key], [...path, key]);
  };
  look(document.data, []);
  return found;
}

const mostFound = 20;

/** What stands behind a text that begins at an offset; null behind one in quotes, which stands in the file as something else than its data. */
function commentAfter(text: string, start: number, data: string): string | null {
  let at = start;
  for (const character of data.replace(/\s/g, '')) {
    while (/\s/.test(text.charAt(at))) at++;
    if (!text.startsWith(character, at)) return null;
    at += character.length;
  }
  return atOnce.exec(text.slice(at, at + 200))?.[1] ?? null;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
}
