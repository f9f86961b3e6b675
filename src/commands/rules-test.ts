import type { Command } from 'commander';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Case } from '../load/cases.ts';
import { fileProblem } from '../load/files/file-problem.ts';
import type { RuleSet } from '../model/rule-set.ts';
import type { Proof } from '../review/proof.ts';
import { rootOption } from './options.ts';
import { elsewhereShipped, printNotes } from './print-problems.ts';
import { printBlocks } from './publish.ts';

export function addRulesTest(rules: Command, io: Io): void {
  const command = rules.command('test');
  command
    .description('check a rule set against its examples and cases')
    .argument('<file|id>', 'id of a shipped rule set, or a file')
    .argument('[cases...]', 'case files (default: the one beside the rule set, rules.cases.yaml for rules.yaml)')
    .addOption(rootOption(command))
    .action((rules: string, cases: readonly string[], { root = null }: { readonly root?: string | null }) =>
      testRules(rules, cases, root, io),
    );
}

/** Exit code 1 when something does not come out as written, and when there is nothing that could. */
async function testRules(idOrPath: string, paths: readonly string[], root: string | null, io: Io): Promise<void> {
  const [{ loadRuleSetSource }, { casesBeside }, { prove }, { provedBlocks }] = await Promise.all([
    import('../load/rule-set/rule-set-source.ts'),
    import('../load/cases.ts'),
    import('../review/proof.ts'),
    import('../report/documents/proof.ts'),
  ]);
  const { ruleSet, examples, takesShippedId } = await loadRuleSetSource(idOrPath, root);
  if (takesShippedId) await printNotes([elsewhereShipped(ruleSet)], io);
  const beside = paths.length > 0 ? null : casesBeside(idOrPath);
  const cases = await loadAll(beside === null ? paths : [beside], ruleSet, root);
  const proof = provedOf(() => prove(ruleSet, examples, cases), ruleSet);
  await printBlocks(provedBlocks({ ruleSet, ...proof }), io);
  const failed = proof.examples.failed.length + proof.cases.failed.length;
  const count = proof.examples.count + proof.cases.count;
  io.exitCode = failed > 0 || count === 0 ? 1 : 0;
}

/** What cannot be worked out is an error of the rule set. */
function provedOf(prove: () => Proof, { id, path }: RuleSet): Proof {
  try {
    return prove();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `A condition of \`${id}\` ties together more answers than can be tried. \`psp-check rules check\` says which.`;
    throw new InputError([fileProblem(path ?? id, 'too-entangled', message)], { cause: error });
  }
}

/** The cases of files, which have to be for this rule set. */
async function loadAll(paths: readonly string[], ruleSet: RuleSet, root: string | null): Promise<readonly Case[]> {
  const { loadCases } = await import('../load/cases.ts');
  const all: Case[] = [];
  for (const path of paths) {
    const { ruleSet: other, cases } = await loadCases(path, root, ruleSet);
    if (other.digest !== ruleSet.digest) {
      const message = `These cases are for \`${other.id}\`, not for \`${ruleSet.id}\`. Name the rule set they are for.`;
      throw new InputError([fileProblem(path, 'other-rule-set', message)]);
    }
    all.push(...cases);
  }
  return all;
}
