import type { ProblemCode } from '../../model/problem-codes.ts';
import { decimal, numberMessages, quoted } from './tree.ts';

/** What an unquoted YAML scalar means in the core schema; a string unless it is a null, a boolean or a number. */
export type Plain = string | number | boolean | null | PlainFault;
export type PlainFault = { readonly code: ProblemCode; readonly message: string };

export const isFault = (plain: Plain): plain is PlainFault => typeof plain === 'object' && plain !== null;

/** A number that is read as another than people would read is a fault: `010` is 10, `02134` loses its zero. */
export function readPlain(text: string): Plain {
  if (isWord.test(text)) return text;
  if (Object.hasOwn(words, text)) return words[text] ?? null;
  if (isNumber.test(text)) {
    if (zeroFirst.test(text)) return { code: 'leading-zero', message: zeroMessage(text) };
    const number = decimal(text);
    return typeof number === 'number' ? number : { code: number, message: numberMessages[number](text) };
  }
  if (otherBase.test(text)) {
    return {
      code: 'not-decimal',
      message: `${quoted(text)} is a number in another base. Write it in decimal, or put it in quotes if it is meant as text.`,
    };
  }
  if (notFinite.test(text)) {
    return {
      code: 'not-a-number',
      message: `${quoted(text)} is not a number that psp-check can use. If it is meant as text, put it in quotes.`,
    };
  }
  return text;
}

const words: Readonly<Record<string, boolean | null>> = {
  ...Object.fromEntries(['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null])),
  ...Object.fromEntries(['true', 'True', 'TRUE'].map((word) => [word, true])),
  ...Object.fromEntries(['false', 'False', 'FALSE'].map((word) => [word, false])),
};

/** The common case: a first letter that none of the others have. */
const isWord = /^[a-eg-mo-su-zA-EG-MO-SU-Z]/;
const isNumber = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const zeroFirst = /^[-+]?0\d/;
const otherBase = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;
const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function zeroMessage(text: string): string {
  const number = text.replace(/^([-+]?)0+(?=\d)/, '$1');
  return `${quoted(text)} would be read as ${quoted(number)}. Put it in quotes if the zero belongs to it; otherwise remove the zero.`;
}
