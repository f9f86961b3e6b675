import { describe, expect, test } from 'vitest';
import { conditionBlocks, ruleSetBlocks, ruleSetListBlocks } from '../../../src/report/documents/rule-set.ts';
import { renderText } from '../../../src/report/render/text.ts';
import { plain } from '../../../src/report/reporter.ts';
import { width } from '../../../src/text/width.ts';
import { sampleExamples, sampleRuleSet } from '../../fixtures/sample-rule-set.ts';

const paper = { columns: 80, unicode: true, style: plain };

describe('explain', () => {
  test('a rule set is its questions, its reading and its sources', async () => {
    await expect(renderText(ruleSetBlocks(sampleRuleSet), paper)).toMatchFileSnapshot(
      '../../golden/explain-rule-set.txt',
    );
  });

  test.each(sampleRuleSet.conditions)('$id in full', async (condition) => {
    const text = renderText(conditionBlocks(condition, sampleRuleSet, sampleExamples), paper);
    await expect(text).toMatchFileSnapshot(`../../golden/explain-${condition.id}.txt`);
  });

  test('no line is wider than the columns, and all of our own is ASCII without UTF-8', () => {
    const narrow = { ...paper, columns: 40, unicode: false };
    const texts = [
      renderText(ruleSetBlocks(sampleRuleSet), narrow),
      renderText(ruleSetListBlocks([sampleRuleSet], sampleRuleSet.id), narrow),
      ...sampleRuleSet.conditions.map((condition) =>
        renderText(conditionBlocks(condition, sampleRuleSet, sampleExamples), narrow),
      ),
    ];
    expect(
      texts
        .join('')
        .split('\n')
        .filter((line) => width(line) > 40),
    ).toEqual([]);
    expect(texts.join('')).toMatch(/^[\n -~]*$/);
  });

  test("a figure whose source is not among the rule set's goes without a number", () => {
    const [violence] = sampleRuleSet.conditions;
    const text = violence && renderText(conditionBlocks(violence, { ...sampleRuleSet, sources: [] }, []), paper);
    expect(text).toContain('\n  - 2015: 372.6, published 2016-09-26\n');
  });

  test('hostile texts are shown and not obeyed', () => {
    const evil = { ...sampleRuleSet, title: '::error::\u001b[2J', reading: '##[group]x' };
    expect(renderText(ruleSetBlocks(evil), paper)).toContain('\\:error::\\x1b[2J (example-rules)');
    expect(renderText(ruleSetBlocks(evil), paper)).toContain('#\\[group]x');
  });
});

describe('rules list', () => {
  test('names each rule set, what it asks and when it counts', () => {
    const open = { ...sampleRuleSet, id: 'open-rules', inForce: null, lastSeen: null };
    expect(renderText(ruleSetListBlocks([sampleRuleSet, open], 'open-rules'), paper)).toMatchInlineSnapshot(`
      "example-rules
      Rules of the examples programme
      Department of Examples
      Read as conditions to meet, 3 conditions, in force from 2017-08-03, until
      2019-01-01, last seen in use 2018-06-03.

      open-rules (default)
      Rules of the examples programme
      Department of Examples
      Read as conditions to meet, 3 conditions.

      For the questions of one: psp-check explain --rules <id>. For its YAML:
      psp-check rules show <id>.
      "
    `);
  });

  test('none is said to be none', () => {
    expect(renderText(ruleSetListBlocks([], null), paper)).toBe('No rule set.\n');
  });
});
