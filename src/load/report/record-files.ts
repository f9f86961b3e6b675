// Whether an operand names reports that psp-check wrote, and not cities.
import { InputError } from '../../errors.ts';
import { type InputKind, kindOf } from '../files/input-kind.ts';
import { type ExpandOptions, expandOperands } from '../files/operands.ts';
import { readParts } from '../files/read.ts';
import type { Root } from '../files/root.ts';

/** The files of an operand, each a JSON or NDJSON document of psp-check; null where any is something else. */
export function recordFiles(operand: string, { root = null, exclude }: ExpandOptions): readonly string[] | null {
  if (operand === '-') return null;
  const { files, problems } = expandOperands([operand], { root, ...(exclude ? { exclude } : {}) });
  const isRecord = files.length > 0 && problems.length === 0 && files.every(({ path }) => isWritten(path, root));
  return isRecord ? files.map(({ path }) => path) : null;
}

/** Null where a path does not end like that of a record. */
export function recordKind(path: string): 'json' | 'ndjson' | null {
  const kind: InputKind = kindOf(path, 'yaml');
  return kind === 'json' || kind === 'ndjson' ? kind : null;
}

/** The first key, whichever way a program has sorted them: no city file begins with one of these. */
const start = /^\ufeff?\s*\{\s*"(?:changeSet|comparison|errors?|histories|reports|ruleSets|schemaVersion|tool)"\s*:/;

function isWritten(path: string, root: Root): boolean {
  if (recordKind(path) === null) return false;
  try {
    for (const part of readParts(path, root)) return start.test(part.toString('utf8', 0, 1000));
  } catch (error) {
    // Whoever reads it as a city tells what is wrong.
    if (!(error instanceof InputError)) throw error;
  }
  return false;
}
