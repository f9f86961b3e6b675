// A real terminal for the program to talk in: a pane of a tmux server of its own.
import { spawnSync } from 'node:child_process';

export type Terminal = {
  /** What the pane shows, with what has scrolled out of it. */
  readonly screen: () => string;
  /** Keys as tmux names them: `Enter`, `Tab`, `C-c`; anything else is typed. */
  readonly press: (...keys: readonly string[]) => void;
  /** Waits until the last lines of the pane say so. */
  readonly see: (words: string) => Promise<void>;
  readonly end: () => void;
};

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

let count = 0;

/** Runs a command in a shell. Its exit code is shown when it ends. */
export function openTerminal(
  command: string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  size: readonly [columns: number, rows: number] = [100, 50],
): Terminal {
  const socket = `psp-check-${process.pid}-${count++}`;
  const tmux = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-u', '-L', socket, '-f', '/dev/null', ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
    });
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const [columns, rows] = size;
  const shown = `${command}; echo "exit code $?"; exec sleep 600`;
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), '/bin/sh', '-c', shown);
  const screen = () => tmux('capture-pane', '-p', '-J', '-S', '-1000').trimEnd();
  return {
    screen,
    press: (...keys) => {
      for (const key of keys) {
        const isNamed = /^(?:Enter|Up|Down|Space|Tab|C-c|C-u|Escape)$/.test(key);
        tmux('send-keys', ...(isNamed ? [key] : ['-l', key]));
      }
    },
    see: async (words) => {
      for (let tries = 0; tries < 400; tries++) {
        if (screen().split('\n').slice(-30).join('\n').includes(words)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`The terminal does not show “${words}”:\n${screen()}`);
    },
    end: () => void spawnSync('tmux', ['-L', socket, 'kill-server']),
  };
}
