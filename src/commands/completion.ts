import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { instead } from '../load/schema/choices.ts';
import { sanitise } from '../text/sanitise.ts';
import { scriptOf, shells } from './completion/scripts.ts';

export function addCompletion(program: Command, io: Io): void {
  program
    .command('completion')
    .description('print a completion script for your shell')
    .argument('<shell>', 'bash, zsh or fish; the first lines of the script say where to put it')
    // The words of a command line, from the script.
    .allowExcessArguments()
    .action((shell: string, _options: object, { args }: Command) => completion(shell, args.slice(1), program, io));
}

/** Prints the script of a shell or, given the words of a command line, what the shell may offer for the last of them. */
async function completion(
  name: string,
  words: readonly string[],
  program: Command,
  io: Pick<Io, 'stdout'>,
): Promise<void> {
  const shell = shells.find((each) => each === name);
  if (!shell) throw new UsageError(`\`${name}\` is not a shell that psp-check knows. ${instead(name, shells)}`);
  if (words.length === 0) {
    io.stdout.write(scriptOf(shell));
    return;
  }
  const [{ offerFor }, { shippedRuleSets }] = await Promise.all([
    import('./completion/offer.ts'),
    import('../load/rule-set/rule-set.ts'),
  ]);
  const offer = offerFor(program, words, await shippedRuleSets());
  const lines = offer.words.map(({ word, meaning }) => `${word}\t${sanitise(meaning)}\n`);
  io.stdout.write(`${offer.paths ?? ''}\t${offer.before}\n${lines.join('')}`);
}
