// Bundles what the page of `psp-check form` runs: the loader and the evaluation of the program, with stand-ins for files and for Node.js.
import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = (path) => join(root, 'src', path);
const standIn = (name) => source(`form/stand-ins/${name}.ts`);

const standIns = new Map([
  [source('load/files/read.ts'), standIn('files')],
  [source('load/files/root.ts'), standIn('files')],
  [source('load/rule-set/rule-set.ts'), standIn('rule-sets')],
  [source('load/rule-set/shipped.ts'), standIn('rule-sets')],
  [source('load/programme/programmes.ts'), standIn('programmes')],
  [source('load/schema/built.ts'), standIn('rule-sets')],
  [source('load/source/yaml.ts'), standIn('no-reader')],
  [source('load/source/json.ts'), standIn('no-reader')],
  [source('text/frame.ts'), standIn('no-frame')],
  [source('evaluate/to-qualify/to-qualify-list.ts'), standIn('no-ways')],
  ['node:fs', standIn('files')],
  ['node:path', standIn('path')],
  ['node:crypto', standIn('crypto')],
  ['node:buffer', standIn('buffer')],
]);

/** An entry of src/form/ as one script for a browser, or as a module for a test. */
export async function bundleForm(entry, { format = 'iife', plugins = [] } = {}) {
  const build = await rolldown({
    cwd: root,
    input: source(entry),
    platform: 'browser',
    resolve: { mainFields: ['module', 'main'] },
    transform: { inject: { Buffer: [standIn('buffer'), 'Buffer'] } },
    checks: { ineffectiveDynamicImport: false },
    plugins: [withStandIns(), withoutJsonSchema(), ...plugins],
  });
  const { output } = await build.generate({ format, minify: true, comments: false, codeSplitting: false });
  await build.close();
  return output[0].code;
}

function withStandIns() {
  return {
    name: 'stand-ins',
    async resolveId(id, importer) {
      if (id === 'zod' && importer !== standIn('zod')) return standIn('zod');
      if (standIns.has(id)) return standIns.get(id);
      if (!id.startsWith('.') || importer === undefined) return null;
      return standIns.get(join(dirname(importer), id.split('/').join(sep))) ?? null;
    },
  };
}

/** Every schema of zod holds on to what would write it as JSON Schema, which the page never asks for. */
function withoutJsonSchema() {
  return {
    name: 'without-json-schema',
    load(id) {
      if (!/zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/.test(id)) return null;
      const names = Array.from(
        readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm),
        ([, name]) => name,
      );
      return names.map((name) => `export const ${name} = () => () => ({});`).join('\n');
    },
  };
}
