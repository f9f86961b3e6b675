// Here the terminal is not left out.
import { expect, test } from 'vitest';
import { hasTmux } from '../support/terminal.ts';
import '../init.bin.test.ts';

test('there is a tmux to try init in', () => {
  expect(hasTmux).toBe(true);
});
