import { expect, test } from 'vitest';
import { folded, paragraphs } from '../../src/text/prose.ts';

test('line breaks of YAML fold into spaces', () => {
  expect(folded('  One line\nand\r\n  the next.\n')).toBe('One line and the next.');
});

test('a line that is left by itself is a paragraph', () => {
  expect(paragraphs('One.\n\nTwo.\n')).toEqual(['One.', 'Two.']);
});
