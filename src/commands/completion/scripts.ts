import { templateText } from '../../load/files/data-folder.ts';

/** The shells with a completion script: bash from 3.2 on, without the bash-completion package; zsh; fish from 3 on. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/**
 * The completion script of a shell. It only hands on the words of a command line, of which nothing is evaluated, to `psp-check completion <shell> -- <words>`.
 * That prints `files`, `folders` or nothing and, after a tab, the beginning of the last word that stays; then a line for each offer: a word, a tab, its meaning.
 */
export const scriptOf = (shell: (typeof shells)[number]): string => templateText(`completion.${shell}`);
