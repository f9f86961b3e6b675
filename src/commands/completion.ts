import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { instead } from '../load/choices.ts';
import { version } from '../version.ts';
import type { CommandLine } from './completion/command-line.ts';
import { type Shell, shells } from './completion/shells.ts';

export function addCompletion(program: Command, io: Io): void {
  program
    .command('completion')
    .description('a script that has a shell complete commands, options and ids')
    .argument('<shell>', 'bash, zsh or fish; the first lines of the script say where it goes')
    .action((shell: string) => completion(shell, program, io));
}

export async function completion(name: string, program: Command, io: Io): Promise<void> {
  const shell = shells.find((each) => each === name);
  if (!shell) throw new UsageError(`There is no completion for \`${name}\`. ${instead(name, shells)}`);
  const [{ commandLineOf }, { shippedRuleSets }, script] = await Promise.all([
    import('./completion/command-line.ts'),
    import('../load/rule-set.ts'),
    scripts[shell](),
  ]);
  io.stdout.write(script(commandLineOf(program, await shippedRuleSets()), version));
}

const scripts: Record<Shell, () => Promise<(commandLine: CommandLine, version: string) => string>> = {
  bash: async () => (await import('./completion/bash.ts')).bash,
  zsh: async () => (await import('./completion/zsh.ts')).zsh,
  fish: async () => (await import('./completion/fish.ts')).fish,
};
