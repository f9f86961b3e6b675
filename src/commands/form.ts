import type { Command } from 'commander';
import { InputError, OutputError, UsageError } from '../errors.ts';
import type { OpenedCity } from '../form/page-data.ts';
import type { Io } from '../io.ts';
import type { Root } from '../load/files/root.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { resolveTargets, writeTarget } from '../write.ts';
import { rootOption, rulesOption } from './options.ts';
import { printNotes } from './print-problems.ts';

type FormOptions = {
  /** An id or a path; null: the city file's own, or the default. */
  readonly rules: string | null;
  /** Null: standard output. */
  readonly output: string | null;
  readonly root: Root;
};

export function addForm(program: Command, io: Io): void {
  const command = program.command('form');
  command
    .description('a page in which somebody who does not write YAML fills in a city file, offline')
    .argument('[file]', 'a city file to go on with')
    .addOption(
      rulesOption(command, `the rule set whose questions it asks (default: the city file's own, or ${defaultRuleSet})`),
    )
    .option('-o, --output <file>', 'the file to write the page to (default: standard output)')
    .addOption(rootOption(command))
    .action(
      (
        city: string | undefined,
        {
          rules = [],
          output = null,
          root = null,
        }: { readonly rules?: readonly string[]; readonly output?: string | null; readonly root?: Root },
      ) => {
        if (rules.length > 1) throw new UsageError('`form` asks the questions of one rule set. Give `--rules` once.');
        if (output === '') throw new UsageError('`--output` was given nothing.');
        return form(city ?? null, { rules: rules[0] ?? null, output, root }, io);
      },
    );
}

/** Writes the page. Nothing is written when the rule set or the city file cannot be read. */
async function form(file: string | null, { rules, output, root }: FormOptions, io: Io): Promise<void> {
  const [{ loadRuleSet, shippedRuleSets }, { formPage }, { pageData }, { script }, { sha256Of }, { version }] =
    await Promise.all([
      import('../load/rule-set/rule-set.ts'),
      import('../form/page.ts'),
      import('../form/page-data.ts'),
      import('../form/script.ts'),
      import('../load/source/document.ts'),
      import('../version.ts'),
    ]);
  const city = file === null ? null : await openCity(file, root);
  const asked = await loadRuleSet(rules ?? (await city?.ownRules()) ?? defaultRuleSet, root);
  const alternatives = await Promise.all(asked.alternatives.map((each) => loadRuleSet(each, root)));
  const shipped = await shippedRuleSets();
  const inputs = [file, rules, asked.path, ...alternatives.map(({ path }) => path), ...(city?.paths ?? [])];
  const [target] =
    output === null
      ? []
      : resolveTargets(
          [output],
          inputs.filter((each) => each !== null),
        );
  if (asked.conditions.every(({ asks }) => asks.length === 0))
    throw new UsageError(`${asked.id} asks nothing of a city, so there is nothing to fill in.`);
  const blank = await blankCity(asked);
  const data = pageData(asked, alternatives, shipped, { version, blank, city: city?.opened ?? null });
  const page = formPage(data, script, (text) => Buffer.from(sha256Of(text), 'hex').toString('base64'));
  if (!target) return io.stdout.write(page);
  const { isInput } = await import('../load/files/read.ts');
  if (isInput(target.real))
    throw new OutputError(`${target.path}: is an input of this run. Write the page to another file.`);
  await writeTarget(target, page, io.onInterrupt);
  await printNotes([`${target.path} is written. Open it in a browser; it works offline.`], io);
}

/** How a new file begins. A rule set of one's own is named by its id: where its file lies, and where a file is saved, is different for each reader. */
async function blankCity({ id, path }: RuleSet): Promise<string> {
  const { modeline } = await import('./init/blank.ts');
  const rules = path === null ? id : `./${nameOf(path)}`;
  return `${modeline({ rules, schema: null })}city: ''\nrules: ${id}\n\nanswers: {}\n`;
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, '');

type Opened = {
  readonly opened: OpenedCity;
  /** The rule set that it names, as it is named from here. InputError when the file may not name it. */
  readonly ownRules: () => Promise<string | null>;
  /** Every file that was read. */
  readonly paths: readonly string[];
};

/** A city file with the agency files that it names. What is wrong with its answers the page tells; InputError when it cannot be read at all. */
async function openCity(path: string, root: Root): Promise<Opened> {
  if (!/\.(?:ya?ml|json)$/i.test(path))
    throw new UsageError(
      `\`${path}\`: the page opens one city file, whose name ends in .yaml or .json. For the columns of a table: init answers.csv`,
    );
  const { parseDocument } = await import('../load/source/document.ts');
  const { readBytes } = await import('../load/files/read.ts');
  const { newReading, readAgencyFiles } = await import('../load/city/agency-file.ts');
  const { ownRules, withOwnRules } = await import('../load/city/own-rules.ts');
  const { shippedRuleSets } = await import('../load/rule-set/rule-set.ts');
  const { isMap } = await import('../load/source/data.ts');
  const document = await parseDocument(path, readBytes(path, root));
  const { rules, agencies }: { readonly [key: string]: unknown } = isMap(document.data) ? document.data : {};
  const read = await readAgencyFiles(agencies, { document, path: ['agencies'], problems: [] }, [], newReading(root));
  const files = [...read].flatMap(([id, { document: each }]) => {
    const agency = isMap(agencies) ? agencies[id] : undefined;
    const name = isMap(agency) ? agency['file'] : undefined;
    return each && typeof name === 'string' ? [{ name, path: each.path, text: each.text }] : [];
  });
  return {
    // Whoever gets the page need not know where the file lay.
    opened: {
      name: nameOf(path),
      text: document.text,
      files: files.map(({ name, text }) => [name, text]),
    },
    ownRules: async () => {
      const { problems, ruleSetProblems } = await withOwnRules(document, await shippedRuleSets(), root);
      if (problems.length > 0) throw new InputError([...problems, ...ruleSetProblems]);
      return typeof rules === 'string' ? ownRules(rules, path) : null;
    },
    paths: files.map((each) => each.path),
  };
}
