// What is said of a command line that cannot be understood.
import type { CommanderError } from 'commander';
import { suggest } from '../text/suggest.ts';
import { commandNames, isCommandName } from './command-names.ts';

/** A sentence with the fix, from an error of commander's and the command line that it is about. */
export function usageMessage({ code, message }: CommanderError, args: readonly string[]): string {
  const command = args.find((arg) => isCommandName(arg) && arg !== 'help');
  const help = `See \`psp-check ${command === undefined ? '' : `${command} `}--help\`.`;
  const [, what = '', guess] = /^(?:error: )?(.*?)\.?(?:\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
  const [, quoted = ''] = /'([^']*)'/s.exec(what) ?? [];
  switch (code) {
    case 'commander.help': {
      const word = args.find((arg) => !arg.startsWith('-') && !isCommandName(arg)) ?? '';
      return notACommand(word);
    }
    case 'commander.unknownOption': {
      const of = command === undefined ? '' : ` of \`${command}\``;
      const other =
        (quoted === '--format' || quoted === '-f') && (command === 'explain' || command === 'rules')
          ? textOnly
          : Object.hasOwn(otherNames, quoted) && otherNames[quoted];
      // The options of the default command are no help to another one.
      const hint = other || (guess === undefined || guess === quoted ? help : `Did you mean \`${guess}\`?`);
      return `\`${quoted}\` is not an option${of}. ${hint}`;
    }
    case 'commander.missingArgument':
      return `The argument <${quoted}> is missing. ${help}`;
    case 'commander.optionMissingArgument':
      return `\`${/--[\w-]+/.exec(quoted)?.[0] ?? quoted}\` needs a value. ${help}`;
    case 'commander.excessArguments': {
      const [expected = '', given = ''] = /Expected (\d+).*got (\d+)/.exec(what)?.slice(1) ?? [];
      return `\`${quoted}\` takes ${expected === '1' ? '1 argument' : `${expected} arguments`}, but ${given} were given. ${help}`;
    }
  }
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/'([^']*)'/g, '`$1`')}.`;
  return `${sentence} ${help}`;
}

const textOnly =
  'It prints text. For the rule set as data: `psp-check rules show <id>`, which prints its YAML, or `psp-check --format json <files>`.';

/** Options that other programs have, and what does the same here. */
const otherNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['--output', '--out', '--output-file', '-o'].map((name) => [
      name,
      'To write a report to a file: `--report <path>`, with an ending such as .html, .json or .csv.',
    ]),
  ),
  ...Object.fromEntries(['--date', '--day'].map((name) => [name, 'To choose the day: `--as-of <date>`.'])),
  '--json': 'For JSON on standard output: `--format json`.',
  '--verbose': 'For everything a report can say: `--show all`.',
};

/** A word that is not a command. */
function notACommand(word: string): string {
  const meant = suggest(word, commandNames);
  return `\`${word}\` is not a command. ${meant === null ? 'See `psp-check --help`.' : `Did you mean \`${meant}\`?`}`;
}
