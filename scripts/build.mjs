// Builds dist/: the program and the public API as CommonJS files that need no package at run time, and the types of the API.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { keepCode } from './code-cache.mjs';
import { manPage } from './man-page.mjs';
import { reachable, typesOf } from './types.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = (path) => join(root, 'src', path);

/** Modules that few runs need: most files can be read without the yaml package, and most reports are text. */
const onFirstCall = [
  'load/yaml.ts',
  ...['csv', 'github', 'html', 'junit', 'markdown', 'ndjson', 'sarif'].map((format) => `report/${format}.ts`),
];
/** The help is kept as wide as it is where no terminal is. */
const helpColumns = 80;
const nameOf = (path) => basename(path, '.ts');

const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const work = mkdtempSync(join(cache, 'psp-check-'));
try {
  const made = join(work, 'dist');
  const ruleSets = await resolveShipped();
  await bundle(made, await embedded(ruleSets, made));
  await writeSchemas(ruleSets, made);
  await writeManPage(made);
  await declareTypes(made);
  const city = join(root, 'data', 'cities', 'albuquerque.yaml');
  keepCode(made, ['check', 'core', 'program'], [[city], ['--help']]);
  replace(join(root, 'dist'), made);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The shipped rule sets, checked and resolved by the loader itself: a wrong one ends the build. */
async function resolveShipped() {
  const { shippedRuleSets } = await run('load/rule-set.ts');
  return await shippedRuleSets();
}

/**
 * Modules that know here what they would find out at every start, by path. What they read stays a file of its own, read when it is asked
 * for; `module.require` is not bundled.
 */
async function embedded(ruleSets, made) {
  const [{ citySchema }, { toCheckSchema }, { defaultRuleSet }, { unionOfConditions }] = await Promise.all(
    ['load/city-schema.ts', 'load/check-schema.ts', 'load/shipped.ts', 'load/union.ts'].map(run),
  );
  mkdirSync(join(made, 'data'), { recursive: true });
  const write = (name, data) => writeFileSync(join(made, 'data', `${name}.json`), JSON.stringify(data));
  for (const ruleSet of ruleSets) write(ruleSet.id, ruleSet);
  write('shipped-conditions', [...unionOfConditions(ruleSets)]);
  write('shipped-city-schema', toCheckSchema(citySchema(ruleSets)));
  writeFileSync(join(made, 'data', 'help.txt'), await helpText());
  return {
    'help-at-build.ts': `
      import { readFileSync } from 'node:fs';
      import { join } from 'node:path';
      export const helpAtBuild = (columns) =>
        columns === ${helpColumns} ? readFileSync(join(__dirname, 'data', 'help.txt'), 'utf8') : null;`,
    'load/shipped.ts': `
      import { readFileSync } from 'node:fs';
      import { join } from 'node:path';
      const digests = ${JSON.stringify(Object.fromEntries(ruleSets.map(({ id, digest }) => [id, digest])))};
      const keys = ${JSON.stringify(Object.keys(ruleSets[0]).filter((key) => key !== 'id' && key !== 'digest'))};
      const ids = Object.keys(digests);
      const made = new Map();
      export const embedded = (name) => JSON.parse(readFileSync(join(__dirname, 'data', name + '.json'), 'utf8'));
      export const defaultRuleSet = ${JSON.stringify(defaultRuleSet)};
      export const shippedIds = () => ids;
      export const shippedPath = (id) => join(__dirname, '..', 'data', 'rules', id + '.yaml');
      export const shippedText = (id) => readFileSync(shippedPath(id), 'utf8');
      export function resolvedAtBuild(id) {
        if (!ids.includes(id)) return null;
        const ruleSet = made.get(id) ?? { id, digest: digests[id] };
        if (made.has(id)) return ruleSet;
        made.set(id, ruleSet);
        let whole = null;
        const read = () => (whole ??= embedded(id));
        for (const key of keys) Object.defineProperty(ruleSet, key, { enumerable: true, get: () => read()[key] });
        return ruleSet;
      }
      export function isShipped(ruleSets) {
        const given = new Set(ruleSets.map(({ digest }) => digest));
        return given.size === ids.length && ids.every((id) => given.has(digests[id]));
      }`,
    'load/union.ts': `
      import { embedded, isShipped } from './shipped.ts';
      import { unionOfConditions as union } from './union.ts?own';
      export * from './union.ts?own';
      let shipped = null;
      export function unionOfConditions(ruleSets) {
        return isShipped(ruleSets) ? (shipped ??= new Map(embedded('shipped-conditions'))) : union(ruleSets);
      }`,
    'load/accept.ts': `
      import { conforms } from './conforms.ts';
      import { embedded, isShipped } from './shipped.ts';
      import { acceptsCity as accepts } from './accept.ts?own';
      let schema = null;
      export async function acceptsCity(data, ruleSets) {
        schema ??= embedded('shipped-city-schema');
        return (isShipped(ruleSets) && conforms(data, schema)) || accepts(data, ruleSets);
      }`,
    ...Object.fromEntries(await Promise.all(onFirstCall.map(async (path) => [path, await callable(path)]))),
  };
}

/** What `psp-check --help` prints. */
async function helpText() {
  const { program } = await run('program.ts');
  let text = '';
  program({ stdout: { columns: helpColumns, write: (part) => (text += part) } }).outputHelp();
  return text;
}

/** What `psp-check schema` prints, for editors. */
async function writeSchemas(ruleSets, made) {
  const { cityJsonSchema, rulesJsonSchema, reportJsonSchema } = await run('load/json-schema.ts');
  mkdirSync(join(made, 'schema'));
  const schemas = { city: cityJsonSchema(ruleSets), rules: rulesJsonSchema(), report: reportJsonSchema() };
  for (const [name, schema] of Object.entries(schemas)) {
    writeFileSync(join(made, 'schema', `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

/** What `man psp-check` shows. */
async function writeManPage(made) {
  const [{ program }, { exitCodes }, { environment }, { version }] = await Promise.all(
    ['program.ts', 'exit-code.ts', 'environment.ts', 'version.ts'].map(run),
  );
  mkdirSync(join(made, 'man'));
  const page = manPage({ program: program({ stdout: { columns: 80 } }), exitCodes, environment, version });
  writeFileSync(join(made, 'man', 'psp-check.1'), page);
}

/** A module whose functions load the real one, a file of its own, on the first call. */
async function callable(path) {
  const exported = await run(path);
  return Object.entries(exported)
    .map(([name, value]) => {
      if (typeof value !== 'function')
        throw new Error(`${path} exports ${name}, which is no function, so it cannot be loaded on the first call.`);
      return `export const ${name} = (...args) => module.require('./${nameOf(path)}.cjs').${name}(...args);`;
    })
    .join('\n');
}

async function bundle(made, modules) {
  const [start, check, core] = [new Set(), new Set(), new Set()];
  const build = await rolldown({
    cwd: root,
    input: {
      main: source('main.ts'),
      api: source('index.ts'),
      ...Object.fromEntries(onFirstCall.map((path) => [nameOf(path), `${source(path)}?own`])),
    },
    platform: 'node',
    // Some are imported on the way by one module and at the start by another; the core has those.
    checks: { ineffectiveDynamicImport: false },
    plugins: [
      replacing(modules),
      withoutChildProcesses(),
      withoutEnvironment(),
      reached(start, ['main.ts']),
      reached(check, ['commands/check.ts']),
      reached(core, ['commands/evaluate-files.ts', 'report/reporters.ts']),
    ],
  });
  await build.write({
    dir: made,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: true,
    comments: false,
    // One file is read faster than many: what every run needs is in `start`, what help needs of a check is in `check`, what checks besides in `core`.
    codeSplitting: {
      groups: [
        { name: 'start', test: (id) => start.has(id), priority: 3 },
        { name: 'check', test: (id) => check.has(id), priority: 2 },
        { name: 'core', test: (id) => core.has(id), priority: 1 },
        { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
      ],
    },
  });
  await build.close();
}

/** Puts other code in the place of modules, which import what they replace as `?own`. */
function replacing(modules) {
  const contents = new Map(Object.entries(modules).map(([path, code]) => [source(path), code]));
  return {
    name: 'replacing',
    resolveId: (id, importer) => (/^\..*\?own$/.test(id) ? join(dirname(importer), id) : null),
    load: (id) => {
      if (id.endsWith('?own')) return { code: readFileSync(id.slice(0, -'?own'.length), 'utf8'), moduleType: 'ts' };
      return contents.has(id) ? { code: contents.get(id), moduleType: 'js' } : null;
    },
  };
}

/** commander loads node:child_process, which costs 5 ms, for a kind of subcommand that there is none of here. */
function withoutChildProcesses() {
  return {
    name: 'without-child-processes',
    resolveId: (id) => (/^(?:node:)?child_process$/.test(id) ? { id: '\0child_process' } : null),
    load: (id) => (id === '\0child_process' ? 'module.exports = {};' : null),
  };
}

/** yaml prints what it reads where LOG_TOKENS or LOG_STREAM is set; no environment of ours goes to it. */
function withoutEnvironment() {
  return {
    name: 'without-environment',
    resolveId: (id, importer) =>
      /^(?:node:)?process$/.test(id) && /node_modules[\\/]yaml[\\/]/.test(importer) ? { id: '\0process' } : null,
    load: (id) => (id === '\0process' ? 'export const env = {}; export const emitWarning = () => {};' : null),
  };
}

/** Collects what some modules import, and what these do, but for what they import on the way. */
function reached(modules, paths) {
  return {
    name: 'reached',
    buildEnd() {
      const add = (id) => {
        const found = modules.has(id) ? null : this.getModuleInfo(id);
        if (!found) return;
        modules.add(id);
        found.importedIds.forEach(add);
      };
      for (const path of paths) add(source(path));
    },
  };
}

/** The types of src/index.ts and of what it needs; none of them needs a package. */
async function declareTypes(made) {
  const emitted = join(work, 'types');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', emitted], {
    cwd: root,
    stdio: 'inherit',
  });
  writeFileSync(join(emitted, 'model', 'report.d.ts'), await reportTypes());
  const files = readdirSync(emitted, { recursive: true }).filter((path) => path.endsWith('.d.ts'));
  const texts = new Map(files.map((path) => [path, readFileSync(join(emitted, path), 'utf8')]));
  for (const [path, text] of reachable(texts, 'index.d.ts')) {
    const file = join(made, path.replace(/ts$/, 'cts'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replace(/(from '\.[^']*)\.ts'/g, "$1.cjs'"));
  }
}

/** The types of model/report.ts written out: its own are inferred from zod schemas. */
async function reportTypes() {
  const schemas = await run('model/report.ts');
  const { toJSONSchema } = await import('zod');
  const inferred = readFileSync(source('model/report.ts'), 'utf8').matchAll(
    /export type (\w+) = z\.infer<typeof (\w+)>/g,
  );
  return typesOf(Object.fromEntries(Array.from(inferred, ([, name, schema]) => [name, toJSONSchema(schemas[schema])])));
}

/** Runs a module of src. */
async function run(path) {
  const file = join(work, path.replace(/\.ts$/, '.mjs'));
  const build = await rolldown({ cwd: root, input: source(path), platform: 'node', external: /^[^./\0]/ });
  await build.write({ file, codeSplitting: false });
  await build.close();
  return await import(pathToFileURL(file).href);
}

/** Puts a folder in another's place so that whoever runs the program meanwhile finds one of them. */
function replace(folder, by) {
  try {
    renameSync(folder, join(work, 'old'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  renameSync(by, folder);
}
