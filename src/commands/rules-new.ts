import type { Command } from 'commander';
import { OutputError, UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { templateText } from '../load/files/data-folder.ts';
import { idWords } from '../model/id.ts';
import { shellWord } from '../text/shell-word.ts';
import { resolveTargets, writeTarget } from '../write.ts';
import { printNotes } from './print-problems.ts';

export function addRulesNew(rules: Command, io: Io): void {
  rules
    .command('new')
    .description('write a small rule set with comments, to start your own from')
    .argument('<file>', 'where to write it, such as my-set.yaml; - for standard output')
    .action((file: string) => newRuleSet(file, io));
}

/** Never writes over anything. */
async function newRuleSet(file: string, io: Io): Promise<void> {
  if (file === '-') return io.stdout.write(ruleSetTemplate('my-set'));
  if (!/\.ya?ml$/i.test(file))
    throw new UsageError(
      `A rule set is a YAML file. Give a name that ends in .yaml: ${io.command} rules new ${shellWord(`${file}.yaml`)}`,
    );
  const [target] = resolveTargets([file], []);
  if (!target) return;
  if (target.mode !== null || target.straight)
    throw new OutputError(`${file} already exists and is not overwritten. Give another name.`);
  await writeTarget(target, ruleSetTemplate(idOf(file)), io.onInterrupt);
  await printNotes([`Wrote ${file}. Edit it, then run: ${io.command} rules check ${shellWord(file)}`], io);
}

/** A small rule set that is valid as it is. */
export const ruleSetTemplate = (id: string): string =>
  templateText('rule-set.yaml').replace(/^rule-set: .*/m, `rule-set: ${id}`);

/** The name of a file as an id. */
function idOf(file: string): string {
  const name = /([^/\\]*)\.ya?ml$/i.exec(file)?.[1] ?? '';
  const id = idWords(name).join('-').slice(0, 60).replace(/-$/, '');
  return /^[a-z]/.test(id) ? id : 'my-set';
}
