// Builds dist/: the program and the public API as CommonJS files that need no package at run time, and the types of the API.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { rolldown } from 'rolldown';
import license from 'rollup-plugin-license';
import { bundleForm } from './form.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = (path) => join(root, 'src', path);

const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const work = mkdtempSync(join(cache, 'psp-check-'));
try {
  const made = join(work, 'dist');
  const ruleSets = await resolveShipped();
  writeSbom(await bundle(made), made);
  await writeData(ruleSets, made);
  await writeSchemas(ruleSets, made);
  await declareTypes(made);
  replace(join(root, 'dist'), made);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The shipped rule sets, checked and resolved by the loader itself: a wrong one ends the build. */
async function resolveShipped() {
  const { shippedRuleSets } = await run('load/rule-set/rule-set.ts');
  return await shippedRuleSets();
}

/** What src/load/schema/built.ts reads, so that a run has not to find it out again. */
async function writeData(ruleSets, made) {
  const [{ citySchema }, { toCheckSchema }, { shippedProgrammes }] = await Promise.all(
    ['load/city/city-schema.ts', 'load/schema/check-schema.ts', 'load/programme/programmes.ts'].map(run),
  );
  const write = (name, data) => writeFileSync(join(made, name), JSON.stringify(data));
  write('rule-sets.json', ruleSets);
  write('programmes.json', await shippedProgrammes());
  write('city-check.json', {
    digests: ruleSets.map(({ digest }) => digest),
    schema: toCheckSchema(citySchema(ruleSets)),
  });
}

/** What `psp-check schema` prints, for editors. */
async function writeSchemas(ruleSets, made) {
  const [{ jsonSchema }, { schemaNames }] = await Promise.all(
    ['load/json-schema.ts', 'load/schema/schema-names.ts'].map(run),
  );
  mkdirSync(join(made, 'schema'));
  for (const name of schemaNames) {
    writeFileSync(join(made, 'schema', `${name}.json`), `${JSON.stringify(jsonSchema(name, ruleSets), null, 2)}\n`);
  }
}

async function bundle(made) {
  const files = assignFiles();
  const inForm = [];
  const form = await bundleForm('form/page/main.ts', {
    plugins: [license({ cwd: root, thirdParty: (all) => inForm.push(...all) })],
  });
  const packages = [];
  const build = await rolldown({
    cwd: root,
    input: { main: source('main.ts'), api: source('index.ts') },
    platform: 'node',
    // What jsonc-parser has for CommonJS loads its own files by names that are only known when it runs.
    resolve: { mainFields: ['module', 'main'] },
    // Some are imported on the way by one module and at the start by another.
    checks: { ineffectiveDynamicImport: false },
    plugins: [withoutProcesses(), withForm(form, inForm), files, licences(made, inForm, packages)],
  });
  await build.write({
    dir: made,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: true,
    comments: false,
    codeSplitting: { groups: files.names.map((name) => ({ name, test: (id) => files.fileOf(id) === name })) },
  });
  await build.close();
  return packages;
}

/**
 * Which file of dist/ each module goes to. Few files are read faster than many, but none should hold what a run does without: `start` is for every
 * run, `check` and `evaluation` for a check as text, `program` for options and help, `tables` for compare and history, `formats` for other formats than text, `form` what the page of `form` runs, `commands` for the other commands. Packages that few runs need have
 * files of their own, with the modules that cannot do without them; `loading` is what those of zod share with commands.
 */
function assignFiles() {
  const packages = { schemas: 'zod', yaml: 'yaml', prompts: '@clack/prompts', colors: 'chalk' };
  const page = source('form/script.ts');
  const files = new Map();
  return {
    name: 'assign-files',
    // In this order: what comes first takes what it imports along.
    names: [
      'start',
      'check',
      'program',
      'evaluation',
      'loading',
      'tables',
      'formats',
      'form',
      'commands',
      ...Object.keys(packages),
    ],
    fileOf: (id) => files.get(id),
    buildEnd() {
      const reachOf = (ids, by = 'importedIds', reach = new Set()) => {
        for (const id of ids) if (!reach.has(id)) reachOf(this.getModuleInfo(id)?.[by] ?? [], by, reach.add(id));
        return reach;
      };
      const assign = (file, ids) => {
        for (const id of ids) if (!files.has(id)) files.set(id, file);
      };
      assign('form', [page]);
      // What help and evaluation share: the first file that needs it would take it along.
      assign('start', reachOf(['main.ts', 'text/list.ts', 'model/limits.ts'].map(source)));
      assign('check', reachOf([source('commands/check.ts')]));
      assign(
        'evaluation',
        reachOf(['commands/evaluate-files.ts', 'evaluate/explain.ts', 'report/formats/text.ts'].map(source)),
      );
      assign('program', reachOf([source('program.ts')]));
      const ids = [...this.getModuleIds()].filter((id) => isAbsolute(id) && id !== source('index.ts'));
      for (const [file, name] of Object.entries(packages).reverse()) {
        const parts = ids.filter((id) => id.includes(join('node_modules', name, sep)));
        const users = reachOf(parts, 'importers');
        assign(file, users);
        assign(
          file,
          [...reachOf(users)].filter((id) => id.includes('node_modules')),
        );
        if (file === 'schemas') assign('loading', reachOf(users));
      }
      assign(
        'tables',
        reachOf(['compare/compare.ts', 'evaluate/history/history.ts', 'report/formats/svg.ts'].map(source)),
      );
      assign('formats', reachOf([source('report/formats/index.ts')]));
      assign('commands', ids);
    },
  };
}

/** commander would load node:child_process, which costs 5 ms; yaml would print what it reads where LOG_TOKENS or LOG_STREAM is set. */
function withoutProcesses() {
  const stubs = {
    '\0child_process': 'module.exports = {};',
    '\0process': 'export const env = {}; export const emitWarning = () => {};',
  };
  return {
    name: 'without-processes',
    resolveId: (id, importer) => {
      const [, name] = /^(?:node:)?(child_process|process)$/.exec(id) ?? [];
      return name === 'child_process' || (name && importer.includes(join('node_modules', 'yaml', sep)))
        ? `\0${name}`
        : null;
    },
    load: (id) => stubs[id] ?? null,
  };
}

/** What the page of `form` runs, with the licences of the packages in it, as they ask for. */
function withForm(code, packages) {
  const notices = byName(packages).map(notice).join('\n').replaceAll('*/', '* /');
  // A browser reads a carriage return as a line feed before it hashes the script.
  const script = `${code.trim()}\n/*\n${notices}*/\n`.replaceAll('\r\n', '\n');
  if (/<\/script|<!--|\r/i.test(script)) throw new Error('A browser would read the script of the form as another.');
  return {
    name: 'with-form',
    load: (id) => (id === source('form/script.ts') ? `export const script = ${JSON.stringify(script)};` : null),
  };
}

function byName(packages) {
  return packages.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function notice({ name, version, license, licenseText }) {
  if (!licenseText) throw new Error(`${name} has no licence text.`);
  return `${name} ${version} (${license})\n\n${licenseText.trim()}\n`;
}

/** The licences of all packages of which code is in dist/, as they ask for. */
function licences(made, inForm, bundled) {
  return license({
    cwd: root,
    thirdParty: {
      multipleVersions: true,
      output: {
        file: join(made, 'THIRD-PARTY-LICENSES.txt'),
        template: (packages) => {
          const all = [
            ...new Map([...inForm, ...packages].map((each) => [`${each.name} ${each.version}`, each])).values(),
          ];
          bundled.push(...all);
          return byName(all)
            .map(notice)
            .join(`\n${'-'.repeat(80)}\n\n`);
        },
      },
    },
  });
}

/** What is in dist/, as CycloneDX: of all packages that npm lists, those that are bundled. Without a clock or a random number, so that a build can be repeated. */
function writeSbom(packages, made) {
  const listed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { serialNumber: _, metadata, components, dependencies, ...sbom } = JSON.parse(listed);
  const refs = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const { timestamp: __, lifecycles: ___, component, ...more } = metadata;
  const self = component['bom-ref'];
  const named = { ...component, name: self.slice(0, self.lastIndexOf('@')) };
  const isBundled = (ref) => refs.has(ref);
  const text = JSON.stringify(
    {
      ...sbom,
      metadata: { ...more, component: named },
      components: components
        .filter((each) => isBundled(each['bom-ref']))
        .map((each) => ({ ...each, scope: 'required', properties: [] })),
      dependencies: dependencies
        .filter(({ ref }) => ref === self || isBundled(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isBundled) })),
    },
    null,
    2,
  );
  writeFileSync(join(made, 'sbom.cdx.json'), `${text}\n`);
}

/** The types of src/index.ts and of what it needs, as the compiler declares them. None of them may need a package. */
async function declareTypes(made) {
  const emitted = join(work, 'types');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', emitted], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const name of ['envelope', 'report', 'comparison', 'history', 'change-set'])
    await declareInferred(emitted, name);
  const paths = new Set(['index.d.ts']);
  for (const path of paths) {
    const text = readFileSync(join(emitted, path), 'utf8').replace(/ from '(.*)\.ts'/g, (_, name) => {
      paths.add(join(dirname(path), `${name}.d.ts`));
      return ` from '${name}.cjs'`;
    });
    const other = / from '([^.].*)'/.exec(text);
    if (other) throw new Error(`The types of ${path} need ${other[1]}. Mark what does as @internal.`);
    const file = join(made, 'types', path.replace(/ts$/, 'cts'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Puts the types that are inferred from zod schemas, by way of JSON Schema, in the place of the schemas. */
async function declareInferred(emitted, name) {
  const file = join(emitted, 'model', `${name}.d.ts`);
  const [schemas, { toJSONSchema }] = await Promise.all([run(`model/${name}.ts`), import('zod')]);
  const options = { bannerComment: '', ignoreMinAndMaxItems: true, style: { singleQuote: true } };
  const declared = readFileSync(file, 'utf8')
    .replace(/^import \* as z from 'zod';\n/m, '')
    .replace(/^(?:\/\*\*.*\*\/\n)?export declare const (?:.*\n)*?(?=(?:\/\*\*|export|type|import) )/gm, '');
  let text = declared;
  for (const [whole, type, schema] of declared.matchAll(/export type (\w+) = z\.infer<typeof (\w+)>;\n/g)) {
    text = text.replace(whole, await compile({ ...toJSONSchema(schemas[schema]), title: undefined }, type, options));
  }
  writeFileSync(file, text);
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
