import { listed } from '../text/list.ts';
import { suggest } from '../text/suggest.ts';

const most = 12;

/** The end of a message about a word that is not among the choices: the one that was likely meant, or all of them when they are few. */
export function instead(word: string, choices: readonly string[]): string {
  const meant = suggest(word, choices);
  if (meant !== null) return `Did you mean \`${meant}\`?`;
  if (choices.length === 0) return 'There is none.';
  const quoted = choices.map((choice) => `\`${choice}\``);
  if (quoted.length <= most) return `There ${quoted.length === 1 ? 'is' : 'are'} ${listed(quoted, 'and')}.`;
  return `There are ${quoted.length}, such as ${listed(quoted.slice(0, 3), 'and')}.`;
}
