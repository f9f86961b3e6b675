// Times whole runs of the built program against a node that does the least there is to do, run by run in turn, so that a busy machine slows both.
//   npm run bench [-- [start] [files] [lines] [--rounds N]]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'bin', 'psp-check.js');
const cities = join(root, 'data', 'cities');
const city = join(cities, 'albuquerque.yaml');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const rounds = Math.max(1, Number(values.rounds));
const isWanted = (part) => positionals.length === 0 || positionals.includes(part);

// Set, it adds about 45 ms to every start of node and flatters every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const folder = mkdtempSync(join(tmpdir(), 'psp-check-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Tells at its end the most memory it took, in bytes. */
const tellsMemory = join(folder, 'memory.cjs');
writeFileSync(
  tellsMemory,
  `process.on('exit', () => require('node:fs').writeSync(2, '\\nmemory ' + process.resourceUsage().maxRSS * 1024));`,
);

function run(args) {
  const ran = spawnSync(process.execPath, args, { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (ran.status === null || ran.status === 2 || ran.status === 70) throw new Error(`${args.join(' ')}: ${ran.stderr}`);
  return ran;
}

/** Milliseconds of a run. */
function timeOf(args) {
  const start = process.hrtime.bigint();
  run(args);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Mebibytes of a run at its largest. */
const memoryOf = (args) => Number(/memory (\d+)$/.exec(run(['-r', tellsMemory, ...args]).stderr)?.[1]) / 2 ** 20;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Runs against what they are compared with, round by round, and a table of the medians. */
function compare(title, [baseName, baseArgs], runs) {
  const all = [[baseName, baseArgs], ...Object.entries(runs)];
  const measured = new Map(all.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of all) measured.get(name).push(timeOf(args));
  }
  const base = measured.get(baseName);
  console.log(`${title.padEnd(44)}${'ms'.padStart(9)}${'ratio'.padStart(8)}${'MB'.padStart(8)}`);
  for (const [name, args] of all) {
    const times = measured.get(name);
    const ratio = median(times.map((time, round) => time / base[round]));
    const row = [
      median(times).toFixed(1).padStart(9),
      ratio.toFixed(2).padStart(8),
      memoryOf(args).toFixed(0).padStart(8),
    ];
    console.log(`  ${name}`.padEnd(44) + row.join(''));
  }
  console.log();
}

/** The shipped cities with other names, other numbers and other words in their evidence: none is like another. */
function cityText(index) {
  const names = readdirSync(cities);
  const text = readFileSync(join(cities, names[index % names.length]), 'utf8');
  return text
    .replace(/^city: .*$/m, `city: Town ${index}, Nowhere`)
    .replace(/\b\d{3,4}\.\d\b/g, (number) => String(Math.round(Number(number) * 10 + ((index * 37) % 1000)) / 10))
    .replace(/([a-z])\.$/gm, `$1 (item ${index}).`);
}

function writeFiles(count) {
  const path = join(folder, String(count));
  mkdirSync(path);
  for (let index = 0; index < count; index++)
    writeFileSync(join(path, `${String(index).padStart(6, '0')}.yaml`), cityText(index));
  return path;
}

function writeLines(name, count, cityOf) {
  const path = join(folder, `${name}.ndjson`);
  const lines = Array.from({ length: count }, (_, index) => JSON.stringify(cityOf(index)));
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** A row of a survey: an answer to each question, and a note. */
function surveyed(index) {
  const one = (words) => words[index % words.length];
  return {
    city: `Town ${index}, Nowhere`,
    'as-of': '2017-08-18',
    answers: {
      commitment: one(['yes', 'no', 'unknown']),
      readiness: one(['yes', 'no']),
      violence: { 'violent-crime-rate': { 2014: (index % 900) + 0.1, 2015: (index % 700) + 0.2 } },
      'dhs-access': {
        'in-place': one(['yes', 'no', 'declined']),
        limits: one([[], ['consent'], ['judicial-warrant']]),
      },
      'release-notice': {
        'in-place': one(['yes', 'no']),
        instrument: 'policy',
        notice: one(['48h', '24h', 'unknown']),
      },
      'detainer-hold': { 'in-place': one(['no', 'yes']), note: `Said on the phone, call ${index}.` },
    },
  };
}

const yamlUrl = pathToFileURL(join(root, 'node_modules', 'yaml', 'dist', 'index.js'));
const parsesFiles = join(folder, 'parses-files.mjs');
writeFileSync(
  parsesFiles,
  `import { readdirSync, readFileSync } from 'node:fs';
import yaml from '${yamlUrl}';
const folder = process.argv.at(-1);
for (const name of readdirSync(folder).sort()) yaml.parse(readFileSync(folder + '/' + name, 'utf8'));
`,
);
const parsesLines = join(folder, 'parses-lines.mjs');
writeFileSync(
  parsesLines,
  `import { createReadStream } from 'node:fs';
let rest = '';
for await (const part of createReadStream(process.argv.at(-1), { encoding: 'utf8' })) {
  const lines = (rest + part).split('\\n');
  rest = lines.pop();
  for (const line of lines) JSON.parse(line);
}
`,
);

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, medians of ${rounds} rounds\n`);
if (isWanted('start')) {
  compare('one city', ['node -e 0', ['-e', '0']], {
    'psp-check city.yaml': [program, city],
    'psp-check -f json city.yaml': [program, '-f', 'json', city],
    'psp-check --version': [program, '--version'],
    'psp-check --help': [program, '--help'],
  });
}
if (isWanted('files')) {
  for (const count of [2000, 10_000]) {
    const path = writeFiles(count);
    compare(`${count} files`, ['read and yaml.parse', [parsesFiles, path]], {
      'psp-check answers/': [program, path],
      'psp-check -f ndjson answers/': [program, '-f', 'ndjson', path],
    });
  }
}
if (isWanted('lines')) {
  const lines = {
    'survey answers': writeLines('survey', 100_000, surveyed),
    'whole city files': writeLines('cities', 10_000, (index) => parse(cityText(index))),
  };
  for (const [title, path] of Object.entries(lines)) {
    compare(`lines: ${title}`, ['read and JSON.parse', [parsesLines, path]], {
      'psp-check -f ndjson answers.ndjson': [program, '-f', 'ndjson', path],
      'psp-check -q answers.ndjson': [program, '-q', path],
    });
  }
}
