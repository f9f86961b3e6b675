// Documents whose examples are run: `yaml` and `csv` blocks that name a file make it up, `console` blocks run commands and show what they print.
import { readFileSync, writeFileSync } from 'node:fs';
import { run } from '../../src/cli.ts';
import { fakeIo } from './fake-io.ts';

export type Ran = { readonly command: string; readonly shown: string; readonly printed: string };

/** Runs the blocks in their order, in the working directory. */
export async function runDocument(document: string): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  let exitCode = 0;
  for (const [, language, info = '', text = ''] of document.matchAll(
    /^```(yaml|csv|console)(?: ([^\n]+))?\n(.*?)^```$/gms,
  )) {
    if (language !== 'console') writeBlock(info, text);
    for (const [, command = '', shown = ''] of language === 'console'
      ? text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)
      : []) {
      if (command === 'echo $?') ran.push({ command, shown, printed: `${exitCode}\n` });
      else {
        const result = await runCommand(command);
        exitCode = result.exitCode;
        ran.push({ command, shown, printed: result.printed });
      }
    }
  }
  return ran;
}

/** `name`: a file, or more of it; `name above key`: above a line; `name instead of "line"`. */
function writeBlock(info: string, text: string): void {
  const [, name, above, replaced] = /^(\S+)(?: above (\S+)| instead of "(.*)")?$/.exec(info) ?? [];
  if (name === undefined) return;
  const before = contentOf(name);
  const write = (content: string) => {
    if (content === before) throw new Error(`${info}: nothing changes`);
    writeFileSync(name, content);
  };
  if (above !== undefined)
    write(before.replace(`\n\n${above}:\n`, `\n${text.startsWith(' ') ? '' : '\n'}${text}\n${above}:\n`));
  else if (replaced !== undefined) write(before.replace(`${replaced}\n`, text));
  else write(`${before}${before === '' || text.startsWith('    ') ? '' : '\n'}${text}`);
}

function contentOf(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return '';
  }
}

async function runCommand(command: string): Promise<{ readonly printed: string; readonly exitCode: number }> {
  const [program, ...args] = command.split(' ');
  if (program !== 'psp-check') throw new Error(`${command} is no command of psp-check`);
  const printed: string[] = [];
  const write = (text: string) => void printed.push(text);
  const io = fakeIo({ stdout: { write }, stderr: { write } });
  await run(args, io);
  return { printed: printed.join(''), exitCode: io.exitCode };
}
