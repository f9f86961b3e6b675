import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isInside,
  isNetworkPath,
  pathBelow,
  pathBetween,
  pathIn,
  pathNamedIn,
  withSlashes,
} from '../../../src/load/files/paths.ts';
import { excluder, wayOf } from '../../../src/load/files/pattern.ts';

describe('a file that another names', () => {
  test.each([
    ['answers/city.yaml', '../agencies/jail.yaml', 'agencies/jail.yaml', 'agencies/jail.yaml'],
    ['answers/city.yaml', '..\\agencies\\jail.yaml', 'agencies/jail.yaml', 'agencies/jail.yaml'],
    ['city.yaml', './ours.yaml', 'ours.yaml', 'ours.yaml'],
    ['C:\\repo\\answers\\city.yaml', '../agencies/jail.yaml', '../agencies/jail.yaml', 'C:\\repo\\agencies\\jail.yaml'],
    [
      'C:/repo/answers/city.yaml',
      '..\\agencies\\jail.yaml',
      'C:/repo/agencies/jail.yaml',
      'C:/repo/agencies/jail.yaml',
    ],
    ['answers\\city.yaml', 'jail.yaml', 'jail.yaml', 'answers\\jail.yaml'],
    ['answers/city.yaml', 'D:\\jails\\jail.yaml', 'D:/jails/jail.yaml', 'D:/jails/jail.yaml'],
    ['answers/city.yaml', '\\\\server\\jails\\jail.yaml', '//server/jails/jail.yaml', '//server/jails/jail.yaml'],
  ])('by %j as %j', (namer, name, onPosix, onWindows) => {
    expect([pathNamedIn(namer, name, posix), pathNamedIn(namer, name, win32)]).toEqual([onPosix, onWindows]);
  });

  test('is the same on each system, whichever separator it is written with', () => {
    const names = fc.array(fc.constantFrom('..', '.', 'a', 'b c', 'é.yaml'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, names, (namer, name) => {
        const path = pathNamedIn(namer.join('/'), name.join('/'), posix);
        expect(pathNamedIn(namer.join('/'), name.join('\\'), posix)).toBe(path);
        expect(pathNamedIn(namer.join('/'), name.join('\\'), win32)).toBe(path);
      }),
    );
  });
});

test.each([
  ['answers', 'answers/a.yaml', 'answers/a.yaml'],
  ['answers/', 'answers/a.yaml', 'answers/a.yaml'],
  ['', 'a.yaml', 'a.yaml'],
  ['/', '/a.yaml', '/a.yaml'],
  ['.\\answers', '.\\answers/a.yaml', '.\\answers\\a.yaml'],
  ['C:\\', 'C:\\/a.yaml', 'C:\\a.yaml'],
  ['C:\\repo/answers', 'C:\\repo/answers/a.yaml', 'C:\\repo/answers/a.yaml'],
])('a file in the folder %j', (folder, onPosix, onWindows) => {
  expect([pathIn(folder, 'a.yaml', posix), pathIn(folder, 'a.yaml', win32)]).toEqual([onPosix, onWindows]);
});

test.each([
  ['answers', 'answers/a.yaml', 'a.yaml'],
  ['answers/', 'answers/a/b.yaml', 'a/b.yaml'],
  ['.\\answers', '.\\answers\\a\\b.yaml', 'a/b.yaml'],
  ['C:\\base\\', 'C:\\base\\a.yaml', 'a.yaml'],
  ['answers', 'answers', ''],
  ['answers', 'answers-of-others/a.yaml', 'answers-of-others/a.yaml'],
  ['.', 'a.yaml', 'a.yaml'],
])('from the folder %j on, %j is %j', (folder, path, expected) => {
  expect(pathBelow(folder, path, win32)).toBe(expected);
});

test('the path from a folder to a file has slashes, and is absolute from one drive to another', () => {
  expect(pathBetween('/repo', '/repo/answers/a.yaml', posix)).toBe('answers/a.yaml');
  expect(pathBetween('D:\\repo', 'd:\\Repo\\answers\\a.yaml', win32)).toBe('answers/a.yaml');
  expect(pathBetween('D:\\repo\\answers', 'D:\\repo\\rules\\a.yaml', win32)).toBe('../rules/a.yaml');
  expect(pathBetween('D:\\repo', 'C:\\a.yaml', win32)).toBe('C:/a.yaml');
  expect(withSlashes('a\\b', posix)).toBe('a\\b');
});

test.each([
  ['C:\\repo', 'C:\\repo', true],
  ['C:\\repo\\a.yaml', 'C:\\repo', true],
  ['c:\\Repo\\a.yaml', 'C:\\repo', true],
  ['C:\\repo\\..a.yaml', 'C:\\repo', true],
  ['C:\\a.yaml', 'C:\\', true],
  ['C:\\repository\\a.yaml', 'C:\\repo', false],
  ['D:\\repo\\a.yaml', 'C:\\repo', false],
  ['C:\\', 'C:\\repo', false],
  ['\\\\server\\share\\a.yaml', 'C:\\', false],
])('whether %s is inside %s: %s', (path, folder, expected) => {
  expect(isInside(path, folder, win32)).toBe(expected);
});

test('inside a folder is what a path below it leads to', () => {
  const names = fc.array(fc.constantFrom('a', 'ab', '..a', 'b'), { maxLength: 4 });
  fc.assert(
    fc.property(names, names, (one, other) => {
      const expected = other.every((name, index) => one[index] === name);
      expect(isInside(`/${one.join('/')}`, `/${other.join('/')}`, posix)).toBe(expected);
      expect(isInside(`C:\\${one.join('\\')}`, `C:\\${other.join('\\')}`, win32)).toBe(expected);
    }),
  );
});

test('a path to another computer or a device is one on Windows alone', () => {
  const paths = ['\\\\server\\share\\a.yaml', '//server/share/a.yaml', '\\\\.\\pipe\\a', '\\\\?\\C:\\a.yaml'];
  expect(paths.map((path) => isNetworkPath(path, win32))).toEqual([true, true, true, true]);
  expect(paths.map((path) => isNetworkPath(path, posix))).toEqual([false, false, false, false]);
  expect(['C:\\a.yaml', '\\a.yaml', 'a\\\\b.yaml'].map((path) => isNetworkPath(path, win32))).toEqual([
    false,
    false,
    false,
  ]);
});

test.each([
  ['answers/*.yaml', '', ['answers', '*.yaml']],
  ['answers\\**\\*.yaml', '', ['answers', '**', '*.yaml']],
  ['C:\\repo\\*.yaml', 'C:\\', ['repo', '*.yaml']],
  ['C:/repo/*.yaml', 'C:/', ['repo', '*.yaml']],
  ['\\\\server\\share\\*.yaml', '\\\\server\\share\\', ['*.yaml']],
  ['.\\*.yaml', '', ['.', '*.yaml']],
])('on Windows the pattern %s starts at %j', (pattern, root, parts) => {
  expect(wayOf(pattern, win32)).toEqual({ root, parts });
});

test('what is excluded may be written with either separator on Windows', () => {
  const isExcluded = excluder(['answers\\old', 'drafts/*.yaml'], win32);
  const paths = ['answers/old/a.yaml', 'answers\\old', '.\\answers\\old\\a.yaml', 'drafts\\a.yaml', 'answers\\a.yaml'];
  expect(paths.map(isExcluded)).toEqual([true, true, true, true, false]);
});
