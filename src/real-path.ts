import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A path with its links followed, as far as it exists. Errors of the system, such as a folder that may not be looked into, are thrown. */
export function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const parent = dirname(resolve(path));
    if (!isMissing(error) || parent === resolve(path)) throw error;
    return join(realOf(parent), basename(path));
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
