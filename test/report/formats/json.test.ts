import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportEnvelopeSchema } from '../../../src/model/report.ts';
import { toJson } from '../../../src/report/formats/json.ts';
import {
  hostileReport,
  plainReport,
  sampleErrors,
  sampleOptions,
  sampleReports,
} from '../../fixtures/sample-reports.ts';
import { reporters } from '../../support/reporters.ts';

const { json } = reporters;

describe('the JSON report', () => {
  test('looks as in report.json', async () => {
    await expect(json(sampleReports, sampleOptions)).toMatchFileSnapshot('../../golden/report.json');
  });

  test.each([
    ['one city', [plainReport], []],
    ['several', sampleReports, []],
    ['some and an error', sampleReports, sampleErrors],
    ['none', [], []],
    ['none valid', [], sampleErrors],
  ])('has the same shape for %s', (_case, reports, errors) => {
    const document: unknown = JSON.parse(json(reports, { ...sampleOptions, errors }));
    const envelope = reportEnvelopeSchema.parse(document);
    expect(document).toEqual(envelope);
    expect(Object.keys(envelope).toSorted()).toEqual(['errors', 'reports', 'ruleSets', 'schemaVersion', 'tool']);
  });

  test('an error has its place, its code and its message, and no more', () => {
    expect(JSON.parse(json([], sampleOptions)).errors).toEqual([
      {
        path: 'answers/bad\u001b[2J::error::.yaml',
        line: 3,
        column: 5,
        code: 'unknown-condition',
        message: '`relaese-notice` is asked by no rule set; did you mean `release-notice`?',
      },
    ]);
  });

  test('each rule set stands in it once, those of alternative readings, too', () => {
    const { ruleSets } = JSON.parse(json([plainReport, ...sampleReports], sampleOptions));
    expect(ruleSets.map(({ id }: { id: string }) => id)).toEqual([
      'psp-2017-08',
      'psp-2017-08-response',
      'own-rules',
      'other-rules',
      'nothing-rules',
      'jail-rules',
    ]);
  });

  test('every id that it refers to is there', () => {
    const { ruleSets, reports } = reportEnvelopeSchema.parse(JSON.parse(json([plainReport], sampleOptions)));
    for (const { ruleSet, findings, alternatives, decisions, sources } of reports) {
      const known = ruleSets.find(({ id }) => id === ruleSet);
      const evidence = findings.flatMap((finding) => finding.evidence.map(({ source }) => source));
      const decided = decisions.flatMap(({ source }) => source ?? []);
      for (const { file, source } of [...evidence, ...decided]) {
        expect(file === null ? known?.sources : sources).toContainEqual(
          expect.objectContaining({ id: source, ...(file === null ? {} : { file }) }),
        );
      }
      for (const alternative of alternatives) expect(ruleSets.map(({ id }) => id)).toContain(alternative.ruleSet);
    }
  });

  test('open leaves out findings and keeps the counts', () => {
    const [report] = JSON.parse(json([hostileReport], { ...sampleOptions, show: 'open' })).reports;
    expect(report.findings.map(({ condition }: { condition: string }) => condition)).toEqual(['several', 'open']);
    expect(report.counts).toEqual(hostileReport.counts);
  });

  test('how the terminal looks does not matter', () => {
    expect(json(sampleReports, { ...sampleOptions, columns: 40, unicode: false })).toBe(
      json(sampleReports, sampleOptions),
    );
  });
});

describe('toJson', () => {
  test('characters that a terminal obeys or hides are escaped, others are not', () => {
    expect(toJson('é 城 👩‍👧 \u001b\u007f\u009b\u202e\u2028\u200b\ufeff\u{e0041}')).toBe(
      '"é 城 👩\\u200d👧 \\u001b\\u007f\\u009b\\u202e\\u2028\\u200b\\ufeff\\udb40\\udc41"',
    );
  });

  test('half a surrogate pair becomes the replacement character', () => {
    expect(toJson({ a: 'x\ud800y' })).toBe('{\n  "a": "x\ufffdy"\n}');
  });

  test('what is well-formed is read back as it was, and no control character is left', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0x1b, 0x7f, 0x9b, 0x202e, 0x2028, 0xd83d, 0xdc67),
    );
    const text = fc.array(unit).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, text, (key, value) => {
        const written = toJson([{ [`key ${key}`]: 1 }, value]);
        expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(written)[1]).toBe(value.replace(/\p{Cs}/gu, '\ufffd'));
      }),
    );
  });
});
