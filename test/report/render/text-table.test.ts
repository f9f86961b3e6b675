import { describe, expect, test } from 'vitest';
import { type TextCell, tableLines } from '../../../src/report/render/text-table.ts';
import { plain } from '../../../src/report/reporter.ts';

const paper = { columns: 40, unicode: true, style: plain };
const cell = (...texts: readonly string[]): TextCell => texts.map((text) => ({ text }));

describe('a text table', () => {
  test('is as wide as its content where there is room', () => {
    const table = {
      head: [[], cell('one'), cell('two')],
      groups: [[[cell('a'), cell('1'), cell('22')]], [[cell('b'), cell('3'), cell('4')]]],
    };
    expect(tableLines(table, paper)).toEqual(['   one  two', '───────────', 'a  1    22', '───────────', 'b  3    4']);
  });

  test('wraps its widest columns first and puts empty lines between tall rows', () => {
    const long = 'a text of several words that wraps';
    const table = {
      head: [[], cell('one'), cell('two')],
      groups: [
        [
          [cell('a'), cell(long), cell('short')],
          [cell('b'), [], cell('x')],
        ],
      ],
    };
    expect(tableLines(table, { ...paper, columns: 24 })).toMatchInlineSnapshot(`
      [
        "   one             two",
        "────────────────────────",
        "a  a text of       short",
        "   several words",
        "   that wraps",
        "",
        "b                  x",
      ]
    `);
  });

  test('breaks words that are too long after a hyphen or a slash', () => {
    const table = {
      head: [[], cell('data/cities/new-york.yaml')],
      groups: [[[cell('a-condition-with-a-long-id'), cell('1')]]],
    };
    expect(tableLines(table, { ...paper, columns: 24 })).toMatchInlineSnapshot(`
      [
        "             data/",
        "             cities/new-",
        "             york.yaml",
        "────────────────────────",
        "a-           1",
        "condition-",
        "with-a-",
        "long-id",
      ]
    `);
  });

  test('cuts off paragraphs that may have so many lines', () => {
    const table = {
      head: [[], cell('city')],
      groups: [[[cell('id'), [{ text: 'per the Department of Examples and others', lead: '  ', atMost: 2 }]]]],
    };
    expect(tableLines(table, { ...paper, columns: 22 })).toMatchInlineSnapshot(`
      [
        "    city",
        "──────────────────────",
        "id    per the",
        "      Department of…",
      ]
    `);
    expect(tableLines(table, { ...paper, columns: 22, unicode: false })?.at(-1)).toMatch(/\.\.\.$/);
  });

  test('shows what is unsafe', () => {
    expect(tableLines({ head: [[], cell('a\u001b[31m')], groups: [] }, paper)).toEqual(['   a\\x1b[31m']);
  });

  test('is none where not even its words fit', () => {
    const words = Array.from({ length: 5 }, () => cell('undetermined'));
    expect(tableLines({ head: words, groups: [] }, paper)).toBe(null);
  });

  test('takes a text of a megabyte at once', () => {
    const table = { head: [[], cell('x'.repeat(1_000_000))], groups: [] };
    expect(tableLines(table, paper)?.length).toBeGreaterThan(1000);
  });
});
