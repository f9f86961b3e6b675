import { expect, test } from 'vitest';
import { closing } from '../../../src/commands/init/closing.ts';
import { toCity } from '../../../src/load/city/city.ts';
import { loadRuleSet } from '../../../src/load/rule-set/rule-set.ts';
import { parseDocument } from '../../../src/load/source/document.ts';

const ruleSet = await loadRuleSet('psp-2017-08');

test('the verdict, and what would have to change or to be found out, in the words of the rule set', async () => {
  const text = `city: R
answers:
  commitment: yes
  violence: { 2015: 100 }
  readiness: unknown
  dhs-access: { in-place: yes, instrument: policy, limits: [judicial-warrant] }
  release-notice: { in-place: yes, instrument: policy, notice: 24h, limits: none }
  detainer-hold: { in-place: not-applicable, note: No jail. }
`;
  const { verdict, ways } = closing(
    ruleSet,
    await toCity(await parseDocument('c.yaml', Buffer.from(text)), [ruleSet]),
    '2017-08-18',
  );
  expect(`${verdict}\n${ways}`).toMatchInlineSnapshot(`
    "Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18.
    Not met: Violent crime above the national rate. It is not the city's to change.
    Open: Readiness for training and technical assistance. To find out: whether the city is ready for the training and technical assistance.
    Not met: DHS access to jails. To change: limits (none, or only on request).
    Not met: 48 hours' notice of release. To change: notice (at least 48 hours).
    Open: 48-hour hold on written request."
  `);
});

test('nothing is left to say of a city that qualifies', async () => {
  const criteria = await loadRuleSet('psp-2017-criteria');
  const text = 'city: R\nas-of: 2017-08-18\nanswers: { commitment: yes, violence: { 2015: 431 }, readiness: yes }\n';
  const city = await toCity(await parseDocument('c.yaml', Buffer.from(text)), [criteria]);
  expect(closing(criteria, city, '2020-01-01')).toEqual({
    verdict: 'Qualifies under psp-2017-criteria, read as selection criteria, as of 2017-08-18.',
    ways: '',
  });
});
