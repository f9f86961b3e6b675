import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { defaultRuleSet, shippedIds, shippedText } from '../load/rule-set/shipped.ts';
import { instead } from '../load/schema/choices.ts';
import { rootOption } from './options.ts';
import { elsewhereShipped, printNotes } from './print-problems.ts';
import { printBlocks } from './publish.ts';
import { addRulesCheck } from './rules-check.ts';
import { addRulesNew } from './rules-new.ts';
import { addRulesTest } from './rules-test.ts';

export function addRules(program: Command, io: Io): void {
  const rules = program.command('rules').description('list rule sets, and show, check, test or create one');
  rules
    .command('list', { isDefault: true })
    .description('list the shipped rule sets and how each reads its text (the default)')
    .allowExcessArguments()
    .action((_options: object, { args: [unknown] }: Command) => {
      if (unknown === undefined) return listRules(io);
      const names = rules.commands.map((command) => command.name());
      throw new UsageError(`\`rules\` has no command \`${unknown}\`. ${instead(unknown, names)}`);
    });
  const show = rules.command('show');
  show
    .description('print the YAML of a rule set')
    .argument('<id|file>', 'id of a shipped rule set, or a file')
    .addOption(rootOption(show))
    .action((idOrPath: string, { root = null }: { readonly root?: string | null }) => showRules(idOrPath, root, io));
  addRulesCheck(rules, io);
  addRulesTest(rules, io);
  addRulesNew(rules, io);
}

async function listRules(io: Io): Promise<void> {
  const { shippedRuleSets } = await import('../load/rule-set/rule-set.ts');
  const { ruleSetListBlocks } = await import('../report/documents/rule-set.ts');
  await printBlocks(ruleSetListBlocks(await shippedRuleSets(), defaultRuleSet), io);
}

/** A file comes out as it stands, but for what a terminal or a CI server would obey. */
async function showRules(idOrPath: string, root: string | null, io: Io): Promise<void> {
  const ids = shippedIds();
  if (ids.includes(idOrPath)) {
    io.stdout.write(shippedText(idOrPath));
    return;
  }
  const [{ isPath }, { loadRuleSetSource }, { sanitiseLines }] = await Promise.all([
    import('../load/rule-set/named.ts'),
    import('../load/rule-set/rule-set-source.ts'),
    import('../text/sanitise.ts'),
  ]);
  if (!isPath(idOrPath))
    throw new UsageError(`\`${idOrPath}\` is not the id of a shipped rule set. ${instead(idOrPath, ids)}`);
  const { ruleSet, text, takesShippedId } = await loadRuleSetSource(idOrPath, root);
  if (takesShippedId) await printNotes([elsewhereShipped(ruleSet)], io);
  io.stdout.write(sanitiseLines(text));
}
