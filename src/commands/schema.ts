import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { instead } from '../load/schema/choices.ts';
import { schemaNames } from '../load/schema/schema-names.ts';
import { rootOption, rulesOption } from './options.ts';

export function addSchema(program: Command, io: Io): void {
  const command = program.command('schema');
  command
    .description('print a JSON Schema for editors and programs')
    .argument(
      '<what>',
      'city: city files; columns: files for --columns; rules: rule sets; report, comparison, history, change-set: what check, compare, history and diff print with --format json',
    )
    .addOption(
      rulesOption(command, 'rule sets whose conditions a city file may answer; repeatable (default: all shipped ones)'),
    )
    .addOption(rootOption(command))
    .action((what: string, { rules = [], root }: { readonly rules?: readonly string[]; readonly root?: string }) =>
      schema(what, rules, root ?? null, io),
    );
}

async function schema(what: string, rules: readonly string[], root: string | null, io: Io): Promise<void> {
  const of = schemaNames.find((name) => name === what);
  if (!of) throw new UsageError(`\`${what}\` is not the name of a schema. ${instead(what, schemaNames)}`);
  if (rules.length > 0 && of !== 'city') {
    throw new UsageError(`The schema of \`${what}\` is the same for every rule set. Leave \`--rules\` out.`);
  }
  const [{ jsonSchema }, { loadRuleSets, shippedRuleSets }, { toJson }] = await Promise.all([
    import('../load/json-schema.ts'),
    import('../load/rule-set/rule-set.ts'),
    import('../report/formats/json.ts'),
  ]);
  const ruleSets = rules.length > 0 ? await loadRuleSets(rules, root) : await shippedRuleSets();
  io.stdout.write(`${toJson(jsonSchema(of, ruleSets))}\n`);
}
