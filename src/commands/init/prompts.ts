// Questions on a terminal. All text from files passes the sanitiser here.
import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { isCancel, log, multiselect, S_BAR, select, text } from '@clack/prompts';
import type { Output, Terminal } from '../../io.ts';
import { sanitise } from '../../text/sanitise.ts';
import { wrapSanitised } from '../../text/wrap.ts';
import { type Asker, Back, type Choice, Stopped } from './asker.ts';

export function prompts(terminal: Terminal, { color, columns }: Pick<Output, 'color' | 'columns'>): Asker {
  const output = color ? terminal.output : uncoloured(terminal.output);
  const ends = { input: terminal.input, output };
  const shown = (line: string) =>
    line
      .split('\n')
      .flatMap((each) => wrapSanitised(each, columns - 4))
      .join('\n');
  const options = <Value extends string>(choices: readonly Choice<Value>[]) =>
    choices.map(({ value, label, hint }) => ({
      value: value as string,
      label: sanitise(label),
      ...(hint === undefined || hint === '' ? {} : { hint: sanitise(hint) }),
    }));
  const ask = <Value>(question: () => Promise<Value>) => answered(terminal, question);
  return {
    say: (heading, below) => {
      log.step([shown(heading), ...(below === undefined ? [] : [shown(below)])].join('\n'), { output });
    },
    choose: async (message, choices, preset) => {
      const chosen = await ask(() =>
        select({ message: shown(message), options: options(choices), initialValue: preset as string, ...ends }),
      );
      const choice = choices.find(({ value }) => value === chosen);
      if (!choice) throw new Error(`\`${chosen}\` was not offered.`);
      return choice.value;
    },
    chooseSome: async (message, choices, none) => {
      const chosen = await ask(() =>
        multiselect({
          message: shown(`${message} (space chooses, Enter goes on; nothing chosen: ${none})`),
          options: options(choices),
          required: false,
          ...ends,
        }),
      );
      // The last line of the prompt is then “none”, which would be an answer.
      if (chosen.length === 0) output.write(`\x1b[1A\x1b[2K\x1b[90m${S_BAR}\x1b[39m  \x1b[2m${none}\x1b[22m\n`);
      return chosen;
    },
    write: async (message, problem, { preset, none, hint } = {}) => {
      const asMeant = (typed: string) => {
        const given = typed.trim() || (preset ?? '');
        return given.toLowerCase() === none?.toLowerCase() ? '' : given;
      };
      const hints = [...(hint === undefined ? [] : [hint]), ...(none === undefined ? [] : [`Enter: ${none}`])];
      const written = await ask(() =>
        text({
          // The other prompts draw the line at the left themselves.
          message: shown(message).replaceAll('\n', `\n${S_BAR}  `),
          // What is typed takes its place.
          placeholder: hints.join(' ') || (preset ?? ''),
          // What stands there after Enter alone.
          defaultValue: preset ?? none ?? '',
          validate: (value = '') => {
            const given = asMeant(value);
            const told =
              sanitise(given) === given ? problem(given) : 'This has characters that cannot be seen. Type it anew.';
            return told === null ? undefined : shown(told);
          },
          ...ends,
        }),
      );
      return asMeant(written);
    },
  };
}

/** Escape goes back and Ctrl-C stops; to the library of the prompts both are the same. */
async function answered<Value>(
  { input }: Pick<Terminal, 'input'>,
  question: () => Promise<Value>,
): Promise<Exclude<Value, symbol>> {
  let isEscape = false;
  const onKey = (_text: string | undefined, key: { readonly name?: string } | undefined) => {
    isEscape = key?.name === 'escape';
  };
  input.on('keypress', onKey);
  try {
    const value = await question();
    if (isAnswer(value)) return value;
  } finally {
    input.off('keypress', onKey);
  }
  throw isEscape ? new Back() : new Stopped();
}

const isAnswer = <Value>(value: Value): value is Exclude<Value, symbol> => !isCancel(value);

/** The prompts colour whatever the environment says. */
function uncoloured(terminal: WriteStream): Writable {
  const output = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: how a colour begins
      terminal.write(String(chunk).replace(/\x1b\[[\d;]*m/g, ''));
      done();
    },
  });
  return Object.assign(output, { isTTY: true, columns: terminal.columns, rows: terminal.rows });
}
