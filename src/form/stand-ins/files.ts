// For the page, in the place of node:fs, load/files/read.ts and load/files/root.ts: the only files there are those that came with the page.
import { InputError } from '../../errors.ts';
import { join } from './path.ts';

const files = new Map<string, Uint8Array>();

/** Makes a file readable under the path by which a city file names it. */
export const addFile = (path: string, text: string): void => void files.set(join(path), new TextEncoder().encode(text));

/** The bytes of a file that came with the page. InputError when there is none. */
export function readBytes(path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes) return bytes;
  const message = 'The page cannot read other files.';
  throw new InputError([{ path, line: 1, column: 1, code: 'not-found', message, frame: null }]);
}

export type Root = string | null;

export const checkRoot = (): void => {};
export const refusalOf = (): null => null;
export const realOf = (path: string): string => path;

export const existsSync = (): boolean => false;
export const statSync = existsSync;
