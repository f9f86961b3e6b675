// What decides, in a few words, for a line of an overview.
import { describe, expect, test } from 'vitest';
import { findingOf } from '../support/city-report.ts';

const notice = (fields: string) => `answers: { release-notice: { ${fields} } }\n`;
const policy = 'in-place: yes, instrument: policy';
const brief = async (condition: string, text: string) => (await findingOf(condition, text)).brief;

describe('what decides', () => {
  test.each([
    [`${policy}, notice: 48h, limits: none`, "policy; 48 hours' notice; limits: none"],
    [`${policy}, notice: 24h, limits: none`, "24 hours' notice; 48 are asked"],
    [`${policy}, notice: 90m, limits: none`, "90 minutes' notice; asked: at least 48 hours"],
    ['in-place: no', 'in place: no'],
    [`${policy}, notice: 48h, limits: [judicial-warrant, conviction]`, 'limits: judicial warrant and conviction'],
    ['in-place: unknown', 'unknown'],
    ['in-place: declined', 'declined to answer'],
    [policy, 'not answered: notice and limits'],
    ['in-place: yes, instrument: policy, notice: unknown, limits: none', 'unknown: notice'],
    ['in-place: yes, instrument: agreement, notice: 48h, limits: none', 'agreement'],
    [`${policy}, notice: 48h, limits: [some-people]`, 'limits: some people'],
  ])('of { %s } is told as: %s', async (fields, told) => {
    expect(await brief('release-notice', notice(fields))).toBe(told);
  });

  test('of a yearly number are the years that can be compared, and where it fails the figures', async () => {
    const rates = (years: string) => `answers: { violence: { violent-crime-rate: { ${years} } } }\n`;
    expect(await brief('violence', rates('2012: 700, 2014: 882.8, 2015: 965.8'))).toBe('882.8 in 2014, 965.8 in 2015');
    expect(await brief('violence', rates('2014: 1100, 2015: 9650.5'))).toBe('1,100 in 2014, 9,650.5 in 2015');
    expect(await brief('violence', rates('2015: 100'))).toBe('100 in 2015, not above 372.6 or 383.2');
    // Also where numbers say what they count, of which one may have no figure.
    const counted = (value: number, definition: string) =>
      `{ value: ${value}, definition: ${definition} definition of rape }`;
    const [legacy, other] = [counted(300, 'legacy'), counted(900, 'another')];
    expect(await brief('violence', rates(`2014: ${legacy}, 2015: ${counted(371, 'legacy')}`))).toBe(
      '300 in 2014, not above 361.6 or 365.5; 371 in 2015, not above 372.6',
    );
    expect(await brief('violence', rates(`2014: ${other}, 2015: 965.8`))).toBe('965.8 in 2015');
  });

  test('of claims that lead to different outcomes is that they differ', async () => {
    const claims = 'answers: { release-notice: { claims: [{ in-place: no }, { in-place: yes }] } }\n';
    expect(await brief('release-notice', claims)).toBe('sources disagree');
  });

  test('of several holders is each of them once, and of an agency without answers that nothing is recorded', async () => {
    const held = (jail: string) =>
      `agencies: { a: { name: A, answers: { release-notice: ${jail} } }, b: { name: B, answers: {} } }\nanswers: { release-notice: { held-by: [a, b] } }\n`;
    expect(await brief('release-notice', held('unknown'))).toBe('unknown; nothing recorded');
    expect(await brief('release-notice', held('no'))).toBe('in place: no');
  });
});
