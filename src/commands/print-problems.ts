// What goes to standard error, for people. Every text passes the sanitiser here.
import type { Problem } from '../errors.ts';
import { type Io, styleOf } from '../io.ts';
import type { RuleSet } from '../model/rule-set.ts';
import type { Style } from '../report/reporter.ts';
import { withoutCiCommands } from '../text/ci-commands.ts';
import { problemText } from '../text/problem.ts';
import { sanitise, sanitiseLines } from '../text/sanitise.ts';

export async function printProblems(problems: readonly Problem[], io: Io): Promise<void> {
  await print(io, ({ red }) => problems.map((problem) => problemText(problem, red)));
}

/** What is to be said of a file that can be read, each by how much it matters. */
export async function printRemarks(
  remarks: readonly { readonly severity: 'error' | 'warning' | 'note'; readonly problem: Problem }[],
  io: Io,
): Promise<void> {
  await print(io, ({ red, yellow, dim }) => {
    const paints = { error: red, warning: yellow, note: dim };
    return remarks.map(({ severity, problem }) => problemText(problem, paints[severity], severity));
  });
}

/** Something that went wrong without a place in a file. */
export async function printError(message: string, io: Io): Promise<void> {
  await print(io, ({ red }) => [`${red('error:')} ${sanitise(message)}`]);
}

export async function printNotes(notes: readonly string[], io: Io): Promise<void> {
  await print(io, ({ dim }) => notes.map((note) => `${dim('note:')} ${sanitise(note)}`));
}

/** A file that takes the id of a shipped rule set is looked at by itself, and nowhere else. */
export const elsewhereShipped = ({ id, path }: RuleSet): string =>
  `${path} takes the id \`${id}\` of a rule set that comes with psp-check and says something else. Anywhere else, \`${id}\` means the shipped one.`;

/** A defect of ours: all that helps to find it. */
export async function printDefect(error: unknown, version: string, io: Io): Promise<void> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await print(io, () => [
    sanitiseLines(stack),
    `This is a defect in psp-check ${version}, not in your files. Please report it with these lines and the command you ran.`,
  ]);
}

async function print(io: Io, lines: (style: Style) => readonly string[]): Promise<void> {
  const text = lines(await styleOf(io.stderr)).map((line) => `${line}\n`);
  try {
    io.stderr.write(withoutCiCommands(text.join('')));
  } catch {
    // Nowhere is left to say it; the exit code does.
  }
}
