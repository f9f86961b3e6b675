import { Command, CommanderError, Help } from 'commander';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addCompletion } from './commands/completion.ts';
import { addExplain } from './commands/explain.ts';
import { addForm } from './commands/form.ts';
import { addHistory } from './commands/history.ts';
import { addInit } from './commands/init.ts';
import { addRules } from './commands/rules.ts';
import { addSchema } from './commands/schema.ts';
import { UsageError } from './errors.ts';
import { exitCodes } from './exit-code.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** Parses a command line and runs its command. Bad usage is a UsageError with a suggestion. */
export async function parse(args: readonly string[], io: Io): Promise<void> {
  try {
    await program(io).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(usage(error), { cause: error });
  }
}

/** All commands with their options, as `--help` shows them. */
export function program(io: Io): Command {
  const help = new Help();
  help.prepareContext({ helpWidth: io.stdout.columns });
  help.minWidthToWrap = 20;
  const layout = io.stdout.columns < narrow ? { formatItem: formatNarrowItem } : {};
  const program = new Command('psp-check')
    .description(
      "Does a city's record meet the conditions of a grant programme, on whose word, and what would change the answer?",
    )
    .usage('[options] <files...>\n       psp-check <command> [options]')
    .version(version, '-V, --version', 'print the version')
    .option('--color', 'colours, even where no terminal is')
    .option('--no-color', 'no colours')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // The message comes back as a CommanderError and is told like every other.
      writeErr: () => {},
      getOutHelpWidth: () => io.stdout.columns,
      getOutHasColors: () => false,
    });
  const check = addCheck(program, io);
  addCompare(program, io);
  addInit(program, io);
  addForm(program, io);
  addHistory(program, io);
  addExplain(program, io);
  addRules(program, io);
  addSchema(program, io);
  addCompletion(program, io);
  // The options of the default command are the program's own for whoever asks for help.
  return program
    .configureHelp({
      ...layout,
      minWidthToWrap: 20,
      visibleOptions: (command) => [...(command === program ? check.options : []), ...help.visibleOptions(command)],
    })
    .addHelpText('after', `\n${exitCodeLines(help)}`);
}

/** Columns below which a second column has no room. */
const narrow = 70;

/** A term, and what it means on the lines below. */
function formatNarrowItem(term: string, _termWidth: number, description: string, help: Help): string {
  const lines = help.boxWrap(description, (help.helpWidth ?? narrow) - 6).split('\n');
  return [`  ${term}`, ...lines.map((line) => `      ${line}`)].join('\n');
}

function exitCodeLines(help: Help): string {
  const items = Object.entries(exitCodes).map(([code, meaning]) => help.formatItem(code, 2, meaning, help));
  return ['Exit codes:', ...items].join('\n');
}

/** A sentence of ours from a message of commander's: `error: …`, and perhaps `(Did you mean …?)` on a line of its own. */
function usage({ code, message }: CommanderError): string {
  const help = 'See `psp-check --help`.';
  if (code === 'commander.help') return `There is no such command. ${help}`;
  const [, what = '', guess] = /^(?:error: )?(.*?)\.?(?:\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/'([^']*)'/g, '`$1`')}.`;
  return `${sentence} ${guess === undefined ? help : `Did you mean \`${guess}\`?`}`;
}
