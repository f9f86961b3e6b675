// What the `yaml` package says of a text that is not YAML, in plain words.

import type { ProblemCode } from '../../model/problem-codes.ts';
import { pluralize } from '../../text/list.ts';

type YamlFault = { readonly code: ProblemCode; readonly message: string };

/** Where the error is: the text of its line before and after the place, and the line above it that is not blank. */
type Place = { readonly above: string; readonly before: string; readonly rest: string };

export function yamlFault(code: string, message: string, place: Place): YamlFault {
  switch (code) {
    case 'RESOURCE_EXHAUSTION':
      return { code: 'too-deep', message: 'Values are nested too deep here.' };
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return {
        code: 'yaml-tag',
        message:
          'Tags such as `!name` are not read here. Remove it; if the value itself starts with a `!`, put it in quotes.',
      };
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'MULTIPLE_ANCHORS':
      return yamlAlias;
  }
  return { code: 'yaml-syntax', message: syntaxMessage(code, message, place) };
}

export const yamlAlias: YamlFault = {
  code: 'yaml-alias',
  message:
    'Aliases (`*name`) are not read here. Write the value out; if it is text that starts with a `*`, put it in quotes.',
};

export const badEscapeMessage = (written: string) =>
  `\`${written}\` is not an escape sequence. In double quotes a backslash is written twice; in single quotes it stands for itself.`;

function syntaxMessage(code: string, message: string, { above, before, rest }: Place): string {
  switch (code) {
    case 'BAD_SCALAR_START':
      return `A value cannot start with \`${rest.charAt(0)}\`. Put it in quotes.`;
    case 'TAB_AS_INDENT':
      return 'A tab is used to indent. Use spaces.';
    case 'NON_STRING_KEY':
      return 'A key is a word, not a list, a map or an alias.';
    case 'KEY_OVER_1024_CHARS':
      return 'A key is longer than 1,024 characters.';
    case 'MULTILINE_IMPLICIT_KEY':
      if (/^-\s/.test(rest)) return 'A list item is not allowed among keys. Look at its indentation.';
      return 'This is neither a key nor its value. A `:` with a space after it is missing, or a quote above is not closed.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (message.includes('sequence')) return 'This list is not indented like the one above.';
      return /:(?:\s|$)/.test(rest)
        ? 'The value has a `:` with a space after it. Put the value in quotes.'
        : 'This key has a value already, so the lines below it cannot be indented. Indent them like the key, or remove the value.';
    case 'BAD_INDENT': {
      const bracket = /end with a ([\]}])/.exec(message)?.[1];
      if (bracket !== undefined) {
        const [, comment] = / (#[\p{L}\p{N}]\S*)/u.exec(above) ?? [];
        const cause =
          comment === undefined
            ? ''
            : ` In the line above a comment begins at \`${comment}\`: if it is text, put it in quotes.`;
        return `A closing \`${bracket}\` is missing here, or this line is not indented enough.${cause}`;
      }
      if (message.includes('mapping')) {
        const [here, there] = [indentOf(before + rest), indentOf(above)];
        return `This line is not indented like the other keys of its map: it has ${pluralize(here, 'space')} before it, and the line above has ${there}.`;
      }
      if (message.includes('sequence')) return 'This line is not indented like the other items of its list.';
      return 'This line is not indented enough for the text it belongs to.';
    }
    case 'BLOCK_IN_FLOW':
      return 'Within brackets, lists and maps are written in brackets too.';
    case 'MISSING_CHAR':
      return missingMessage(message);
    case 'UNEXPECTED_TOKEN':
      return unexpectedMessage(message, before.trim() === '');
  }
  return `This is not YAML: ${message}.`;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function missingMessage(message: string): string {
  if (message.includes('"quote')) return 'The quote that starts here is not closed. Put a `"` at the end of the text.';
  if (message.includes("'quote"))
    return "The quote that starts here is not closed. Put a `'` at the end of the text; a `'` in the text is written twice.";
  if (message.includes('followed by map values')) {
    return 'A `:` is missing after this key. If it is not a key but belongs to the text above, indent it.';
  }
  if (message.includes('Comments'))
    return 'A comment needs a space before its `#`. If the `#` belongs to the text, put the text in quotes.';
  if (message.includes('Missing ,')) return 'A comma is missing between two items here.';
  if (message.includes('Missing space after')) return 'A space is missing after the `:`.';
  if (message.includes('Sequence item')) return 'A `-` is missing before this item.';
  const bracket = /end with a ([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return `A closing \`${bracket}\` is missing.`;
  return `Something is missing here: ${message}.`;
}

function unexpectedMessage(message: string, startsLine: boolean): string {
  if (startsLine && message.includes('at node end'))
    return 'This line does not continue what stands above it. Look at its indentation.';
  if (message.includes('scalar at node end')) {
    return 'Text follows a value that has ended. Put quotes around the whole value, with each quote in it written twice, or start a new line.';
  }
  if (message.includes('block-seq-ind'))
    return 'A list starts on a line of its own, below its key. If this is text that starts with a `-`, put it in quotes.';
  if (message.includes('Unexpected ,') || message.includes('empty item'))
    return 'A comma is not expected here. Remove it.';
  if (/flow-(?:seq|map)-end/.test(message))
    return 'This bracket has no opening one. Remove it, or put the text in quotes.';
  if (message.includes('Block scalar')) return 'The text of a `|` or `>` starts on the next line.';
  return 'This does not belong here. Look at the indentation and the quotes, in the lines above too.';
}
