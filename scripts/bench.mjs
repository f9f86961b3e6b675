// Measures whole runs of the built program against a node that does the least there is to do, in turn, so that a busy machine slows both. What is counted is
// the time on the processors, which other programs change less than the time on the clock. Prints tables and asserts nothing.
//   npm run bench [-- [start] [small] [large] [lines] [--rounds N]]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'psp-check.js');
const city = join(root, 'data', 'cities', 'albuquerque.yaml');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const folder = mkdtempSync(join(tmpdir(), 'psp-check-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Set, it adds about 45 ms to every start of node and flatters every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Milliseconds of processor time of a run of node, and mebibytes at its largest. */
function run(args) {
  const { status, stderr } = spawnSync(process.execPath, ['-r', join(folder, 'usage.cjs'), ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (![0, 1, 3].includes(status)) throw new Error(`${args.join(' ')}: ${stderr}`);
  const [, time, memory] = /usage (\d+) (\d+)$/.exec(stderr) ?? [];
  return { time: Number(time) / 1000, memory: Number(memory) / 1024 };
}
writeFileSync(
  join(folder, 'usage.cjs'),
  `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    require('fs').writeSync(2, 'usage ' + (userCPUTime + systemCPUTime) + ' ' + maxRSS);
  });`,
);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The first of the runs is what the others are compared with. */
function compare(title, runs) {
  if (positionals.length > 0 && !positionals.includes(title.split(' ')[0])) return;
  const rounds = Array.from({ length: Math.max(1, Number(values.rounds)) }, () => Object.values(runs).map(run));
  console.log(`\n${title.padEnd(36)}${'CPU ms'.padStart(9)}${'ratio'.padStart(8)}${'MB'.padStart(8)}`);
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

/** An answer to each question, as a survey has it, with a source and notes; `more` makes it longer. */
function surveyed(index, more = '') {
  const one = (...words) => words[index % words.length];
  const note = `Said on the phone in call ${index}.${more}`;
  return {
    city: `Town ${index}, Nowhere`,
    'as-of': '2017-08-18',
    'answered-by': `Police Department of Town ${index}`,
    sources: {
      reply: { title: `Reply of Town ${index} to the survey`, publisher: `Town ${index}`, date: '2017-08-14' },
    },
    answers: {
      commitment: one('yes', 'no', 'unknown'),
      readiness: one('yes', 'no'),
      violence: { 'violent-crime-rate': { 2014: (index % 900) + 0.1, 2015: (index % 700) + 0.2 } },
      'dhs-access': {
        'in-place': one('yes', 'no', 'declined'),
        limits: one('none', ['consent'], ['judicial-warrant']),
        note,
      },
      'release-notice': {
        'in-place': one('yes', 'no'),
        instrument: 'policy',
        notice: one('48h', '24h', 'unknown'),
        limits: 'none',
      },
      'detainer-hold': {
        'in-place': one('no', 'yes'),
        instrument: 'policy',
        hold: one('48h', '72h', '24h'),
        evidence: { reply: note },
      },
    },
  };
}

/** As people write it: a key a line, short lists and maps in brackets. */
const yamlText = (value, indent = '') =>
  Object.entries(value)
    .map(([key, each]) => {
      const isPlain = typeof each !== 'object';
      const text = isPlain
        ? ` ${each}`
        : Array.isArray(each)
          ? ` [${each.join(', ')}]`
          : `\n${yamlText(each, `${indent}  `)}`;
      return `${indent}${key}:${text}`;
    })
    .join('\n');

const count = 2000;
const lineCount = 100_000;
const [small, large] = ['small', 'large'].map((name) => join(folder, name));
const sentence =
  ' The sheriff keeps nobody longer than the law asks, as the manual of the jail says in its fourth section.';
for (const [path, more] of [
  [small, ''],
  [large, sentence.repeat(35)],
]) {
  mkdirSync(path);
  for (let index = 0; index < count; index++)
    writeFileSync(join(path, `${index}.yaml`), `${yamlText(surveyed(index, more))}\n`);
}
const lines = join(folder, 'answers.ndjson');
const rows = Array.from({ length: lineCount }, (_, index) => `${JSON.stringify(surveyed(index))}\n`);
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
for (const [name, path] of [
  ['small files, 2,000 of 800 bytes', small],
  ['large files, 2,000 of 8 KB', large],
])
  compare(name, {
    'read and yaml.parse': parses(
      `for (const f of fs.readdirSync('${path}')) yaml.parse(fs.readFileSync('${path}/' + f, 'utf8'))`,
    ),
    'psp-check -q answers/': [program, '-q', path],
    'psp-check -f csv answers/': [program, '-f', 'csv', path],
    'psp-check -f ndjson answers/': [program, '-f', 'ndjson', path],
  });
compare('lines of a survey, 100,000', {
  'read and JSON.parse': parses(
    `for (const l of fs.readFileSync('${lines}', 'utf8').trim().split('\\n')) JSON.parse(l)`,
  ),
  'psp-check -q answers.ndjson': [program, '-q', lines],
  'psp-check -f ndjson answers.ndjson': [program, '-f', 'ndjson', lines],
});
