import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { type Io, paperOf } from '../io.ts';
import { instead } from '../load/choices.ts';
import { defaultRuleSet, shippedIds, shippedText } from '../load/shipped.ts';
import { addRulesCheck } from './rules-check.ts';
import { addRulesTest } from './rules-test.ts';

export function addRules(program: Command, io: Io): void {
  const rules = program.command('rules').description('the rule sets that come with psp-check, and your own');
  rules
    .command('list', { isDefault: true })
    .description('what there is, and how each one reads its text (the default)')
    .allowExcessArguments()
    .action((_options: object, { args: [unknown] }: Command) => {
      if (unknown === undefined) return listRules(io);
      const names = rules.commands.map((command) => command.name());
      throw new UsageError(`\`rules\` has no command \`${unknown}\`. ${instead(unknown, names)}`);
    });
  rules
    .command('show')
    .description('the YAML of a rule set, to read or to start your own from')
    .argument('<id>', 'its id')
    .action((id: string) => showRules(id, io));
  addRulesCheck(rules, io);
  addRulesTest(rules, io);
}

export async function listRules(io: Io): Promise<void> {
  const { shippedRuleSets } = await import('../load/rule-set.ts');
  const { listRuleSets } = await import('../report/explain.ts');
  io.stdout.write(listRuleSets(await shippedRuleSets(), defaultRuleSet, await paperOf(io.stdout)));
}

export function showRules(id: string, io: Io): void {
  const ids = shippedIds();
  if (!ids.includes(id)) throw new UsageError(`There is no shipped rule set \`${id}\`. ${instead(id, ids)}`);
  io.stdout.write(shippedText(id));
}
