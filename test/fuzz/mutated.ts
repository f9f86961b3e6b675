// Files of ours, damaged.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';

export type Kind = 'city' | 'cities' | 'rules' | 'cases';
export type Sample = {
  readonly kind: Kind;
  readonly extension: '.yaml' | '.json' | '.ndjson' | '.csv';
  readonly bytes: Buffer;
};

const yamlIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const kindOf = (folder: string, name: string): Kind =>
  name.endsWith('.cases.yaml') ? 'cases' : folder.endsWith('cities') ? 'city' : 'rules';

/** What is shipped, as YAML and as JSON, and small files that are quicker to try. */
const single: readonly Sample[] = ['data/cities', 'data/rules', 'test/fixtures/cities', 'test/fixtures/review'].flatMap(
  (folder) =>
    yamlIn(folder).flatMap((name): Sample[] => {
      const bytes = readFileSync(join(folder, name));
      const kind = kindOf(folder, name);
      const json = asJson(bytes);
      return [
        { kind, extension: '.yaml', bytes },
        ...(json ? [{ kind, extension: '.json', bytes: json } as const] : []),
      ];
    }),
);

const manyCities: readonly Sample[] = [
  {
    kind: 'cities',
    extension: '.ndjson',
    bytes: Buffer.concat(
      single
        .filter(({ kind, extension, bytes }) => kind === 'city' && extension === '.json' && bytes.length < 3000)
        .map(({ bytes }) => Buffer.from(`${JSON.stringify(JSON.parse(bytes.toString()))}\n`)),
    ),
  },
  {
    kind: 'cities',
    extension: '.csv',
    bytes: Buffer.from(
      [
        'city,as-of,readiness,violence.violent-crime-rate.2015,dhs-access.in-place,dhs-access.limits,detainer-hold.note,Timestamp',
        '"Alpha, Ohio",2017-08-18,yes,431.0,yes,judicial-warrant;consent,"Said ""no"".",1',
        'Beta,2017-08,declined,unknown,no,none,,2',
        ',,,,,,,',
        'Gamma,,,,,,,3',
        '',
      ].join('\r\n'),
    ),
  },
];
const shipped: readonly Sample[] = [...single, ...manyCities, ...manyCities];

function asJson(bytes: Buffer): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(parse(bytes.toString()), null, 2));
  } catch {
    return null;
  }
}

const token = fc.constantFrom(
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    ': ',
    ':',
    '- ',
    '? ',
    '#',
    '|',
    '>',
    '%',
    '@',
    '`',
    '!t ',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '\n',
    '\n  ',
    '\n- ',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\0',
    '\u001b[',
    '\u202e',
    '\ufeff',
    '\ud83d',
    'é',
    'e\u0301',
    '---\n',
    '...\n',
  ],
  ...[
    'yes',
    'no',
    'unknown',
    'declined',
    'null',
    '~',
    '010',
    '1e999',
    '-1',
    '9007199254740993',
    '48h',
    '2017-02-30',
    '2017',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'in-place',
    'held-by',
    'claims',
    'from',
    'until',
    'evidence',
    'reply',
    'note',
  ],
  ...['all', 'any', 'not', 'at-least', 'extends: ', 'met-when', 'conditions', '\\u0000', '\\ud800', '\\x1b'],
);

type Edit = { readonly at: number; readonly cut: number; readonly insert: Uint8Array };

const insert = fc.oneof(
  { weight: 5, arbitrary: token.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constant(Buffer.alloc(0)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...shipped), fc.nat(), fc.integer({ min: 1, max: 120 }))
      .map(([{ bytes }, at, length]) => bytes.subarray(at % bytes.length, (at % bytes.length) + length)),
  },
);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  cut: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(200)),
  insert,
});

const edited = (bytes: Buffer, { at, cut, insert: piece }: Edit): Buffer => {
  const start = at % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, start), piece, bytes.subarray(start + cut)]);
};

/** A file with some edits, most of them few, so that much of it stays what it was. */
export const mutated: fc.Arbitrary<Sample> = fc
  .tuple(fc.constantFrom(...shipped), fc.oneof(fc.array(edit, { maxLength: 2 }), fc.array(edit, { maxLength: 12 })))
  .map(([sample, edits]) => ({ ...sample, bytes: edits.reduce(edited, sample.bytes) }));

export const anyBytes: fc.Arbitrary<Sample> = fc.record({
  kind: fc.constantFrom('cities', 'rules', 'cases'),
  extension: fc.constantFrom('.yaml', '.json', '.ndjson', '.csv'),
  bytes: fc
    .oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(insert, { maxLength: 60 }).map((pieces) => Buffer.concat(pieces)),
    )
    .map((bytes) => Buffer.from(bytes)),
});
