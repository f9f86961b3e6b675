/** The first word of a command line that is one of these names a command; any other is a file to check. */
export const commandNames = [
  'check',
  'compare',
  'diff',
  'history',
  'init',
  'form',
  'explain',
  'rules',
  'programme',
  'schema',
  'completion',
  'help',
  'version',
] as const;

export const isCommandName = (word: string): boolean => commandNames.some((name) => name === word);
