// What goes to standard error, for people. Every text passes the sanitiser here.
import type { Problem } from '../errors.ts';
import { type Io, styleOf } from '../io.ts';
import type { RuleSet } from '../model/rule-set.ts';
import type { Style } from '../report/reporter.ts';
import { withoutCiCommands } from '../text/ci-commands.ts';
import { messageLines, problemText, type Severity } from '../text/problem.ts';
import { sanitiseLines } from '../text/sanitise.ts';

export async function printProblems(problems: readonly Problem[], io: Io): Promise<void> {
  await printRemarks(
    problems.map((problem) => ({ severity: 'error', problem })),
    io,
  );
}

/** What is to be said of files, each by how much it matters and with a blank line below. */
export async function printRemarks(
  remarks: readonly { readonly severity: Severity; readonly problem: Problem }[],
  io: Io,
): Promise<void> {
  const columns = columnsOf(io);
  await print(io, (style) =>
    remarks.map(
      ({ severity, problem }) =>
        `${problemText(problem, { severity, columns, paint: paintOf(style, severity), dim: style.dim })}\n`,
    ),
  );
}

/** Something that went wrong without a place in a file. */
export async function printError(message: string, io: Io): Promise<void> {
  await printMessages('error', [message], io);
}

export async function printNotes(notes: readonly string[], io: Io): Promise<void> {
  await printMessages('note', notes, io);
}

async function printMessages(severity: Severity, messages: readonly string[], io: Io): Promise<void> {
  await print(io, (style) =>
    messages.map((message) =>
      messageLines(severity, message, columnsOf(io))
        .join('\n')
        .replace(/^\w+:/, (word) => paintOf(style, severity)(word)),
    ),
  );
}

const paintOf = ({ red, yellow, dim }: Style, severity: Severity) =>
  ({ error: red, warning: yellow, note: dim })[severity];

/** Only a terminal has columns: in a log, a message is a line that can be searched for. */
const columnsOf = ({ stderr }: Io): number | null => (stderr.terminal ? stderr.columns : null);

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
