import { isCommandName } from './commands/command-names.ts';
import { InputError, OutputError, UsageError } from './errors.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** Does what the arguments ask for. Never rejects: what goes wrong is told on standard error and in `io.exitCode`. */
export async function run(args: readonly string[], io: Io): Promise<void> {
  try {
    await dispatch(args, io);
  } catch (error) {
    io.exitCode = await printFailure(error, io);
  }
}

/** The most frequent command lines need no parser, and so not the time to load one. */
async function dispatch(args: readonly string[], io: Io): Promise<void> {
  const [only] = args.length === 1 ? args : [];
  if (only === '--version') return io.stdout.write(`${version}\n`);
  if (isPlainCheck(args)) {
    const { check, checkDefaults } = await import('./commands/check.ts');
    return check(args, checkDefaults, io);
  }
  const { parse } = await import('./program.ts');
  await parse(args, io);
}

/** Only files: no option, no command. */
function isPlainCheck(args: readonly string[]): boolean {
  const [first] = args;
  return first !== undefined && !isCommandName(first) && args.every((arg) => arg === '-' || !arg.startsWith('-'));
}

async function printFailure(error: unknown, io: Io): Promise<ExitCode> {
  const { printDefect, printError, printProblems } = await import('./commands/print-problems.ts');
  if (error instanceof InputError) {
    await printProblems(error.problems, io);
    return 2;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    await printError(error.message, io);
    return 2;
  }
  if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') {
    await printError('The working directory does not exist any more. Change to one that does.', io);
    return 2;
  }
  await printDefect(error, version, io);
  return 70;
}
