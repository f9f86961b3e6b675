import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { OutputError } from './errors.ts';
import { realOf } from './real-path.ts';

/** A file, device or pipe that a document goes to. */
export type Target = {
  /** As given. */
  readonly path: string;
  /** Absolute, links followed, as far as it exists. */
  readonly real: string;
  /** The mode of the regular file that stands there; null when there is none yet. */
  readonly mode: number | null;
  /** A pipe or a device: there is nothing to replace, so the document is written directly into it. */
  readonly straight: boolean;
  /** Standard output already goes to it. */
  readonly isStdout: boolean;
};

/** Where documents for these paths go; changes nothing. OutputError for what cannot or must not be written, an input among them. */
export function resolveTargets(paths: readonly string[], inputs: readonly string[]): Target[] {
  const targets = paths.map(resolveTarget);
  for (const [index, { path, real }] of targets.entries()) {
    if (targets.findIndex((other) => other.real === real) < index) {
      throw new OutputError(`${path}: two reports would go to this file. Give each one its own.`);
    }
    const found = look(path);
    const input = found?.isFile() && inputs.find((name) => isSame(found, name === '-' ? standard(0) : look(name)));
    if (input) {
      throw new OutputError(
        `${path}: is an input of this run${input === path ? '' : ` (${input})`}. Write the report to another file.`,
      );
    }
  }
  return targets;
}

/** A document on its way to a target. */
type Writing = {
  /** Never throws: what goes wrong is reported in the end. */
  readonly append: (text: string) => void;
  /** OutputError when anything could not be written; what stood there before then still does. */
  readonly commit: () => Promise<void>;
  /** Leaves the target as it was, and nothing beside it. */
  readonly abandon: () => void;
};

/**
 * Begins a document that is written whole or not at all: into a new file beside the target, which in the end takes its name and mode. Folders on the
 * way are made. Pipes and devices are written to directly. Nothing is opened before there is a text.
 */
export function beginTarget(target: Target, onInterrupt: (cleanUp: () => void) => () => void): Writing {
  let open: Sink | null = null;
  let failed: OutputError | null = null;
  const attemptTo = (work: () => void) => {
    if (failed) return;
    try {
      work();
    } catch (error) {
      failed = failure(target.path, error);
      open?.abandon();
    }
  };
  const append = (text: string) => {
    if (text === '') return;
    attemptTo(() => {
      open ??= target.straight ? openStraight(target) : openBeside(target, onInterrupt);
      open.write(text);
    });
  };
  return {
    append,
    commit: async () => {
      attemptTo(() => open?.commit());
      // A signal that came meanwhile is only heard when the event loop turns.
      await new Promise(setImmediate);
      open?.release();
      if (failed) throw failed;
    },
    abandon: () => {
      open?.abandon();
      open?.release();
    },
  };
}

/** A document at once. OutputError when it could not be written. */
export async function writeTarget(
  target: Target,
  text: string,
  onInterrupt: (cleanUp: () => void) => () => void,
): Promise<void> {
  const writing = beginTarget(target, onInterrupt);
  writing.append(text);
  await writing.commit();
}

/** What a document is written into. */
type Sink = {
  readonly write: (text: string) => void;
  readonly commit: () => void;
  readonly abandon: () => void;
  /** Signals need no more care. */
  readonly release: () => void;
};

function openStraight({ path, isStdout }: Target): Sink {
  // A socket can be standard output, but not be opened by name.
  const fd = isStdout ? 1 : openWaiting(path);
  let isRead = true;
  const close = () => {
    if (!isStdout) closeSync(fd);
  };
  return {
    write: (text) => {
      if (isRead) isRead = writeFully(fd, text);
    },
    commit: close,
    abandon: close,
    release: () => {},
  };
}

/** A pipe has this long to find a reader, in milliseconds. */
const patience = 1000;

/** Without O_NONBLOCK, opening a pipe that nobody reads from would wait for ever. */
function openWaiting(path: string): number {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      if (codeOf(error) !== 'ENXIO' || Date.now() > deadline) throw error;
      sleep(10);
    }
  }
}

const sleep = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/**
 * Under a name that cannot be guessed, and new: a link that somebody put there is not followed. write-file-atomic opens a name that can be guessed, follows
 * links from it, and takes what a full disk cut off for a whole file.
 */
function openBeside(target: Target, onInterrupt: (cleanUp: () => void) => () => void): Sink {
  const folder = dirname(target.real);
  // Not named after the target, whose name may be as long as a name can be.
  const temporary = join(folder, `.psp-check-${Math.random().toString(36).slice(2)}.tmp`);
  const remove = () => rmSync(temporary, { force: true });
  const release = onInterrupt(remove);
  try {
    mkdirSync(folder, { recursive: true });
    const fd = openNew(temporary, target.mode);
    let isOpen = true;
    const close = () => {
      if (isOpen) closeSync(fd);
      isOpen = false;
    };
    return {
      write: (text) => void writeFully(fd, text),
      commit: () => {
        fsyncSync(fd);
        close();
        renameSync(temporary, target.real);
      },
      abandon: () => {
        close();
        remove();
      },
      release,
    };
  } catch (error) {
    remove();
    release();
    throw error;
  }
}

function openNew(path: string, mode: number | null): number {
  const fd = openSync(path, 'wx', mode ?? 0o666);
  // Opening took the umask off the old file's mode.
  if (mode !== null) fchmodSync(fd, mode);
  return fd;
}

/** Adds a text to the end of a file. OutputError when that fails. */
export function appendTo(path: string, text: string): void {
  attempt(path, () => {
    const fd = openSync(path, 'a');
    try {
      writeFully(fd, text);
    } finally {
      closeSync(fd);
    }
  });
}

/** Whether a path is that of a folder, or is written as one. */
export const isFolder = (path: string): boolean =>
  path.endsWith('/') || path.endsWith(sep) || look(path)?.isDirectory() === true;

/** Bytes of a file; 0 when there is none. */
export const sizeOf = (path: string): number => Number(look(path)?.size ?? 0);

/** Writes all of a text to standard output or error. False when its reader has gone; OutputError when it cannot be written. */
export function writeStream(fd: 1 | 2, text: string): boolean {
  return attempt(fd === 1 ? 'standard output' : 'standard error', () => writeFully(fd, text));
}

/** Whether an open stream can be a terminal. /dev/null is a character device too, but never one. */
export function isCharacterDevice(fd: number): boolean {
  const found = standard(fd);
  return found?.isCharacterDevice() === true && !isSame(found, look('/dev/null'));
}

function resolveTarget(path: string): Target {
  const found = look(path);
  const isStdout = found !== null && !found.isCharacterDevice() && isSame(found, standard(1));
  if (found?.isDirectory() || /[/\\]$/.test(path)) {
    throw new OutputError(`${path}: is a folder. Give the file in it: ${join(path, 'report')}`);
  }
  if (found === null && isLink(path)) {
    throw new OutputError(`${path}: is a link to something that does not exist. Remove it or make what it names.`);
  }
  if (found?.isFile()) {
    attempt(path, () => accessSync(path, constants.W_OK));
    // What standard output goes to may have lost its name.
    const real = isStdout ? path : attempt(path, () => realpathSync(path));
    return { path, real, mode: Number(found.mode) & 0o7777, straight: isStdout, isStdout };
  }
  return { path, real: attempt(path, () => realOf(resolve(path))), mode: null, straight: found !== null, isStdout };
}

/** Used again for every text that fits: of many cities each has its own. */
const shared = { bytes: Buffer.alloc(0) };
const mostShared = 2 ** 17;

function encoded(text: string): Buffer {
  // No character takes more than three bytes for each of its units.
  if (text.length * 3 > mostShared) return Buffer.from(text);
  if (shared.bytes.length === 0) shared.bytes = Buffer.allocUnsafeSlow(mostShared);
  return shared.bytes.subarray(0, shared.bytes.write(text));
}

/** Waits for a slow reader. False when the reader has gone. */
function writeFully(fd: number, text: string): boolean {
  const bytes = encoded(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      sleep(5);
    }
  }
  return true;
}

/** What a path leads to; null when there is nothing. Numbers of files are longer on Windows than a double is exact. */
function look(path: string): BigIntStats | null {
  return attempt(path, () => statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null);
}

function standard(fd: number): BigIntStats | null {
  try {
    return fstatSync(fd, { bigint: true });
  } catch {
    return null;
  }
}

const isLink = (path: string) =>
  attempt(path, () => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true);

const isSame = (one: BigIntStats, other: BigIntStats | null) =>
  other !== null && one.dev === other.dev && one.ino === other.ino;

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failure(path, error);
  }
}

const causes: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENXIO: 'nothing reads from it',
};

function failure(path: string, error: unknown): OutputError {
  const cause = causes[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
  return new OutputError(`${path}: cannot be written: ${cause}.`, { cause: error });
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
