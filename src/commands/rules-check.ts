import type { Command } from 'commander';
import { InputError, type Problem } from '../errors.ts';
import type { Io } from '../io.ts';
import type { RuleSetSource } from '../load/rule-set/rule-set-source.ts';
import type { Checked } from '../report/documents/proof.ts';
import type { Remark } from '../review/review.ts';
import type { Severity } from '../text/problem.ts';
import { rootOption } from './options.ts';
import { elsewhereShipped, printNotes, printProblems, printRemarks } from './print-problems.ts';
import { printBlocks } from './publish.ts';

export function addRulesCheck(rules: Command, io: Io): void {
  const command = rules.command('check');
  command
    .description('find errors and oddities in rule sets of your own')
    .argument('<files...>', 'rule set files')
    .addOption(rootOption(command))
    .action((files: readonly string[], { root = null }: { readonly root?: string | null }) =>
      checkRules(files, root, io),
    );
}

/** Tells errors, warnings and notes; exit code 2 when there is an error. */
async function checkRules(files: readonly string[], root: string | null, io: Io): Promise<void> {
  const { checkedBlocks } = await import('../report/documents/proof.ts');
  const checked: Checked[] = [];
  for (const file of files) checked.push(await checkFile(file, root, io));
  await printBlocks(checkedBlocks(checked), io);
  if (checked.some(({ counts }) => counts.error > 0)) io.exitCode = 2;
}

async function checkFile(file: string, root: string | null, io: Io): Promise<Checked> {
  const [{ loadRuleSetSource }, { reviewRuleSet }] = await Promise.all([
    import('../load/rule-set/rule-set-source.ts'),
    import('../review/review.ts'),
  ]);
  try {
    const source = await loadRuleSetSource(file, root);
    if (source.takesShippedId) await printNotes([elsewhereShipped(source.ruleSet)], io);
    const { problems, remarks: others } = await alternativesOf(source, root);
    const remarks = [...reviewRuleSet(source), ...others].map(({ severity, code, message, at }) => ({
      severity,
      problem: source.problem(at, code, message),
    }));
    await printRemarks(remarks.toSorted(byPlace), io);
    await printProblems(problems, io);
    const count = (severity: Severity) => remarks.filter((remark) => remark.severity === severity).length;
    const counts = { error: count('error') + problems.length, warning: count('warning'), note: count('note') };
    return { path: file, ruleSet: source.ruleSet, counts };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await printProblems(error.problems, io);
    return { path: file, ruleSet: null, counts: { error: error.problems.length, warning: 0, note: 0 } };
  }
}

type Placed = { readonly problem: Problem };

const byPlace = ({ problem: a }: Placed, { problem: b }: Placed) => a.line - b.line || a.column - b.column;

/** Every report gives the verdicts under the alternatives, so they have to be fit for use, too. */
async function alternativesOf(
  { ruleSet }: RuleSetSource,
  root: string | null,
): Promise<{ readonly remarks: readonly Remark[]; readonly problems: readonly Problem[] }> {
  const { loadRuleSet } = await import('../load/rule-set/rule-set.ts');
  const remarks: Remark[] = [];
  const problems: Problem[] = [];
  for (const [index, alternative] of ruleSet.alternatives.entries()) {
    try {
      await loadRuleSet(alternative, root);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const message = 'This other reading cannot be used: it has problems of its own.';
      remarks.push({ severity: 'error', code: 'unusable-rule-set', message, at: ['alternatives', index] });
      problems.push(...error.problems);
    }
  }
  return { remarks, problems };
}
