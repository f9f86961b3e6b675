import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { loadCity } from '../../../src/load/city/city.ts';
import { shippedProgrammes } from '../../../src/load/programme/programmes.ts';
import { readProgramme } from '../../../src/load/programme/read-programme.ts';
import { shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { decisionsOn } from '../../../src/model/programme.ts';
import { inFolder } from '../../support/folder.ts';
import { toldOf } from '../../support/rivertown.ts';

const small = `programme: small
title: Sites of a small programme
issuer: State of Example
kinds: { first: a site of the first year }
sources: { release: { title: Release, date: 2020-01-02 } }
selections:
  - date: 2020-01-02
    kind: first
    says: Selected.
    sources: [release]
    sites: [Lakeport, { joint: [Rivertown, Hillview, Mesa] }]
`;

async function told(text: string): Promise<string> {
  try {
    await readProgramme('sites.yaml', Buffer.from(text));
    return '';
  } catch (error) {
    if (error instanceof InputError) return toldOf(error.problems);
    throw error;
  }
}

test('a site of several cities is told of each of them, with the others', async () => {
  const programme = await readProgramme('sites.yaml', Buffer.from(small));
  const says = (city: string) => decisionsOn(city, [programme]).map(({ date, says }) => `${date} ${says}`);
  expect(says('Lakeport')).toEqual(['2020-01-02 Selected.']);
  expect(says('Rivertown')).toEqual(['2020-01-02 Selected. Joint site with Hillview and Mesa.']);
  expect(says('Elsewhere')).toEqual([]);
});

test('what is wrong in a file is told at its place', async () => {
  expect(
    await told(
      small
        .replace('kind: first', 'kind: fist')
        .replace('sources: [release]', 'sources: [relaese]')
        .replace('sites: [Lakeport,', 'sites: [Lakeport, Mesa,'),
    ),
  ).toMatchInlineSnapshot(`
    "8:11 wrong-value \`fist\` is not one of the kinds. Did you mean \`first\`?
    10:15 unknown-source The file has no source \`relaese\`. Did you mean \`release\`?
    11:29 repeated-id \`Mesa\` stands here twice. Remove one."
  `);
  expect(await told(small.replace('says: Selected.', 'say: Selected.'))).toMatchInlineSnapshot(
    `"9:5 unknown-key \`say\` is not a key here. Did you mean \`says\`?"`,
  );
  expect(await told(small.replace('date: 2020-01-02\n    kind', 'date: 2020-02-30\n    kind'))).toMatchInlineSnapshot(
    `"7:11 no-such-date 2020-02-30 is not a date of the calendar. Write one such as 2017-08-03."`,
  );
  const earlier = small.slice(small.indexOf('  - date')).replace('2020-01-02', '2019');
  expect(await told(small + earlier)).toMatchInlineSnapshot(
    `"12:11 wrong-value The selections are not in the order of their dates. Move this one up."`,
  );
});

test("a city's decisions are those of its file and of the programme, by date, none twice, a selection where either says so", async () => {
  const ruleSets = await shippedRuleSets();
  const dates = async (path: string) => (await loadCity(path, ruleSets)).decisions.map(({ date }) => date);
  expect(await dates('data/cities/baltimore.yaml')).toEqual(['2019-06-03']);
  expect(await dates('data/cities/stockton.yaml')).toEqual([]);
  const file = `city: Kansas City, Missouri
sources: { paper: { title: A report } }
answers: {}
decisions:
  - { date: 2018-08-20, says: Moved up., source: paper }
  - { date: 2018, says: Something else., selected: no }
`;
  await inFolder({ 'newark.yaml': 'city: Newark, New Jersey\nanswers: {}\n' }, async (folder) => {
    const { decisions } = await loadCity(`${folder}/newark.yaml`, ruleSets);
    expect(decisions.map(({ date, selected }) => `${date} ${selected}`)).toEqual(['2018-09 by-date']);
  });
  await inFolder({ 'kansas-city.yaml': file }, async (folder) => {
    const { decisions } = await loadCity(`${folder}/kansas-city.yaml`, ruleSets);
    expect(decisions.map(({ date, selected, says }) => `${date} ${selected} ${says}`)).toEqual([
      "2017-06-20 on-date Selected at the programme's launch, as one of eight diagnostic sites.",
      '2018 no Something else.',
      '2018-08-20 on-date Moved up.',
    ]);
  });
});

test('the shipped sites: no kind, source or city is there for nothing', async () => {
  const programmes = await shippedProgrammes();
  expect(programmes.map(({ id }) => id)).toEqual(['psp-sites']);
  for (const { id, kinds, selections } of programmes) {
    const used = new Set(selections.map(({ kind }) => kind));
    expect(kinds.map(({ word }) => word).filter((word) => !used.has(word))).toEqual([]);
    const text = readFileSync(`data/programmes/${id}.yaml`, 'utf8');
    const cited = new Set(selections.flatMap(({ sources }) => sources.map((source) => source.id)));
    const defined = [...text.matchAll(/^ {2}([a-z0-9-]+):\n {4}title/gm)].map(([, source]) => source);
    expect(new Set(defined)).toEqual(cited);
  }
});
