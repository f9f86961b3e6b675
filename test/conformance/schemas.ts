import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Official schemas are not part of the project: `.ci/run` says in CONFORMANCE_SCHEMAS where they are. Without them the tests that need them are left out. */
const folder = process.env['CONFORMANCE_SCHEMAS'];

export const hasSchemas = folder !== undefined && existsSync(folder);
export const withSchemas = hasSchemas ? '' : ' (left out: CONFORMANCE_SCHEMAS names no folder)';

export const schemaPath = (name: string): string => join(folder ?? '', name);
export const schema = (name: string): object => JSON.parse(readFileSync(schemaPath(name), 'utf8'));
