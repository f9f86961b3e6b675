import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutCiCommands } from '../../src/text/ci-commands.ts';

describe('withoutCiCommands', () => {
  test('a command at the start of a line is none any more', () => {
    expect(withoutCiCommands('::error::x\n \u00a0::set-output name=a::b')).toBe(
      '\\:error::x\n \u00a0\\:set-output name=a::b',
    );
  });

  test('an old-style command is none anywhere in a line', () => {
    expect(withoutCiCommands('a ##[error]b ###[group]c')).toBe('a #\\[error]b ##\\[group]c');
  });

  test('other colons and hashes stay', () => {
    const text = 'a ::error::\nfile:1:2: x\n : a\n## [x]\n- ::x';
    expect(withoutCiCommands(text)).toBe(text);
  });

  test('no line is left that a runner obeys, whatever its length', () => {
    const text = fc.string({ unit: fc.constantFrom(':', '#', '[', ' ', '\t', '\n', 'a', '\u3000') });
    fc.assert(
      fc.property(text, (lines) => {
        const safe = withoutCiCommands(lines);
        expect(safe.length).toBe(lines.length);
        expect(safe.includes('##[')).toBe(false);
        expect(safe.split('\n').filter((line) => line.trim().startsWith('::'))).toEqual([]);
      }),
    );
  });
});
