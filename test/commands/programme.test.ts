import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { fakeIo } from '../support/fake-io.ts';

test('programme lists who was selected, by date, with the sources', async () => {
  const io = fakeIo();
  await run(['programme'], io);
  expect(io.exitCode).toBe(0);
  await expect(io.out()).toMatchFileSnapshot('../golden/programme.txt');
});
