import type { Command } from 'commander';
import { OutputError, UsageError } from '../errors.ts';
import { interrupted } from '../exit-code.ts';
import type { Io, Terminal } from '../io.ts';
import { pathIn } from '../load/files/paths.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import type { City } from '../model/city.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { pluralize } from '../text/list.ts';
import { sanitise } from '../text/sanitise.ts';
import { shellWord } from '../text/shell-word.ts';
import { isFolder, resolveTargets, writeTarget } from '../write.ts';
import type { Beside } from './init/blank.ts';
import { rootOption, rulesOption } from './options.ts';
import { printNotes } from './print-problems.ts';

type InitOptions = {
  /** An id or a path; null: the file's own, or the default. */
  readonly rules: string | null;
  /** A form to fill in instead of questions. */
  readonly blank: boolean;
  /** A file whose answers are taken into the city file, instead of questions. */
  readonly merge: string | null;
  /** The folder inside which files that files name have to be; null: the repository of each, or its folder and the working directory. */
  readonly root: string | null;
};

export function addInit(program: Command, io: Io): void {
  const command = program.command('init');
  command
    .description('make, complete or change a city file by answering questions, or write a template to fill in')
    .argument(
      '[file]',
      'the city file; one that ends in .csv or .tsv gets the columns of a table; - for standard output',
    )
    .addOption(
      rulesOption(command, `the rule set whose questions it answers (default: the file's own, or ${defaultRuleSet})`),
    )
    .addOption(
      command
        .createOption(
          '--merge <file>',
          "take the answers of a returned city file, or of an agency's file, into the city file",
        )
        .conflicts('blank'),
    )
    .option('--blank', 'a form to fill in, with every question in comments, as without a terminal')
    .addOption(rootOption(command))
    .action(
      (
        file: string | undefined,
        {
          rules = [],
          blank = false,
          merge = null,
          root = null,
        }: Partial<Omit<InitOptions, 'rules'>> & { readonly rules?: readonly string[] },
      ) => {
        if (rules.length > 1) throw new UsageError('`init` takes the questions of one rule set. Give `--rules` once.');
        return init(file ?? null, { rules: rules[0] ?? null, blank, merge, root }, io);
      },
    );
}

export async function init(file: string | null, { rules, blank, merge, root }: InitOptions, io: Io): Promise<void> {
  if (file !== null && /\.json$/i.test(file)) {
    throw new UsageError(`\`${file}\`: \`init\` writes comments, and JSON has none. Give a name that ends in .yaml.`);
  }
  if (merge !== null) return mergeFile(file, merge, rules, root, io);
  if (file !== null && /\.[ct]sv$/i.test(file)) return writeTable(file, rules ?? defaultRuleSet, root, io);
  const terminal = blank || file === '-' ? null : await io.terminal();
  if (terminal) return ask(terminal, file, rules, root, io);
  if (file !== null && isFolder(file))
    throw new UsageError(`\`${file}\` is a folder. Give the name of a file in it: ${pathIn(file, 'city.yaml')}`);
  await writeBlank(file === '-' ? null : file, rules ?? defaultRuleSet, root, io);
}

async function writeTable(file: string, rules: string, root: string | null, io: Io): Promise<void> {
  const { template } = await import('./init/template.ts');
  const text = template(await load(rules, root), /\.tsv$/i.test(file) ? '\t' : ',', io.today());
  const given = rules === defaultRuleSet ? '' : ` --rules ${shellWord(rules)}`;
  await writeNew(file, text, 'the columns of a table do not take its place. Give another name.', io);
  await printNotes(
    [
      `${file} has the columns, with a row that explains them. Fill in a row for each city, then run: ${io.command} ${shellWord(file)}${given}`,
    ],
    io,
  );
}

async function writeBlank(file: string | null, rules: string, root: string | null, io: Io): Promise<void> {
  const { blank: blankFile } = await import('./init/blank.ts');
  const ruleSet = await load(rules, root);
  const text = blankFile(ruleSet, await besideOf(file ?? 'city.yaml', rules));
  if (file === null) return io.stdout.write(text);
  const instead = `a form does not take its place. Give another name, or complete it on a terminal: ${io.command} init ${shellWord(file)}`;
  if (await writeNew(file, text, instead, io)) {
    await printNotes([`${file} is written. Fill it in, then run: ${io.command} ${shellWord(file)}`], io);
  }
}

/** OutputError when there is such a file. */
async function writeNew(file: string, text: string, instead: string, io: Io): Promise<boolean> {
  const [target] = resolveTargets([file], []);
  if (!target) return false;
  if (target.mode !== null && !target.isStdout) throw new OutputError(`${file}: exists already, and ${instead}`);
  await writeTarget(target, text, io.onInterrupt);
  return true;
}

/** Questions and answers, saved after each one. */
async function ask(
  terminal: Terminal,
  given: string | null,
  rules: string | null,
  root: string | null,
  io: Io,
): Promise<void> {
  const [{ prompts }, { Back, required, Stopped }, { closing }] = await Promise.all([
    import('./init/prompts.ts'),
    import('./init/asker.ts'),
    import('./init/closing.ts'),
  ]);
  const asker = prompts(terminal, io.stdout);
  let file = given;
  let isSaved = false;
  try {
    if (file === null || isFolder(file)) {
      const folder = file ?? '';
      const where = folder === '' ? '' : ` in ${folder}`;
      const name = await asker.write(`What should the city file${where} be called?`, required, { preset: 'city.yaml' });
      file = pathIn(folder, name);
    }
    const path = file;
    const existing = await existingFile(path);
    const named = rules ?? existing?.rules ?? defaultRuleSet;
    const ruleSet = await load(named, root);
    const start = existing?.text ?? (await newText(path, named));
    asker.say(
      `${ruleSet.title} (${ruleSet.id})`,
      'Every answer is saved in the file at once. Esc goes back to the question before. Ctrl-C stops; the same command goes on from there.',
    );
    const city = await talk(path, start, existing?.text ?? null, ruleSet, root, asker, io, () => {
      isSaved = true;
    });
    const { verdict, ways } = closing(ruleSet, city, io.today());
    asker.say(verdict, ways);
    const own = rules === null || existing === null ? '' : ` --rules ${shellWord(rules)}`;
    asker.say(
      isSaved ? `${path} has what you answered.` : `${path} is as it was.`,
      `For the whole report, run: ${io.command} ${shellWord(path)}${own}`,
    );
  } catch (error) {
    if (!(error instanceof Stopped || error instanceof Back)) throw error;
    const kept = isSaved ? `What you answered is in ${file}.` : 'Nothing was written.';
    asker.say('Stopped', `${kept} To go on: ${io.command} init ${file === null ? '' : shellWord(file)}`.trim());
    io.exitCode = interrupted;
  }
}

/** The conversation about one file, which is kept as it goes. Returns the city in the end. */
async function talk(
  path: string,
  start: string,
  before: string | null,
  ruleSet: RuleSet,
  root: string | null,
  asker: import('./init/asker.ts').Asker,
  io: Io,
  onSaved: () => void,
): Promise<City> {
  const [{ converse }, { draftOf, readOnce }, { withWayBack }, { toCity }, { newReading }, { parseDocument }] =
    await Promise.all([
      import('./init/conversation.ts'),
      import('./init/draft.ts'),
      import('./init/way-back.ts'),
      import('../load/city/city.ts'),
      import('../load/city/agency-file.ts'),
      import('../load/source/document.ts'),
    ]);
  const ruleSets = await withShipped(ruleSet);
  const read = readOnce(async (text) =>
    toCity(await parseDocument(path, Buffer.from(text)), ruleSets, newReading(root)),
  );
  let saved = before;
  let current = start;
  const save = async () => {
    if (current === (saved ?? start)) return;
    if ((await textOf(path)) !== saved)
      throw new OutputError(
        `${path}: has changed since its last answer was saved. The last answer is not in it; run the command again.`,
      );
    const [target] = resolveTargets([path], []);
    if (target) await writeTarget(target, current, io.onInterrupt);
    saved = current;
    onSaved();
  };
  let city = await read(start);
  await withWayBack(
    asker,
    async (each, isRepeating) => {
      current = start;
      const draft = await draftOf(start, read, async (text) => {
        current = text;
        if (!isRepeating()) await save();
      });
      await converse(draft, ruleSet, io.today(), each);
      city = draft.city();
    },
    save,
  );
  return city;
}

/** What may come back in place of a city file, by the ending of its name. */
const mergeNotes = [
  [/\.[ct]sv$/i, 'is a table. Check it as it is; `--merge` takes a city file or the file of an agency.'],
  [/\.html?$/i, 'is a page. Open it in a browser, save the answers as a file there, and give that file to `--merge`.'],
] as const;

/** Takes a file that came back into a city file, and says what has changed. */
async function mergeFile(
  file: string | null,
  returnedPath: string,
  rules: string | null,
  root: string | null,
  io: Io,
): Promise<void> {
  if (file === null || file === '-')
    throw new UsageError(
      `\`--merge\` needs the city file: ${io.command} init city.yaml --merge ${shellWord(returnedPath)}`,
    );
  const kind = mergeNotes.find(([ending]) => ending.test(returnedPath));
  if (kind) throw new UsageError(`\`${returnedPath}\` ${kind[1]}`);
  const existing = await existingFile(file);
  if (existing === null)
    throw new UsageError(`\`${file}\` does not exist. \`--merge\` adds to a city file that is there.`);
  const [
    { merge },
    { draftOf },
    { toCity },
    { newReading },
    { parseDocument },
    { unionOfConditions },
    { readReturned },
    { cityKey },
    { noCity },
  ] = await Promise.all([
    import('./init/merge.ts'),
    import('./init/draft.ts'),
    import('../load/city/city.ts'),
    import('../load/city/agency-file.ts'),
    import('../load/source/document.ts'),
    import('../load/rule-set/union.ts'),
    import('../load/city/returned.ts'),
    import('../model/city.ts'),
    import('./init/blank.ts'),
  ]);
  const ruleSets = await withShipped(await load(rules ?? existing.rules ?? defaultRuleSet, root));
  let text = existing.text;
  const read = async (each: string): Promise<City> =>
    toCity(await parseDocument(file, Buffer.from(each)), ruleSets, newReading(root));
  const draft = await draftOf(text, read, async (next) => {
    text = next;
  });
  const { name } = draft.city();
  const isMeant = (other: string) => [name, other].includes(noCity) || cityKey(name) === cityKey(other);
  const returned = await readReturned(returnedPath, isMeant, ruleSets, root);
  const { changes, kept, left } = await merge(draft, file, returned, unionOfConditions(ruleSets));
  if (text !== existing.text) {
    const [target] = resolveTargets([file], []);
    if (target) await writeTarget(target, text, io.onInterrupt);
  }
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${heading}\n${lines.map((line) => `  ${sanitise(line)}\n`).join('')}`;
  io.stdout.write(
    [
      section(`${sanitise(file)}: ${pluralize(changes.length, 'change')} from ${sanitise(returnedPath)}`, changes) ||
        `${sanitise(file)}: ${left.length > 0 ? 'no changes from' : 'nothing new in'} ${sanitise(returnedPath)}.\n`,
      section('Unchanged, where the two differ:', kept),
      section('Not taken in; change the file by hand or with questions:', left),
    ].join(''),
  );
  if (left.length > 0) io.exitCode = 2;
}

async function newText(path: string, rules: string): Promise<string> {
  const [{ modeline, noCity }, { inline }] = await Promise.all([
    import('./init/blank.ts'),
    import('./init/city-text.ts'),
  ]);
  const beside = await besideOf(path, rules);
  return `${modeline(beside)}city: ${noCity}\nrules: ${inline(beside.rules)}\n\nanswers: {}\n`;
}

/** The text of a file and the rule set that it names; null when there is none yet. InputError when it cannot be read. */
async function existingFile(path: string): Promise<{ readonly text: string; readonly rules: string | null } | null> {
  const text = await textOf(path);
  if (text === null) return null;
  const [{ parseDocument }, { ownRules }, { isMap }] = await Promise.all([
    import('../load/source/document.ts'),
    import('../load/city/own-rules.ts'),
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
    throw new OutputError(`${path}: is not a regular file, so answers cannot be kept in it. Give another name.`);
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
