import * as local from 'node:path';
import type { ReadStream, WriteStream } from 'node:tty';
import { type Env, environment } from './environment.ts';
import { UsageError } from './errors.ts';
import type { ExitCode } from './exit-code.ts';
import { type Day, localDay } from './model/day.ts';
import type { Paper } from './report/render/pen.ts';
import type { Style } from './report/reporter.ts';
import { plain } from './report/reporter.ts';
import { shellWord } from './text/shell-word.ts';
import { isCharacterDevice, writeStream } from './write.ts';

/** One of the two streams of text a program has. Every decision about its looks is made once, when it is built. */
export type Output = {
  /** Writes all of it. Says nothing when the reader has gone; an OutputError when it cannot be written. */
  readonly write: (text: string) => void;
  readonly terminal: boolean;
  /** Columns of a terminal, 40 to 120; 80 elsewhere. */
  readonly columns: number;
  /** Whether signs may leave ASCII. */
  readonly unicode: boolean;
  readonly color: boolean;
};

/** What a run touches beside files. Tests hand in one of their own. */
export type Io = {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Env;
  /** How this program is called where it runs, for commands that messages suggest: `npx psp-check` where it is part of a project. */
  readonly command: string;
  /** The day a run without an as-of date takes: SOURCE_DATE_EPOCH's in UTC, else the clock's where the program runs. UsageError when SOURCE_DATE_EPOCH is not a time. */
  readonly today: () => Day;
  /** Milliseconds, of a clock that only goes forward. */
  readonly now: () => number;
  /** Fits V8 to a run over many inputs, and to one that has become long, or is over. */
  readonly tune: (run: 'many' | 'long') => Promise<void>;
  /** Has SIGINT and SIGTERM clean up before they end the program, until the function that it returns is called. */
  readonly onInterrupt: (cleanUp: () => void) => () => void;
  /** Lets a signal that has come be heard where something is to be cleaned up: reading and evaluating cities never wait for anything. */
  readonly hearSignals: () => Promise<void>;
  /** Where somebody can be asked; null unless standard input and output are terminals. */
  readonly terminal: () => Promise<Terminal | null>;
  exitCode: ExitCode;
};

/** Both ends of a terminal. */
export type Terminal = { readonly input: ReadStream; readonly output: WriteStream };

/** What is used of `process`. */
export type Process = {
  readonly stdin?: object;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly pid: number;
  readonly on: (signal: Signal, end: (signal: Signal) => void) => unknown;
  readonly off: (signal: Signal, end: (signal: Signal) => void) => unknown;
  readonly kill: (pid: number, signal: Signal) => unknown;
  readonly exit: (code: number) => unknown;
};
type Stream = { readonly isTTY?: boolean; readonly columns?: number };
type Signal = 'SIGINT' | 'SIGTERM';

/** The Io of a real process. */
export function makeIo(process: Process): Io {
  const env: Env = Object.fromEntries(
    Object.keys(environment)
      .map((name) => [name, process.env[name]])
      .filter(([, value]) => value),
  );
  const flag = colorFlag(process.argv.slice(2));
  return {
    stdout: output(1, () => process.stdout, env, flag),
    stderr: output(2, () => process.stderr, env, flag),
    env,
    // Asked for when it is said: the working directory may be gone.
    get command() {
      return commandOf(process.argv[1] ?? '', env);
    },
    today: () => today(env),
    now: () => performance.now(),
    tune,
    onInterrupt: (cleanUp) => onInterrupt(process, cleanUp),
    hearSignals: () => new Promise((resolve) => void setImmediate(resolve)),
    terminal: () => terminalOf(process),
    exitCode: 0,
  };
}

/** The command that runs the program at a path again from a folder: what finds it there by name, else its path. */
export function commandOf(program: string, env: Env, folder: string = local.resolve(), paths: Paths = local): string {
  const [, project] = /^(.*)[\\/]node_modules[\\/]/.exec(program) ?? [];
  const isInProject = project !== undefined && `${folder}${paths.sep}`.startsWith(`${project}${paths.sep}`);
  if (isInProject || /[\\/]_npx[\\/]/.test(program)) return 'npx psp-check';
  const isLink = !program.endsWith('.js');
  // npx and npm run have node_modules/.bin among the folders, and take it out again. On Windows the script that npm puts above node_modules is run.
  const place = isLink && project === undefined ? paths.dirname(program) : isLink ? undefined : project;
  if (place !== undefined && env.PATH?.split(paths.delimiter).includes(place)) return 'psp-check';
  const within = paths.relative(folder, program);
  const path = within.startsWith('..') ? program : isLink ? `.${paths.sep}${within}` : within;
  // Slashes lead to a file on Windows as well, where a backslash would need quotes.
  return `${isLink ? '' : 'node '}${shellWord(path.replaceAll(paths.sep, '/'))}`;
}

type Paths = Pick<local.PlatformPath, 'sep' | 'delimiter' | 'dirname' | 'relative'>;

/** What the text on a stream is laid out for. */
export async function paperOf(output: Output): Promise<Paper> {
  return { columns: output.columns, unicode: output.unicode, style: await styleOf(output) };
}

/** The colours of a stream; chalk is loaded only when there are any. */
export async function styleOf({ color }: Output): Promise<Style> {
  if (!color) return plain;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

/** `--color`, `--no-color` > NO_COLOR > FORCE_COLOR > TERM=dumb > is the stream a terminal. Empty variables count as not set. */
export function decideColor(flag: boolean | null, env: Env, terminal: boolean): boolean {
  if (flag !== null) return flag;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return terminal && env.TERM !== 'dumb';
}

/**
 * Signs leave ASCII unless something says that they cannot be shown: the locale, when one is set, is not UTF-8; or the terminal is one
 * without the glyphs. No locale at all, as in many containers and CI jobs, says nothing, and what reads their logs shows UTF-8.
 */
export function decideUnicode(env: Env, terminal: boolean): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (locale && !/utf-?8/i.test(locale)) return false;
  return !(terminal && (env.TERM === 'dumb' || env.TERM === 'linux'));
}

/** The last of the two flags before `--`. Read ahead of the other options, because bad usage is printed in colour too. */
function colorFlag(args: readonly string[]): boolean | null {
  const end = args.indexOf('--');
  const last = args.slice(0, end < 0 ? args.length : end).findLast((arg) => arg === '--color' || arg === '--no-color');
  return last === undefined ? null : last === '--color';
}

function output(fd: 1 | 2, stream: () => Stream, env: Env, flag: boolean | null): Output {
  // Building the stream loads node's net and tty, 5 ms of a start: only a character device can be a terminal.
  const terminal = isCharacterDevice(fd) && stream().isTTY === true;
  let open = true;
  return {
    write: (text) => {
      if (open) open = writeStream(fd, text);
    },
    terminal,
    columns: Math.min(Math.max((terminal && stream().columns) || 80, 40), 120),
    unicode: decideUnicode(env, terminal),
    color: decideColor(flag, env, terminal),
  };
}

function today(env: Env): Day {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch === undefined) return localDay(new Date());
  const date = new Date(/^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : Number.NaN);
  if (Number.isNaN(date.getTime())) {
    throw new UsageError(
      `SOURCE_DATE_EPOCH is not a number of seconds since 1970: ${epoch}. Correct it or give --as-of.`,
    );
  }
  return date.toISOString().slice(0, 10);
}

/** Not before there are many inputs: a short run would wait for it. */
async function tune(run: 'many' | 'long'): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  // V8 doubles the memory that new objects are made in up to 48 MB, whatever is left in it: after each city nothing is. It takes no more time so.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Its last compiler takes a fifth of the processor time of 2,000 cities, which only a run of some seconds gets back.
  setFlagsFromString(run === 'many' ? '--no-opt' : '--opt');
}

async function terminalOf({ stdin: input, stdout: output }: Process): Promise<Terminal | null> {
  const { ReadStream, WriteStream } = await import('node:tty');
  return input instanceof ReadStream && output instanceof WriteStream ? { input, output } : null;
}

function onInterrupt(process: Process, cleanUp: () => void): () => void {
  const end = (signal: Signal) => {
    release();
    cleanUp();
    // The signal's own end, so that a shell sees it; a process that may not end so (the first of a container) exits with the same code.
    process.kill(process.pid, signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const release = () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return release;
}
