// The types of the API, so that whoever uses it needs no package of ours.
import { dirname, join, relative } from 'node:path';

/** Types in TypeScript from JSON Schema, as far as reports need it, by name. */
export function typesOf(schemas) {
  return Object.entries(schemas)
    .map(([name, schema]) => `export type ${name} = ${type(schema, '')};\n`)
    .join('');
}

function type(schema, indent) {
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((each) => type(each, indent)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((each) => type({ ...schema, type: each }, indent)).join(' | ');
  switch (schema.type) {
    case 'object':
      return object(schema, indent);
    case 'array':
      return `Array<${type(schema.items, indent)}>`;
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    case undefined:
      return 'unknown';
  }
  throw new Error(`No type for ${JSON.stringify(schema)}`);
}

function object({ properties, required = [] }, indent) {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).flatMap(([key, schema]) => [
    ...(schema.description ? [`${inner}/** ${schema.description} */`] : []),
    `${inner}${key}${required.includes(key) ? '' : '?'}: ${type(schema, inner)};`,
  ]);
  return ['{', ...lines, `${indent}}`].join('\n');
}

/**
 * Of declaration files, by path, what one of them exports and what that needs, so that nothing else of a file comes along, the packages of
 * which it takes types included. It relies on the way tsc writes: a statement begins at the start of a line with one of a few words, perhaps after a comment.
 */
export function reachable(files, entry) {
  const modules = new Map(Array.from(files, ([path, text]) => [path, moduleOf(path, text)]));
  const wanted = new Map();
  const want = (path, name) => {
    const names = wanted.get(path) ?? new Set();
    wanted.set(path, names);
    if (names.has(name)) return;
    names.add(name);
    const { declared, imported } = modules.get(path);
    if (imported.has(name)) return want(...imported.get(name));
    for (const word of declared
      .get(name)
      .replace(comment, '')
      .match(/[\w$]+/g)) {
      if (declared.has(word) || imported.has(word)) want(path, word);
    }
  };
  const { exported } = modules.get(entry);
  for (const [from, name] of exported.values()) want(from, name);
  const kept = Array.from(wanted, ([path, names]) => [path, written(path, modules.get(path), names)]);
  return new Map([[entry, files.get(entry)], ...kept]);
}

const comment = /\/\*[\s\S]*?\*\//g;
const startOfStatement = /(?<=[;}]\n)(?=(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*)?(?:import|export|declare|type|const)\b)/;

function moduleOf(path, text) {
  const [declared, imported, exported] = [new Map(), new Map(), new Map()];
  for (const statement of text.split(startOfStatement)) {
    const code = statement.replace(comment, '').trim();
    const list = /^(import|export) (?:type )?\{([^}]*)\} from '(.*)';$/.exec(code);
    if (list) {
      const from = join(dirname(path), list[3].replace(/\.ts$/, '.d.ts'));
      for (const name of list[2].split(',').map((each) => each.trim().replace(/^type /, ''))) {
        (list[1] === 'import' ? imported : exported).set(name, [from, name]);
      }
    }
    const name = /^(?:export )?(?:declare )?(?:type|const|function|class) ([\w$]+)/.exec(code);
    if (name) declared.set(name[1], statement);
  }
  return { declared, imported, exported };
}

function written(path, { declared, imported }, names) {
  const imports = [...imported].filter(([name]) => names.has(name)).map(([name, [from]]) => importOf(path, name, from));
  return [...imports, ...[...declared].filter(([name]) => names.has(name)).map(([, statement]) => statement)].join('');
}

function importOf(path, name, from) {
  const specifier = relative(dirname(path), from).replace(/\.d\.ts$/, '.ts');
  return `import type { ${name} } from '${specifier.startsWith('.') ? specifier : `./${specifier}`}';\n`;
}
