import fc from 'fast-check';
import { expect, test } from 'vitest';
import { artifactLocation } from '../../../src/report/formats/artifact-location.ts';

test.each([
  ['answers/rivertown.yaml', 'answers/rivertown.yaml', 'SRCROOT'],
  ['./answers/./a.yaml', 'answers/./a.yaml', 'SRCROOT'],
  ['././/a.yaml', 'a.yaml', 'SRCROOT'],
  ['../a.yaml', '../a.yaml', 'SRCROOT'],
  ['a:b.yaml', 'a%3Ab.yaml', 'SRCROOT'],
  ['c:', 'c%3A', 'SRCROOT'],
  ['answers/é ?#%.yaml', 'answers/%C3%A9%20%3F%23%25.yaml', 'SRCROOT'],
  ['a\\b.yaml', 'a%5Cb.yaml', 'SRCROOT'],
  ['half \ud83d.yaml', 'half%20%EF%BF%BD.yaml', 'SRCROOT'],
  ['-', '-', 'SRCROOT'],
  ['/tmp/a b.yaml', 'file:///tmp/a%20b.yaml', undefined],
  ['C:\\cities\\a b.yaml', 'file:///C:/cities/a%20b.yaml', undefined],
  ['d:/cities/a.yaml', 'file:///d:/cities/a.yaml', undefined],
  ['\\\\server\\city hall\\a.yaml', 'file://server/city%20hall/a.yaml', undefined],
  ['\\\\?\\a.yaml', '%5C%5C%3F%5Ca.yaml', 'SRCROOT'],
])('%j is at %s', (path, uri, uriBaseId) => {
  expect(artifactLocation(path)).toEqual(uriBaseId === undefined ? { uri } : { uri, uriBaseId });
});

test('every path is a reference that resolves below its base, or is absolute', () => {
  const path = fc.string({
    unit: fc.constantFrom('a', ':', '/', '\\', '?', '#', '%', ' ', '\ud800', 'é', '.'),
    minLength: 1,
  });
  fc.assert(
    fc.property(path, (each) => {
      const { uri, uriBaseId } = artifactLocation(each);
      expect(uri).toMatch(/^[\w\-.~!*'()%/:]*$/);
      expect(new URL(uri, 'https://base.example/a/').host).toBe(uriBaseId ? 'base.example' : '');
    }),
  );
});
