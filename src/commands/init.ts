import type { Command } from 'commander';
import { OutputError, UsageError } from '../errors.ts';
import { interrupted } from '../exit-code.ts';
import type { Io, Terminal } from '../io.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import type { City } from '../model/city.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { resolveTargets, writeTarget } from '../write.ts';
import type { Beside } from './init/blank.ts';
import { rootOption, rulesOption } from './options.ts';
import { printNotes } from './print-problems.ts';

export type InitOptions = {
  /** An id or a path; null: the file's own, or the default. */
  readonly rules: string | null;
  /** A form to fill in instead of questions. */
  readonly blank: boolean;
  /** The folder inside which files that files name have to be; null: the repository of each, or its folder and the working directory. */
  readonly root: string | null;
};

export function addInit(program: Command, io: Io): void {
  const command = program.command('init');
  command
    .description('create or complete a city file, by answering questions or from a template')
    .argument('[file]', 'the city file; - for standard output')
    .addOption(
      rulesOption(command, `the rule set whose questions it answers (default: the file's own, or ${defaultRuleSet})`),
    )
    .option('--blank', 'a form to fill in, with every question in comments, as without a terminal')
    .addOption(rootOption(command))
    .action(
      (
        file: string | undefined,
        {
          rules = [],
          blank = false,
          root = null,
        }: { readonly rules?: readonly string[]; readonly blank?: boolean; readonly root?: string | null },
      ) => {
        if (rules.length > 1) throw new UsageError('`init` takes the questions of one rule set. Give `--rules` once.');
        return init(file ?? null, { rules: rules[0] ?? null, blank, root }, io);
      },
    );
}

export async function init(file: string | null, { rules, blank, root }: InitOptions, io: Io): Promise<void> {
  if (file !== null && /\.json$/i.test(file)) {
    throw new UsageError(
      `\`${file}\`: a city file made here has comments, which JSON has not. Give a name that ends in .yaml.`,
    );
  }
  const terminal = blank || file === '-' ? null : await io.terminal();
  if (terminal) await ask(terminal, file, rules, root, io);
  else await writeBlank(file === '-' ? null : file, rules ?? defaultRuleSet, root, io);
}

async function writeBlank(file: string | null, rules: string, root: string | null, io: Io): Promise<void> {
  const { blank: blankFile } = await import('./init/blank.ts');
  const ruleSet = await load(rules, root);
  const text = blankFile(ruleSet, await besideOf(file ?? 'city.yaml', rules));
  if (file === null) return io.stdout.write(text);
  const [target] = resolveTargets([file], []);
  if (!target) return;
  if (target.mode !== null && !target.isStdout) {
    throw new OutputError(
      `${file}: exists already, and a form does not take its place. Give another name, or complete it on a terminal: psp-check init ${file}`,
    );
  }
  await writeTarget(target, text, io.onInterrupt);
  await printNotes([`${file} is written. Fill it in, then run: psp-check ${file}`], io);
}

/** Questions and answers, saved after each one. */
async function ask(
  terminal: Terminal,
  given: string | null,
  rules: string | null,
  root: string | null,
  io: Io,
): Promise<void> {
  const [{ prompts }, { Stopped }, { converse, required }, { draftOf }, { noCity, modeline }, { inline }] =
    await Promise.all([
      import('./init/prompts.ts'),
      import('./init/asker.ts'),
      import('./init/conversation.ts'),
      import('./init/draft.ts'),
      import('./init/blank.ts'),
      import('./init/city-text.ts'),
    ]);
  const asker = prompts(terminal, io.stdout);
  let file = given;
  let isSaved = false;
  try {
    file ??= await asker.write('What shall the city file be called?', required, { preset: 'city.yaml' });
    const path = file;
    const existing = await existingFile(path);
    const named = rules ?? existing?.rules ?? defaultRuleSet;
    const ruleSet = await load(named, root);
    const ruleSets = await withShipped(ruleSet);
    const [{ toCity }, { newReading }, { parseDocument }] = await Promise.all([
      import('../load/city/city.ts'),
      import('../load/city/agency-file.ts'),
      import('../load/source/document.ts'),
    ]);
    const read = async (text: string): Promise<City> =>
      toCity(await parseDocument(path, Buffer.from(text)), ruleSets, newReading(root));
    let last = existing?.text ?? null;
    const save = async (text: string) => {
      const now = await textOf(path);
      if (now !== last)
        throw new OutputError(
          `${path}: has changed since its last answer was saved. The last answer is not in it; run the command again.`,
        );
      const [target] = resolveTargets([path], []);
      if (target) await writeTarget(target, text, io.onInterrupt);
      last = text;
      isSaved = true;
    };
    const beside = await besideOf(path, named);
    const start =
      existing?.text ?? `${modeline(beside)}city: ${noCity}\nrules: ${inline(beside.rules)}\n\nanswers: {}\n`;
    const draft = await draftOf(start, read, save);
    asker.say(
      `${ruleSet.title} (${ruleSet.id})`,
      'Every answer is saved in the file at once. Ctrl-C stops; the same command goes on from there.',
    );
    await converse(draft, ruleSet, io.today(), asker);
    asker.say(
      `${path} has an answer to every question that matters, or says that it is not known.`,
      `See what it comes to: psp-check ${path}`,
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const kept = isSaved ? `What you answered is in ${file}.` : 'Nothing was written.';
    asker.say('Stopped', `${kept} To go on: psp-check init ${file ?? ''}`.trim());
    io.exitCode = interrupted;
  }
}

/** The text of a file and the rule set that it names; null when there is none yet. InputError when it cannot be read. */
async function existingFile(path: string): Promise<{ readonly text: string; readonly rules: string | null } | null> {
  const text = await textOf(path);
  if (text === null) return null;
  const [{ parseDocument }, { ownRules }, { isMap }] = await Promise.all([
    import('../load/source/document.ts'),
    import('../load/city/city.ts'),
    import('../load/source/data.ts'),
  ]);
  const { data } = await parseDocument(path, Buffer.from(text));
  const rules = isMap(data) ? data['rules'] : null;
  return { text, rules: typeof rules === 'string' ? ownRules(rules, path) : null };
}

/** Null when there is no such file. */
async function textOf(path: string): Promise<string | null> {
  const [target] = resolveTargets([path], []);
  if (target?.straight)
    throw new OutputError(`${path}: is no regular file, so answers cannot be kept in it. Give another name.`);
  if (target?.mode === null) return null;
  const [{ parseDocument }, { readBytes }] = await Promise.all([
    import('../load/source/document.ts'),
    import('../load/files/read.ts'),
  ]);
  return (await parseDocument(path, readBytes(path))).text;
}

async function load(rules: string, root: string | null): Promise<RuleSet> {
  const { loadRuleSet } = await import('../load/rule-set/rule-set.ts');
  return loadRuleSet(rules, root);
}

async function withShipped(ruleSet: RuleSet): Promise<readonly RuleSet[]> {
  const { shippedRuleSets } = await import('../load/rule-set/rule-set.ts');
  const shipped = await shippedRuleSets();
  return shipped.some(({ digest }) => digest === ruleSet.digest) ? shipped : [...shipped, ruleSet];
}

async function besideOf(file: string, rules: string): Promise<Beside> {
  const { rulesBeside, schemaBeside } = await import('../load/rule-set/beside.ts');
  const named = rulesBeside(file, rules);
  const { shippedIds } = await import('../load/rule-set/shipped.ts');
  return { rules: named, schema: shippedIds().includes(named) ? schemaBeside(file) : null };
}
