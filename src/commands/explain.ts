import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import { instead } from '../load/schema/choices.ts';
import { rootOption } from './options.ts';
import { printBlocks } from './publish.ts';

export function addExplain(program: Command, io: Io): void {
  const command = program.command('explain');
  command
    .description('show the questions of a rule set, or one condition in full')
    .argument('[condition]', 'id of a condition')
    .option(
      '-r, --rules <id|file>',
      `rule set to explain: the id of a shipped one, or a file (default: ${defaultRuleSet})`,
    )
    .addOption(rootOption(command))
    .action((condition: string | undefined, { rules, root }: { readonly rules?: string; readonly root?: string }) =>
      explain(condition ?? null, rules ?? null, root ?? null, io),
    );
}

async function explain(id: string | null, rules: string | null, root: string | null, io: Io): Promise<void> {
  const { loadRuleSet, ruleSetExamples } = await import('../load/rule-set/rule-set.ts');
  const { conditionBlocks, ruleSetBlocks } = await import('../report/documents/rule-set.ts');
  const idOrPath = rules ?? defaultRuleSet;
  const ruleSet = await loadRuleSet(idOrPath, root);
  if (id === null) return printBlocks(ruleSetBlocks(ruleSet), io);
  const condition = ruleSet.conditions.find((each) => each.id === id);
  if (condition === undefined) {
    const ids = ruleSet.conditions.map((each) => each.id);
    throw new UsageError(`${ruleSet.id} has no condition \`${id}\`. ${instead(id, ids)}`);
  }
  await printBlocks(conditionBlocks(condition, ruleSet, await ruleSetExamples(idOrPath, root)), io);
}
