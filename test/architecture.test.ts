import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { expect, test } from 'vitest';

type Import = {
  /** A path below src, or the name of a package. */
  readonly of: string;
  readonly isType: boolean;
  /** Loaded only where the code gets there. */
  readonly isLazy: boolean;
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll(sep, '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();

const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = text.matchAll(/(?:^|\n)(?:import|export)\s(?:([^;'"]*?)\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/g);
  return Array.from(found, ([, clause = '', from, lazy]) => {
    const specifier = from ?? lazy ?? '';
    return {
      of: specifier.startsWith('.') ? join(dirname(file), specifier).replaceAll(sep, '/') : specifier,
      isType: /^type\s/.test(clause) || /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(clause),
      isLazy: lazy !== undefined,
    };
  });
}

const layerOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : path);

/** Which layers one may take code from; its own always. Types may be taken from anywhere. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['cli.ts', 'io.ts'],
  'cli.ts': ['commands', 'program.ts', 'errors.ts', 'version.ts'],
  'program.ts': ['commands', 'errors.ts', 'exit-code.ts', 'version.ts'],
  'index.ts': ['api.ts', 'load', 'compare', 'report', 'model', 'errors.ts', 'exit-code.ts', 'version.ts'],
  'api.ts': ['load', 'evaluate', 'compare', 'report', 'model', 'version.ts'],
  commands: [
    'load',
    'evaluate',
    'review',
    'compare',
    'report',
    'form',
    'fields',
    'model',
    'text',
    'io.ts',
    'write.ts',
    'errors.ts',
    'exit-code.ts',
    'version.ts',
  ],
  'io.ts': ['report', 'model', 'text', 'write.ts', 'environment.ts', 'errors.ts'],
  'write.ts': ['errors.ts', 'real-path.ts'],
  load: ['fields', 'model', 'text', 'errors.ts', 'real-path.ts'],
  evaluate: ['fields', 'model', 'text'],
  review: ['evaluate', 'fields', 'model', 'text'],
  compare: ['evaluate', 'fields', 'model', 'text'],
  report: ['fields', 'model', 'text'],
  form: ['load', 'evaluate', 'fields', 'model', 'text', 'errors.ts'],
  fields: ['model', 'text'],
  text: ['model'],
  model: [],
  'environment.ts': [],
  'errors.ts': [],
  'exit-code.ts': [],
  'real-path.ts': [],
  'version.ts': [],
};

/** Where a package may be used, beside types. */
const packagesOf: Readonly<Record<string, (file: string) => boolean>> = {
  'node:fs': (file) => file.startsWith('load/') || ['write.ts', 'real-path.ts'].includes(file),
  'node:crypto': (file) => file.startsWith('load/'),
  'node:path': (file) =>
    file.startsWith('load/') || ['write.ts', 'io.ts', 'real-path.ts', 'commands/init/merge.ts'].includes(file),
  'node:buffer': (file) => file.startsWith('load/'),
  yaml: (file) => ['load/source/yaml-faults.ts', 'commands/init/city-text.ts', 'form/with-data.ts'].includes(file),
  '@clack/prompts': (file) => file === 'commands/init/prompts.ts',
  'node:stream': (file) => file === 'commands/init/prompts.ts',
  'node:tty': (file) => file === 'io.ts',
  'node:v8': (file) => file === 'io.ts',
  'fastest-levenshtein': (file) => file === 'text/suggest.ts',
  'get-east-asian-width': (file) => file === 'text/width.ts',
  'jsonc-parser': (file) => file === 'load/source/json.ts',
  'js-yaml': (file) => file === 'load/source/yaml.ts',
  zod: (file) => file.startsWith('model/') || file.startsWith('load/') || file === 'form/stand-ins/zod.ts',
  'lit-html': (file) => file.startsWith('form/page/'),
  'lit-html/directives/guard.js': (file) => file.startsWith('form/page/'),
  'lit-html/directives/live.js': (file) => file.startsWith('form/page/'),
  commander: (file) => file === 'program.ts',
  chalk: (file) => file === 'io.ts',
};

const isPackage = ({ of }: Import) => !of.endsWith('.ts');

test('every file belongs to a layer', () => {
  expect(files.filter((file) => !Object.hasOwn(mayUse, layerOf(file)))).toEqual([]);
});

test('a layer takes code only from the layers below it', () => {
  const wrong = [...imports].flatMap(([file, all]) =>
    all
      .filter((each) => !isPackage(each) && !each.isType)
      .filter(({ of }) => layerOf(of) !== layerOf(file) && !mayUse[layerOf(file)]?.includes(layerOf(of)))
      .map(({ of }) => `${file} → ${of}`),
  );
  expect(wrong).toEqual([]);
});

/** The rooms of load/, each of which may use those before it. */
const rooms = [
  'load/files',
  'load/source',
  'load/schema',
  'load/rule-set',
  'load/programme',
  'load/report',
  'load/city',
  'load',
];

test('a room of load/ takes code only from the rooms before it', () => {
  const wrong = [...imports].flatMap(([file, all]) =>
    all
      .filter(({ of, isType }) => !isType && of.startsWith('load/') && of.endsWith('.ts') && file.startsWith('load/'))
      .filter(({ of }) => rooms.indexOf(dirname(of)) > rooms.indexOf(dirname(file)))
      .map(({ of }) => `${file} → ${of}`),
  );
  expect(wrong).toEqual([]);
});

test('a package is used only where it belongs', () => {
  const wrong = [...imports].flatMap(([file, all]) =>
    all
      .filter((each) => isPackage(each) && !each.isType && !packagesOf[each.of]?.(file))
      .map(({ of }) => `${file} → ${of}`),
  );
  expect(wrong).toEqual([]);
});

test('what is looked for is there: the rules would find it', () => {
  expect(imports.get('load/source/yaml-faults.ts')).toContainEqual({ of: 'yaml', isType: false, isLazy: false });
  expect(imports.get('cli.ts')).toContainEqual({ of: 'program.ts', isType: false, isLazy: true });
  expect(imports.get('commands/check.ts')).toContainEqual({ of: 'commander', isType: true, isLazy: false });
});

/** What is loaded as soon as a file is. The build puts other modules in the place of two of them. */
function loadedWith(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file) || file === 'load/source/yaml-faults.ts' || file === 'load/city/accept.ts') return loaded;
  loaded.add(file);
  for (const { of, isType, isLazy } of imports.get(file) ?? []) if (!isType && !isLazy) loadedWith(of, loaded);
  return loaded;
}

test('a check of valid files loads neither zod nor yaml nor commander nor chalk', () => {
  const loaded = new Set(
    ['main.ts', 'commands/check.ts', 'commands/evaluate-files.ts'].flatMap((file) => [...loadedWith(file)]),
  );
  expect([...loaded].filter((name) => ['zod', 'yaml', 'commander', 'chalk'].includes(name))).toEqual([]);
});

test('no command that evaluates and no format loads zod, yaml or commander', () => {
  const loaded = new Set(
    [
      'commands/evaluate-files.ts',
      'evaluate/explain.ts',
      'evaluate/history/history.ts',
      ...files.filter((file) => file.startsWith('compare/') || file.startsWith('report/')),
    ].flatMap((file) => [...loadedWith(file)]),
  );
  expect([...loaded].filter((name) => ['zod', 'yaml', 'commander'].includes(name))).toEqual([]);
});

test('the program with all its commands loads neither zod nor yaml nor prompts, so that help does not', () => {
  const loaded = loadedWith('program.ts');
  expect([...loaded].filter((name) => ['zod', 'yaml', '@clack/prompts'].includes(name))).toEqual([]);
});
