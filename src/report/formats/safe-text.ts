import { withoutCiCommands } from '../../text/ci-commands.ts';
import { sanitise } from '../../text/sanitise.ts';

/** Lines of files as one text that hides nothing and that no log obeys. */
export function safeText(lines: readonly string[]): string {
  return withoutCiCommands(lines.map(sanitise).join('\n'));
}
