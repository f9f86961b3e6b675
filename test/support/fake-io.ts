import type { Io, Output } from '../../src/io.ts';

/** An Io that keeps what is written. */
export type FakeIo = Io & { readonly out: () => string; readonly err: () => string };

export function fakeIo(
  more: { readonly stdout?: Partial<Output>; readonly stderr?: Partial<Output>; readonly now?: () => number } = {},
): FakeIo {
  const [out, err]: [string[], string[]] = [[], []];
  const output = (into: string[], own: Partial<Output> = {}): Output => ({
    write: (text) => void into.push(text),
    terminal: false,
    columns: 80,
    unicode: true,
    color: false,
    ...own,
  });
  return {
    stdout: output(out, more.stdout),
    stderr: output(err, more.stderr),
    env: {},
    command: 'psp-check',
    today: () => '2026-02-03',
    now: more.now ?? (() => 0),
    tune: async () => {},
    hearSignals: async () => {},
    onInterrupt: () => () => {},
    terminal: async () => null,
    exitCode: 0,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
