import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addCompletion } from './commands/completion.ts';
import { addDiff } from './commands/diff.ts';
import { addExplain } from './commands/explain.ts';
import { addForm } from './commands/form.ts';
import { helpConfiguration } from './commands/help.ts';
import { addHistory } from './commands/history.ts';
import { addInit } from './commands/init.ts';
import { addProgramme } from './commands/programme.ts';
import { addRules } from './commands/rules.ts';
import { addSchema } from './commands/schema.ts';
import { usageMessage } from './commands/usage.ts';
import { UsageError } from './errors.ts';
import type { Io, Output } from './io.ts';
import { version } from './version.ts';

/** Parses a command line and runs its command. Bad usage is a UsageError with a suggestion. */
export async function parse(args: readonly string[], io: Io): Promise<void> {
  const isEmpty = args.every((arg) => arg === '--color' || arg === '--no-color');
  try {
    // Without anything to do, the help is a message and not the document that was asked for.
    await program(io, isEmpty ? io.stderr : io.stdout).parseAsync(isEmpty ? ['--help'] : args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(usageMessage(error, args), { cause: error });
  }
  if (isEmpty) io.exitCode = 2;
}

/** All commands with their options, as `--help` shows them. */
export function program(io: Io, helpTo: Output = io.stdout): Command {
  const program = new Command('psp-check')
    .description(
      "Checks a city's record against the conditions of a grant programme: the verdict, whose word it rests on, what would change it.",
    )
    .usage('[options] <files...>\n       psp-check <command> [options]')
    .version(version, '-V, --version', 'print the version')
    .option('--color', 'use colours even where the output is not a terminal')
    .option('--no-color', 'use no colours')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => helpTo.write(text),
      // The message comes back as a CommanderError and is told like every other.
      writeErr: () => {},
      getOutHelpWidth: () => helpTo.columns,
      getOutHasColors: () => false,
    });
  program.configureHelp(helpConfiguration(program, helpTo.columns));
  addCheck(program, io);
  addCompare(program, io);
  addDiff(program, io);
  addForm(program, io);
  addHistory(program, io);
  addInit(program, io);
  addExplain(program, io);
  addRules(program, io);
  addProgramme(program, io);
  addSchema(program, io);
  addCompletion(program, io);
  program.command('version', { hidden: true }).action(() => io.stdout.write(`${version}\n`));
  return program;
}
