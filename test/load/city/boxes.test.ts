import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadMapped } from '../../support/mapped.ts';
import { runs } from '../../support/runs.ts';

const warrant = "Only with a judge's warrant, not another";
const boxes = `{ "${warrant}": judicial-warrant, If they agree: consent, None of these: none, Don't know: unknown }`;
const choices = [warrant, 'If they agree', 'None of these', "Don't know"];

/** The limits of each city, in the order of the rows. */
async function limits(map: string, rows: readonly (readonly string[])[]) {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const { cities, told } = await loadMapped(map, `${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`);
  return { told, limits: cities.map(({ answers }) => Object(answers['dhs-access']).limits) };
}

describe('check boxes that have a column each are one answer', () => {
  test('as Qualtrics writes them', async () => {
    const question = 'Which limits? (Select all that apply)';
    const map = `heading-rows: 3\ncolumns: { Q1: city, "${question}": { means: dhs-access.limits, boxes: ${boxes} } }\n`;
    const rows = [
      ['Q1', 'Q2_1', 'Q2_2', 'Q2_3', 'Q2_4'],
      ['City', ...choices.map((choice) => `${question} - Selected Choice - ${choice}`)],
      ['{"ImportId":"QID1"}', ...choices.map((_, index) => `{"ImportId":"QID2","choiceId":"${index}"}`)],
      ['A', warrant, 'If they agree', '', ''],
      ['B', '', '1', '0', ''],
      ['C', '', '', 'None of these', ''],
      ['D', '', '', '', "Don't know"],
      ['E', '', '', '', ''],
    ];
    const expected = [['judicial-warrant', 'consent'], ['consent'], 'none', 'unknown', undefined];
    expect(await limits(map, rows)).toEqual({ told: [], limits: expected });
    // The same with the tags as names.
    const byTag = `heading-rows: 3\ncolumns: { Q1: city, Limits: { means: dhs-access.limits, boxes: { Q2_1: judicial-warrant, Q2_2: consent, Q2_3: none, Q2_4: unknown } } }\n`;
    expect(await limits(byTag, rows)).toEqual({ told: [], limits: expected });
  });

  test('as SurveyMonkey writes them, where another question has the same choices', async () => {
    const map = `heading-rows: 2\ncolumns: { City: city, Which limits?: { means: dhs-access.limits, boxes: ${boxes} } }\n`;
    const rows = [
      ['City', 'Which fears?', '', '', '', 'Which limits?', '', '', '', 'Anything else?'],
      ['Open-Ended Response', ...choices, ...choices, 'Open-Ended Response'],
      ['A', warrant, '', '', '', '', 'If they agree', '', '', 'no'],
      ['B', '', '', 'None of these', '', '', '', '', '', ''],
    ];
    expect(await limits(map, rows)).toEqual({
      told: [
        "note: c.csv: columns ignored: `Which fears?`, `If they agree`, `None of these`, `Don't know`, `Anything else?`.",
      ],
      limits: [['consent'], undefined],
    });
  });

  test('as LimeSurvey writes them, in other languages, too', async () => {
    const map = `columns: { City: city, Which limits?: { means: dhs-access.limits, boxes: ${boxes}, words: { Ja: yes, Nein: no }, no-tick: none } }\n`;
    const rows = [
      ['City', ...choices.map((choice) => `Which limits? [${choice}]`)],
      ['A', 'Yes', 'No', 'No', 'No'],
      ['B', 'N', 'Y', '', ''],
      ['C', 'No', 'No', 'No', 'No'],
      ['D', 'N/A', 'N/A', 'N/A', 'N/A'],
      ['E', 'Ja', 'Nein', 'Nein', 'Nein'],
      ['F', '', '', '', ''],
    ];
    expect(await limits(map, rows)).toEqual({
      told: [],
      limits: [['judicial-warrant'], ['consent'], 'none', undefined, ['judicial-warrant'], 'none'],
    });
  });

  test('with their source as evidence, ticked or not', async () => {
    const { cities } = await loadMapped(
      `columns:
  City: city
  Which limits?:
    means: dhs-access.limits
    boxes: { Agreed: [on-request, consent], Other: ignored }
    no-tick: none
    source: survey
sources: { survey: { title: A survey } }
`,
      'City,Which limits? - Agreed,Which limits? - Other\nA,1,\nB,,\nC,,only on Mondays\n',
    );
    expect(cities.map(({ answers }) => answers['dhs-access'])).toEqual([
      { limits: ['on-request', 'consent'], evidence: { survey: 'Answered “Agreed” to “Which limits?”.' } },
      { limits: 'none', evidence: { survey: 'Answered by ticking no box of “Which limits?”.' } },
      undefined,
    ]);
  });

  test('where one question begins as another, and a text of one is a note', async () => {
    const { cities, told } = await loadMapped(
      `columns:
  City: city
  Limits: { means: dhs-access.limits, boxes: { Agreed: consent } }
  Limits - of holds: { means: detainer-hold.limits, boxes: { Agreed: consent } }
  Limits - Other - Text: dhs-access.note
`,
      'City,Limits - Agreed,Limits - Other - Text,Limits - of holds - Agreed\nA,1,Mondays,\nB,,,1\n',
    );
    expect(told).toEqual([]);
    expect(cities.map(({ answers }) => answers)).toEqual([
      { 'dhs-access': { limits: ['consent'], note: 'Mondays' } },
      { 'detainer-hold': { limits: ['consent'] } },
    ]);
  });

  test('whatever is ticked', async () => {
    const words = ['judicial-warrant', 'consent', 'conviction', 'on-request'];
    const styles = [
      (choice: string) => choice,
      (choice: string) => choice.toUpperCase(),
      () => '1',
      () => 'Yes',
      () => ' x ',
    ];
    await fc.assert(
      fc.asyncProperty(
        // What a survey writes where nothing is ticked is no choice.
        fc.uniqueArray(
          fc.stringMatching(/^[a-z]{2,4}(?:, [a-z]{2,3})?\??$/).filter((name) => name !== 'no' && name !== 'off'),
          { minLength: 4, maxLength: 4 },
        ),
        fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 1, maxLength: 4 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.constantFrom(...styles),
        fc.constantFrom('', '0', 'No'),
        async (names, picks, order, tick, blank) => {
          const map = `columns: { City: city, Q: { means: dhs-access.limits, boxes: { ${names.map((name, index) => `"${name}": ${words[index]}`).join(', ')} } } }\n`;
          const cells = (picked: readonly number[]) =>
            order.map((index) => (picked.includes(index) ? tick(names[index] ?? '') : blank));
          const rows = [
            ['City', ...order.map((index) => `Q [${names[index]}]`)],
            ...picks.map((each) => ['R', ...cells(each)]),
          ];
          const read = await limits(map, rows);
          expect(read.told).toEqual([]);
          expect(read.limits.map((each) => each && [...each].sort())).toEqual(
            picks.map((each) => (each.length === 0 ? undefined : each.map((index) => words[index]).sort())),
          );
        },
      ),
      runs(60),
    );
  });
});

describe('what is wrong is told where it stands', () => {
  const map = `columns: { City: city, Which limits?: { means: dhs-access.limits, boxes: ${boxes} } }\n`;
  const heading = choices.map((choice) => `"Which limits? [${choice}]"`).join(',');
  test.each([
    // Of rows: two that do not go together, a choice that the file does not have, a cell that says nothing known.
    [map, `City,${heading}\nA,,1,1,\n`],
    [map, `City,${heading},Which limits? [By Phone]\nA,,1,,,\nB,,,,,By phone\n`],
    [map, `City,${heading}\nA,1,maybe,,\nB,#REF!,1,,\n`],
    // Of columns: one that is missing, two that are the same, one that is two boxes.
    [map, `City,${heading.replace('agree', 'agre')}\nA,,,,\n`],
    [map, `City,${heading},Which limits? - If they agree\nA,,,,,\n`],
    [
      'columns: { City: city, L: { means: dhs-access.limits, boxes: { A: consent } }, M: { means: detainer-hold.limits, boxes: { A: consent } } }\n',
      'City,A\nR,1\n',
    ],
    [
      `columns: { City: city, L: { means: dhs-access.limits, boxes: { A: consent } } }\n`,
      'City,A,dhs-access.limits\nR,1,\n',
    ],
    [map, 'City,Q_1,Q_2\nA,,\n'],
    [
      'columns: { City: city, L: { means: dhs-access.limits, boxes: { Q3_1: consent } } }\n',
      'City,Q3_1,Q3_2,Q3_2_TEXT,Q4_1\nR,1,0,,1\nL,,1,x,1\n',
    ],
    [
      'columns: { City: city, L: { means: dhs-access.limits, boxes: { A: consent } }, A: readiness }\n',
      'City,A\nR,1\n',
    ],
    // Of the file.
    [
      'columns: { A: { means: dhs-access.instrument, boxes: { B: policy } }, C: { means: readiness, no-tick: none } }\n',
      'City\n',
    ],
    [
      'columns: { A: { means: dhs-access.limits, no-tick: no, boxes: { B: consnet, b: consent }, words: { Ja: perhaps } } }\n',
      'City\n',
    ],
    [
      'columns: { A: { means: dhs-access.limits, boxes: { B: consnet, b: consent }, words: { Ja: perhaps } } }\n',
      'City\n',
    ],
  ])('%j', async (file, table) => {
    expect((await loadMapped(file, table)).told).toMatchSnapshot();
  });
});
