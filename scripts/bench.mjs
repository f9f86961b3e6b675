// Times whole runs of the built program against a node that does the least there is to do, in turn, so that a busy machine slows both.
//   npm run bench [-- [start] [files] [lines] [--rounds N]]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'psp-check.js');
const city = join(root, 'data', 'cities', 'albuquerque.yaml');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const folder = mkdtempSync(join(tmpdir(), 'psp-check-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Set, it adds about 45 ms to every start of node and flatters every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Milliseconds of a run of node, and mebibytes at its largest. */
function run(args) {
  const peak = join(folder, 'peak.cjs');
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-r', peak, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (![0, 1, 3].includes(status)) throw new Error(`${args.join(' ')}: ${stderr}`);
  return { time: performance.now() - start, memory: Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024 };
}
writeFileSync(
  join(folder, 'peak.cjs'),
  "process.on('exit', () => require('fs').writeSync(2, 'peak ' + process.resourceUsage().maxRSS))",
);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The first of the runs is what the others are compared with. */
function compare(title, runs) {
  if (positionals.length > 0 && !positionals.includes(title.split(' ')[0])) return;
  const rounds = Array.from({ length: Math.max(1, Number(values.rounds)) }, () => Object.values(runs).map(run));
  console.log(`\n${title.padEnd(36)}${'ms'.padStart(9)}${'ratio'.padStart(8)}${'MB'.padStart(8)}`);
  for (const [index, name] of Object.keys(runs).entries()) {
    const time = median(rounds.map((each) => each[index].time));
    const ratio = median(rounds.map((each) => each[index].time / each[0].time));
    const memory = median(rounds.map((each) => each[index].memory));
    console.log(
      `  ${name}`.padEnd(36) +
        time.toFixed(1).padStart(9) +
        ratio.toFixed(2).padStart(8) +
        memory.toFixed(0).padStart(8),
    );
  }
}

/** The city with another name, other numbers and other words in its evidence. */
const cityText = (index) =>
  readFileSync(city, 'utf8')
    .replace(/^city: .*$/m, `city: Town ${index}, Nowhere`)
    .replace(/\b\d{3,4}\.\d\b/g, (number) => (Number(number) + (index % 100)).toFixed(1))
    .replace(/([a-z])\.$/gm, `$1 (item ${index}).`);

const files = join(folder, 'answers');
mkdirSync(files);
for (let index = 0; index < 2000; index++) writeFileSync(join(files, `${index}.yaml`), cityText(index));
/** A row of a survey: an answer to each question, and a note. */
function surveyed(index) {
  const one = (...words) => words[index % words.length];
  return {
    city: `Town ${index}, Nowhere`,
    'as-of': '2017-08-18',
    answers: {
      commitment: one('yes', 'no', 'unknown'),
      readiness: one('yes', 'no'),
      violence: { 'violent-crime-rate': { 2014: (index % 900) + 0.1, 2015: (index % 700) + 0.2 } },
      'dhs-access': { 'in-place': one('yes', 'no', 'declined'), limits: one([], ['consent'], ['judicial-warrant']) },
      'release-notice': { 'in-place': one('yes', 'no'), instrument: 'policy', notice: one('48h', '24h', 'unknown') },
      'detainer-hold': { 'in-place': one('no', 'yes'), note: `Said on the phone, call ${index}.` },
    },
  };
}
const lines = join(folder, 'answers.ndjson');
const rows = Array.from({ length: 20_000 }, (_, index) => `${JSON.stringify(surveyed(index))}\n`);
writeFileSync(lines, rows.join(''));

const parses = (code) => ['-e', `const fs = require('fs'), yaml = require('yaml'); ${code}`];
process.chdir(root);
console.log(`node ${process.version}, medians of ${values.rounds} rounds`);
compare('start of a run', {
  'node -e 0': ['-e', '0'],
  'psp-check city.yaml': [program, city],
  'psp-check -f json city.yaml': [program, '-f', 'json', city],
  'psp-check --version': [program, '--version'],
  'psp-check --help': [program, '--help'],
});
compare('files of 2,000 cities', {
  'yaml.parse': parses(
    `for (const f of fs.readdirSync('${files}')) yaml.parse(fs.readFileSync('${files}/' + f, 'utf8'))`,
  ),
  'psp-check answers/': [program, files],
  'psp-check -f ndjson answers/': [program, '-f', 'ndjson', files],
});
compare('lines of a survey, 20,000', {
  'JSON.parse': parses(`for (const l of fs.readFileSync('${lines}', 'utf8').trim().split('\\n')) JSON.parse(l)`),
  'psp-check -q answers.ndjson': [program, '-q', lines],
  'psp-check -f ndjson answers.ndjson': [program, '-f', 'ndjson', lines],
});
