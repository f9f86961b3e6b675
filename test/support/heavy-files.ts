// Rule sets and cities that can be used, and take long if anything can.
import { condition, numbered, ruleSet } from './hostile-files.ts';

const fields = (count: number, kind: string) => numbered(count, (index) => `f${index}: ${kind}, `).slice(0, -2);
const day = (index: number) => new Date(Date.UTC(1990, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

/** Rule sets, by their names. */
export const heavyRuleSets: Readonly<Record<string, () => string>> = {
  'many-conditions.yaml': () => ruleSet(numbered(1200, (index) => condition(`c${index}`))),
  'many-fields-all.yaml': () =>
    ruleSet(
      condition('custody', `{ ${fields(200, 'yes')} }`, `{ ${fields(200, 'yes-no')} }`, `{ ${fields(200, 'yes')} }`),
    ),
  'many-fields-any.yaml': () =>
    ruleSet(
      condition(
        'custody',
        `{ any: [${numbered(100, (index) => `{ f${index}: yes }, `)}] }`,
        `{ ${fields(100, 'yes-no')} }`,
        `{ f0: yes }`,
      ),
    ),
  // A product of sums: 2 to the power of 30 smallest sets.
  'product-of-sums.yaml': () =>
    ruleSet(
      condition(
        'custody',
        `{ all: [${numbered(30, (index) => `{ any: [{ f${2 * index}: yes }, { f${2 * index + 1}: yes }] }, `)}] }`,
        `{ ${fields(60, 'yes-no')} }`,
        `{ ${fields(60, 'yes')} }`,
      ),
    ),
  'wide-sums.yaml': () =>
    ruleSet(
      condition(
        'custody',
        `{ all: [${numbered(8, (index) => `{ any: [${numbered(8, (each) => `{ f${8 * index + each}: yes }, `)}] }, `)}] }`,
        `{ ${fields(64, 'yes-no')} }`,
        `{ ${fields(64, 'yes')} }`,
      ),
    ),
  'sums-and-nots.yaml': () =>
    ruleSet(
      condition(
        'custody',
        `{ all: [${numbered(20, (index) => `{ not: { all: [{ f${index}: yes }, { f${(index + 7) % 20}: no }] } }, `)}] }`,
        `{ ${fields(20, 'yes-no')} }`,
        `{ ${fields(20, 'yes')} }`,
      ),
    ),
  'long-condition-id.yaml': () => ruleSet(condition('c'.repeat(900_000))),
  'deep-test.yaml': () => ruleSet(condition('custody', `${'{ not: '.repeat(50)}{ held: yes }${' }'.repeat(50)}`)),
  'many-thresholds.yaml': () =>
    ruleSet(
      condition(
        'custody',
        `{ any: [${numbered(4000, (index) => `{ hold: { at-least: ${index + 2}h } }, `)}] }`,
        '{ hold: duration }',
        '{ hold: 9999h }',
      ),
    ),
  'many-periods.yaml': () =>
    ruleSet(
      condition(
        'custody',
        `{ any: [${numbered(1500, (index) => `{ on: { within: ${index + 1}d } }, { on: { after: ${day(index)} } }, `)}] }`,
        '{ on: date }',
        '{ on: 2019 }',
      ),
    ),
  'many-words.yaml': () =>
    `${ruleSet(
      condition(
        'custody',
        `{ all: [${numbered(30, (index) => `{ limits: { any-of: [w${index}, w${index + 1}] } }, `)}] }`,
        '{ limits: { some-of: v } }',
        `{ limits: [${numbered(60, (index) => `w${index}, `)}] }`,
      ),
    )}vocabularies: { v: { ${numbered(60, (index) => `w${index}: m, `)} } }\n`,
};

const asOf = 'city: X\nas-of: 2020-01-01\n';
const note = (text: string) => `${asOf}answers: { readiness: { ready: yes, note: "${text}" } }\n`;

/** City files, by their names. */
export const heavyCityFiles: Readonly<Record<string, () => string>> = {
  'many-holders.yaml': () =>
    `${asOf}agencies: {${numbered(3000, (index) => `a${index}: { name: A, answers: {} }, `)}}\nanswers: { detainer-hold: { held-by: [${numbered(3000, (index) => `a${index}, `)}] } }\n`,
  'many-claims.yaml': () =>
    `${asOf}answers: { detainer-hold: { claims: [${numbered(5000, (index) => `{ in-place: ${index % 2 ? 'yes' : 'no'}, instrument: policy }, `)}] } }\n`,
  'many-periods.yaml': () =>
    `${asOf}answers:\n  detainer-hold:\n${numbered(5000, (index) => `    - { from: ${day(index)}, in-place: ${index % 2 ? 'yes' : 'no'} }\n`)}`,
  'many-years.yaml': () =>
    `${asOf}answers: { violence: { violent-crime-rate: { ${numbered(8000, (index) => `${1000 + index}: 5, `)} } } }\n`,
  'many-sources.yaml': () =>
    `${asOf}sources: {${numbered(7000, (index) => `s${index}: { title: T }, `)}}\nanswers: { readiness: { ready: yes, evidence: {${numbered(7000, (index) => `s${index}: x, `)}} } }\n`,
  'long-name.yaml': () => `city: ${'a'.repeat(1_000_000)}\nas-of: 2020-01-01\nanswers: {}\n`,
  'long-note.yaml': () => note('word '.repeat(200_000)),
  'wide-note.yaml': () => note('城'.repeat(340_000)),
  'marked-note.yaml': () => note(`x${'\u0301'.repeat(500_000)}`),
  'joined-note.yaml': () => note('👩\u200d'.repeat(140_000)),
  'markup-note.yaml': () => note('<b>&|*_'.repeat(140_000)),
  'lines-note.yaml': () => note(`${'\\n'.repeat(500_000)}x`),
};
