import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { type Io, paperOf } from '../io.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import { instead } from '../load/schema/choices.ts';
import { rootOption } from './options.ts';

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

export async function explain(id: string | null, rules: string | null, root: string | null, io: Io): Promise<void> {
  const { loadRuleSet, ruleSetExamples } = await import('../load/rule-set/rule-set.ts');
  const { explainCondition, explainRuleSet } = await import('../report/documents/explain.ts');
  const idOrPath = rules ?? defaultRuleSet;
  const ruleSet = await loadRuleSet(idOrPath, root);
  const paper = await paperOf(io.stdout);
  if (id === null) return io.stdout.write(explainRuleSet(ruleSet, paper));
  const condition = ruleSet.conditions.find((each) => each.id === id);
  if (condition === undefined) {
    const ids = ruleSet.conditions.map((each) => each.id);
    throw new UsageError(`${ruleSet.id} has no condition \`${id}\`. ${instead(id, ids)}`);
  }
  io.stdout.write(explainCondition(condition, ruleSet, await ruleSetExamples(idOrPath, root), paper));
}
