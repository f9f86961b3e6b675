import type { Problem } from '../errors.ts';
import { withoutCiCommands } from './ci-commands.ts';
import { sanitise, sanitiseLines } from './sanitise.ts';

/** A problem as it is printed on stderr: `error: path:line:column: message`, then the code frame; the last line is not ended. `paint` colours the first word. */
export function problemText(
  problem: Problem,
  paint: (text: string) => string = String,
  word: 'error' | 'warning' | 'note' = 'error',
): string {
  const { path, line, column, message, frame } = problem;
  const head = `${paint(`${word}:`)} ${sanitise(path)}:${line}:${column}: ${sanitise(message)}`;
  return withoutCiCommands([head, ...frameLines(frame)].join('\n'));
}

function frameLines(frame: string | null): string[] {
  if (frame === null) return [];
  return sanitiseLines(frame)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}
