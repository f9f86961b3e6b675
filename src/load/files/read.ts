import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { fileProblem, isSystemError, systemProblem } from './file-problem.ts';
import { leftFolder, leftMessage, type Root } from './root.ts';

const mebibyte = 2 ** 20;
/** A pipe has this long to find a writer, in milliseconds. */
const patience = 1000;

/**
 * The bytes of a file, or of standard input for `-`. InputError when there is no such file, when it is a folder, empty or too large, or cannot be read. Files
 * without a size end too: no more than `maxBytes` is ever read.
 */
export function readBytes(path: string, root: Root = null, maxBytes: number = mebibyte): Uint8Array {
  const parts: Buffer[] = [];
  let length = 0;
  for (const part of readParts(path, root)) {
    length += part.length;
    if (length > maxBytes) throw tooLarge(path, maxBytes);
    parts.push(Buffer.from(part));
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts, length);
}

function open(path: string, root: Root): number {
  const left = leftFolder(path, root);
  if (left !== null) throw new InputError([fileProblem(path, 'outside-repository', leftMessage(left))]);
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

/** The bytes of a file of any size, or of standard input for `-`, as they come. A part is only valid until the next one is asked for. */
export function* readParts(path: string, root: Root = null): Generator<Buffer> {
  try {
    const descriptor = path === '-' ? 0 : open(path, root);
    try {
      yield* partsOf(descriptor, path);
    } finally {
      if (descriptor !== 0) closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof InputError || !isSystemError(error)) throw error;
    throw new InputError([systemProblem(path, error.code)], { cause: error });
  }
}

function* partsOf(descriptor: number, path: string): Generator<Buffer> {
  const stats = fstatSync(descriptor, { bigint: true });
  if (stats.isDirectory()) throw new InputError([systemProblem(path, 'EISDIR')]);
  if (stats.isFile()) noteInput(stats);
  // One byte more than is expected, so that one read sees the end. Files of the system have no size.
  const expected = stats.isFile() && stats.size > 0n ? Number(stats.size) : Number.POSITIVE_INFINITY;
  const buffer = Buffer.allocUnsafe(Math.min(expected + 1, 2 ** 16));
  const deadline = Date.now() + patience;
  // A pipe with a name reads as if it had ended until somebody opens it to write.
  const isUnwritten = () => stats.isFIFO() && descriptor !== 0 && Date.now() < deadline;
  for (let length = 0; ; ) {
    const count = readSome(descriptor, buffer);
    if (count === 0 && length === 0 && isUnwritten()) {
      sleep(10);
      continue;
    }
    length += count;
    if (length === 0) throw new InputError([fileProblem(path, 'empty', emptyMessage(stats))]);
    if (count > 0) yield buffer.subarray(0, count);
    if (count === 0 || (length >= expected && count < buffer.length)) return;
  }
}

function readSome(descriptor: number, buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
      sleep(10);
    }
  }
}

const sleep = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

function tooLarge(path: string, maxBytes: number): InputError {
  const limit = maxBytes % mebibyte === 0 ? `${maxBytes / mebibyte} MiB` : `${maxBytes} bytes`;
  return new InputError([fileProblem(path, 'too-large', `The file is larger than ${limit}. Split it.`)]);
}

const emptyMessage = (stats: BigIntStats) => (stats.isFIFO() ? 'The pipe was empty.' : 'The file is empty.');

/** By device, the numbers of the regular files that this process has read. Those of Windows are longer than a double is exact. */
const inputs = new Map<bigint, Set<bigint>>();

/** Notes a file that is read: what a city file or a rule set names is only known then. */
function noteInput({ dev, ino }: BigIntStats): void {
  const onDevice = inputs.get(dev) ?? new Set();
  inputs.set(dev, onDevice.add(ino));
}

/** Whether a path leads to a file that was read, by whatever name. */
export function isInput(path: string): boolean {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found !== undefined && inputs.get(found.dev)?.has(found.ino) === true;
}
