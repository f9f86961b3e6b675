import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { fakeIo } from '../support/fake-io.ts';
import { inFolder } from '../support/folder.ts';

/** What V8 is told in a run over so many cities, each of which takes so many milliseconds. */
async function tuned(cities: number, each: number): Promise<readonly string[]> {
  const told: string[] = [];
  const lines = Array.from({ length: cities }, (_, index) =>
    JSON.stringify({ city: `City ${index}`, 'as-of': '2017-08-18', answers: {} }),
  );
  await inFolder({ 'cities.ndjson': lines.join('\n') }, async (folder) => {
    let time = 0;
    const io = {
      ...fakeIo({ now: () => time }),
      tune: async (length: string) => void told.push(length),
      hearSignals: async () => void told.push('heard'),
    };
    const write = io.stdout.write;
    await run(['--format', 'ndjson', join(folder, 'cities.ndjson')], {
      ...io,
      // A city is written as soon as it is evaluated.
      stdout: {
        ...io.stdout,
        write: (text) => {
          time += each;
          write(text);
        },
      },
    });
  });
  return told.filter((what, index) => what !== told[index - 1]);
}

test('V8 optimises the code of a run over many cities only once it is long, or over', async () => {
  expect(await tuned(49, 10)).toEqual(['heard']);
  expect(await tuned(60, 1)).toEqual(['many', 'long']);
  expect(await tuned(60, 10)).toEqual(['heard', 'many', 'heard', 'long']);
  expect(await tuned(100, 60)).toEqual(['heard', 'many', 'heard', 'long', 'heard', 'long']);
});
