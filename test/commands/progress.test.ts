import { expect, test } from 'vitest';
import { progressOn } from '../../src/commands/progress.ts';
import { fakeIo } from '../support/fake-io.ts';

const terminal = { terminal: true };

/** What stands on standard error after cities at these times, in milliseconds. */
function shown(streams: Parameters<typeof fakeIo>[0], quiet: boolean, times: readonly number[]): string {
  const clock = { time: 0 };
  const io = fakeIo({ ...streams, now: () => clock.time });
  const progress = progressOn(io, quiet);
  for (const [index, time] of times.entries()) {
    clock.time = time;
    progress.show(1000 * (index + 1));
  }
  progress.clear();
  return io.err();
}

test('from the second second on, ten times a second, and nothing of it stays', () => {
  const line = '\r2,000 cities checked\r4,000 cities checked';
  expect(shown({ stderr: terminal }, false, [999, 1000, 1099, 1100])).toBe(`${line}\r${' '.repeat(20)}\r`);
});

test('a short run shows none', () => {
  expect(shown({ stderr: terminal }, false, [1, 500, 999])).toBe('');
});

test('only on a terminal, and on none over which a document runs', () => {
  expect(shown({}, false, [5000])).toBe('');
  expect(shown({ stderr: terminal, stdout: terminal }, false, [5000])).toBe('');
  expect(shown({ stderr: terminal, stdout: terminal }, true, [5000])).not.toBe('');
});
