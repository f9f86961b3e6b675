import type { Io } from '../io.ts';
import { numberWords } from '../text/number-words.ts';

/** How far a long run has come, in one line that is written over. */
type Progress = {
  readonly show: (cities: number) => void;
  /** Takes the line away, before anything else is written there. */
  readonly clear: () => void;
};

/** Milliseconds before the line is first shown, and between two changes of it. */
const patience = 1000;
const pause = 100;

/** On standard error, where that is a terminal, and unless a document runs over the same one. */
export function progressOn(io: Io, quiet: boolean): Progress {
  if (!io.stderr.terminal || (io.stdout.terminal && !quiet)) return { show: () => {}, clear: () => {} };
  let next = io.now() + patience;
  let shown = '';
  return {
    show: (cities) => {
      const now = io.now();
      if (now < next) return;
      next = now + pause;
      shown = `${numberWords(cities)} cities checked`;
      io.stderr.write(`\r${shown}`);
    },
    clear: () => {
      if (shown !== '') io.stderr.write(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
}
