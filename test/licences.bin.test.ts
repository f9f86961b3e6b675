// The bundle has code of other packages; their licences ask to come along.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));
const manifest = (name: string) => read(join('node_modules', name, 'package.json'));

/** Of js-yaml, only its command asks for it; of lit-html, only its types. */
const notBundled = new Set(['argparse', '@types/trusted-types']);

/** Every package that src imports, and all that these need. */
function bundled(): readonly string[] {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const imported = sources.flatMap((path) =>
    Array.from(
      readFileSync(join('src', path), 'utf8').matchAll(/(?:\bfrom |\bimport\()'([^.'][^']*)'/g),
      ([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name,
    ),
  );
  const names = new Set<string>();
  const add = (name: string): void => {
    if (names.has(name) || notBundled.has(name) || name.startsWith('node:') || builtinModules.includes(name)) return;
    names.add(name);
    for (const each of Object.keys(Object(manifest(name)['dependencies']))) add(each);
  };
  for (const name of imported) add(name);
  return [...names].sort();
}

const licences = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
const entries = licences.split(`${'-'.repeat(80)}\n\n`);

test('every package of which there is code in dist is named with its version, its licence and the text of it', () => {
  expect(entries.map((entry) => entry.split('\n')[0])).toEqual(
    bundled().map((name) => `${name} ${manifest(name)['version']} (${manifest(name)['license']})`),
  );
  for (const entry of entries) {
    expect(entry).toMatch(/Copyright /);
    expect(entry).toMatch(/(?:Permission (?:is hereby granted|to use, copy, modify)|Redistribution and use in source and binary forms)/);
  }
});

test('the bill of materials has the same packages, and says the same in every build', () => {
  const sbom = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8'));
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'psp-check' } } });
  expect(sbom.components.map(({ name }: { readonly name: string }) => name).sort()).toEqual(bundled());
  expect([sbom.serialNumber, sbom.metadata.timestamp]).toEqual([undefined, undefined]);
});
