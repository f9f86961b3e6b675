import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporters } from '../support/reporters.ts';
import { filesOf, temporaryFolder } from './documents.ts';
import { hasSchemas, schemaPath, withSchemas } from './schemas.ts';

const { junit } = reporters;

const files = filesOf(junit, 'xml');

test.each(files)('xmllint finds %s well-formed', (_name, path) => {
  execFileSync('xmllint', ['--noout', path]);
});

describe.skipIf(!hasSchemas)(`the JUnit schemas${withSchemas}`, () => {
  describe.each(['junit-windyroad.xsd', 'jenkins-junit-10.xsd'])('%s', (xsd) => {
    test.each(files)('%s is valid', (_name, path) => {
      const { status, stderr } = lint(xsd, path);
      expect({ status, stderr }).toEqual({ status: 0, stderr: `${path} validates\n` });
    });

    test('a wrong document is found out', () => {
      const path = join(temporaryFolder(), 'bad.xml');
      writeFileSync(path, '<testsuites><testsuite name="x"/></testsuites>');
      expect(lint(xsd, path).status).toBe(3);
    });
  });
});

const lint = (xsd: string, path: string) =>
  spawnSync('xmllint', ['--noout', '--nonet', '--schema', schemaPath(xsd), path], { encoding: 'utf8' });
