import { characterName } from '../../text/odd-character.ts';
import { suggest } from '../../text/suggest.ts';

const maxChoices = 12;

/** The end of a message about a word that is not among the choices: the one that was likely meant, or all of them when they are few. */
export function instead(word: string, choices: readonly string[], noun = 'value'): string {
  const meant = suggest(word, choices);
  if (meant !== null) return `Did you mean \`${meant}\`?${unlike(word, meant)}`;
  if (choices.length === 0) return 'None is defined.';
  const quoted = choices.map((choice) => `\`${choice}\``);
  if (quoted.length <= maxChoices) return `Valid ${quoted.length === 1 ? noun : `${noun}s`}: ${quoted.join(', ')}.`;
  return `Valid ${noun}s: ${quoted.slice(0, maxChoices).join(', ')} and ${quoted.length - maxChoices} more.`;
}

/** Two words may look the same: a Cyrillic letter, a character that is not seen. */
function unlike(word: string, meant: string): string {
  const other = [...word].find((character) => character > '\x7f' && !meant.includes(character));
  return other === undefined ? '' : ` This one has the character ${characterName(other)}.`;
}
