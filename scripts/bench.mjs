// Measures whole runs of the built program against a node that does the least there is to do, in turn, so that a busy machine slows both. What is counted is
// the time on the processors, which other programs change less than the time on the clock. Prints tables and asserts nothing.
//   npm run bench [-- [one] [small] [large] [lines] [memory] [growth] [csv …] [--rounds N] [--node PATH|VERSION] [--markdown]]
// The six words are tables; any other keeps of them the rows that have it in their names. Without --node: the node that runs this, and Node.js 24 of npm's `node` package where it can be had.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    node: { type: 'string', multiple: true, default: [process.execPath, '24'] },
    markdown: { type: 'boolean', default: false },
  },
});
const tables = ['one', 'small', 'large', 'lines', 'memory', 'growth'];
const asked = positionals.filter((word) => tables.includes(word));
const words = positionals.filter((word) => !tables.includes(word));
const isAsked = (table) => asked.length === 0 || asked.includes(table);
const rounds = Math.max(1, Number(values.rounds));
const folder = mkdtempSync(join(tmpdir(), 'psp-check-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Set, it adds about 45 ms to every start of node and flatters every ratio. The compile cache is one of the bench's own.
const { NODE_EXTRA_CA_CERTS: _, ...outer } = process.env;
const env = { ...outer, XDG_CACHE_HOME: folder };

/** What a program has to be run with to tell what it took. */
const usage = join(folder, 'usage.cjs');
writeFileSync(
  usage,
  `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    require('fs').writeSync(2, 'usage ' + (userCPUTime + systemCPUTime) + ' ' + maxRSS);
  });`,
);

/** Runs another program and tells what that took. */
const other = join(folder, 'other.py');
writeFileSync(
  other,
  `import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stderr.write('usage %d %d' % ((used.ru_utime + used.ru_stime) * 1e6, used.ru_maxrss))
`,
);

/** Milliseconds of processor time of a run, on the clock, and mebibytes at its largest. */
function run([command, ...args]) {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const clock = performance.now() - start;
  const [, time, memory] = /usage (\d+) (\d+)$/.exec(stderr ?? '') ?? [];
  if (![0, 1, 3].includes(status) || time === undefined) throw new Error(`${[command, ...args].join(' ')}: ${stderr}`);
  return { time: Number(time) / 1000, clock, memory: Number(memory) / 1024 };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** A table of runs, the first of which is what the others are compared with; a goal of theirs is a ratio, or mebibytes. */
function compare(title, runs) {
  const [first, ...rest] = runs.filter((each) => each !== null);
  const isWanted = ({ name }) => words.every((word) => name.includes(word));
  const shown = [first, ...rest.filter(isWanted)];
  if (shown.length === 1) return;
  const measured = Array.from({ length: rounds }, () => shown.map(({ args }) => run(args)));
  const rows = shown.map(({ name, goal = '' }, index) => {
    const of = (what) => median(measured.map((each) => each[index][what]));
    const ratio = median(measured.map((each) => each[index].time / each[0].time));
    return [name, of('time').toFixed(0), of('clock').toFixed(0), ratio.toFixed(2), goal, of('memory').toFixed(0)];
  });
  print(title, rows);
}

const heads = ['CPU ms', 'clock ms', 'ratio', 'goal', 'MB'];

function print(title, rows, columns = heads) {
  if (values.markdown) {
    console.log(`\n| ${[title, ...columns].join(' | ')} |\n|---|${'---:|'.repeat(columns.length)}`);
    for (const [name, ...cells] of rows) console.log(`| \`${name}\` | ${cells.join(' | ')} |`);
    return;
  }
  const line = ([name, ...cells]) =>
    `${name.padEnd(58)}${cells.map((cell, index) => cell.padStart((columns[index] ?? '').length + 4)).join('')}`;
  console.log(`\n${line([title, ...columns])}`);
  for (const [name, ...cells] of rows) console.log(line([`  ${name}`, ...cells]));
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

/** A folder of so many city files. */
function filesOf(name, count, more = '') {
  const path = join(folder, name);
  mkdirSync(path);
  for (let index = 0; index < count; index++)
    writeFileSync(join(path, `${index}.yaml`), `${yamlText(surveyed(index, more))}\n`);
  return path;
}

/** A file of so many lines, a city each. */
function linesIn(name, count, more) {
  const path = join(folder, name);
  const rows = Array.from({ length: count }, (_, index) => `${JSON.stringify(surveyed(index, more))}\n`);
  writeFileSync(path, rows.join(''));
  return path;
}

const sentence =
  ' The sheriff keeps nobody longer than the law asks, as the manual of the jail says in its fourth section.';
const small = isAsked('small') && filesOf('small', 2000);
const large = isAsked('large') && filesOf('large', 2000, sentence.repeat(35));
const many = isAsked('memory') && filesOf('many', 10_000);
const some = isAsked('memory') && filesOf('some', 500);
const lines = isAsked('lines') && linesIn('answers.ndjson', 100_000, sentence.repeat(2).slice(0, 190));

const json = (name, data) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(data));
  return path;
};
const listed = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** A rule set of one condition on one field, of the bench's own; `name` is that of its file, too. */
function rulesOf(name, asks, met, more = {}) {
  const source = { text: { title: 'Made up by the benchmark', date: '2016-01-01' } };
  const condition = { id: 'asked', title: 'Asked', question: 'What?', asks: { answer: asks }, 'met-when': met };
  const head = { 'rule-set': name, title: name, issuer: 'Nobody', 'read-as': 'written', reading: 'As it is written.' };
  const conditions = [
    { ...condition, source: { text: 'whole' }, 'to-meet': 'An answer.', examples: { undetermined: ['unknown'] } },
  ];
  return json(`${name}.json`, { ...head, sources: source, ...more, conditions });
}

const cityOf = (name, answer, more = {}) =>
  json(`${name}.city.json`, { city: name, 'as-of': '2020-01-01', ...more, answers: { asked: answer } });

/** The day so many days after the first of 2000. */
const dayAfter = (days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10);

/** What could take the square of its input: arguments for so much of it. Each is half of what is allowed, and all of it. */
const growing = {
  'history, dated entries': [
    500,
    (count) => {
      const rules = rulesOf('entries', 'yes-no', { answer: 'yes' });
      const entries = listed(count, (index) => ({ from: dayAfter(index), answer: index % 2 ? 'yes' : 'no' }));
      return ['history', '-q', '--rules', rules, cityOf(`entries-${count}`, entries)];
    },
  ],
  'history, agencies that change on one day': [
    100,
    (count) => {
      const rules = rulesOf('agencies', 'yes-no', { answer: 'yes' });
      const ids = listed(count, (index) => `agency-${index}`);
      const change = [
        { from: '2001-01-01', until: '2010-01-01', answer: 'yes' },
        { from: '2010-01-01', answer: 'no' },
      ];
      const agencies = Object.fromEntries(ids.map((id) => [id, { name: id, answers: { asked: change } }]));
      return ['history', '-q', '--rules', rules, cityOf(`agencies-${count}`, { 'held-by': ids }, { agencies })];
    },
  ],
  'history, dates in a period before each day': [
    500,
    (count) => {
      const within = listed(10, (index) => ({ answer: { within: `${index + 1}y` } }));
      const rules = rulesOf('within', 'date', { any: within });
      const entries = listed(count, (index) => ({ from: dayAfter(index), answer: dayAfter(index - 300) }));
      return ['history', '-q', '--rules', rules, cityOf(`within-${count}`, entries)];
    },
  ],
  'figures and years': [
    100,
    (count) => {
      const values = listed(count * 5, (index) => ({
        year: 1800 + Math.floor(index / 5),
        value: 100 + (index % 5),
        published: '2016-01-01',
        source: 'text',
      }));
      const figures = { rate: { title: 'a rate', unit: 'of 100', values } };
      const rules = rulesOf(`figures-${count}`, { yearly: 'of 100' }, { answer: { above: 'rate' } }, { figures });
      const years = Object.fromEntries(listed(count, (index) => [1800 + index, 99 + (index % 7)]));
      return ['-f', 'json', '--fail-on', 'never', '--rules', rules, cityOf(`figures-${count}`, years)];
    },
  ],
  'agencies and matchers': [
    100,
    (count) => {
      const tests = listed(10, (index) => ({ answer: { 'at-least': index + 1 } }));
      const all = listed(count, (index) => ({ any: [tests[index % 10]] }));
      const rules = rulesOf(`matchers-${count}`, { number: 'things' }, { all });
      const ids = listed(count, (index) => `agency-${index}`);
      const agencies = Object.fromEntries(ids.map((id, index) => [id, { name: id, answers: { asked: index % 12 } }]));
      const city = cityOf(`matchers-${count}`, { 'held-by': ids }, { agencies });
      return ['-f', 'json', '--fail-on', 'never', '--rules', rules, city];
    },
  ],
  'cases of a rule set': [
    250,
    (count) => {
      const rules = rulesOf('cases', 'yes-no', { answer: 'yes' });
      const cases = listed(count, (index) => ({
        case: `Case ${index}`,
        expect: { verdict: 'qualifies' },
        city: `Town ${index} (invented)`,
        'as-of': '2020-01-01',
        answers: { asked: 'yes' },
      }));
      return ['rules', 'test', rules, json(`cases-${count}.json`, { 'rule-set': rules, cases })];
    },
  ],
};

/** Whether a command of the machine ends well. */
const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const hasPython = works('python3', '-c', 'import resource');
const peers = {
  jq: hasPython && works('jq', '--version'),
  yaml: hasPython && works('python3', '-c', 'import yaml; yaml.CSafeLoader'),
};

/** The program as it is installed from its tarball; null where npm cannot pack it. */
function installed() {
  try {
    const npm = (...args) =>
      execFileSync('npm', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const tarball = npm('pack', '--silent', '--ignore-scripts', '--pack-destination', folder, root)
      .trim()
      .split('\n')
      .at(-1);
    npm(
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      '--offline',
      '--prefix',
      join(folder, 'user'),
      join(folder, tarball),
    );
    return join(folder, 'user', 'node_modules', 'psp-check', 'bin', 'psp-check.js');
  } catch {
    return null;
  }
}

/** The path of a node: one that is given, or that of a version of npm's `node` package; null where it cannot be had. */
function nodeAt(wanted) {
  if (existsSync(wanted)) return wanted;
  try {
    const place = join(folder, `node-${wanted}`);
    const options = ['--silent', '--no-audit', '--no-fund', '--prefix', place];
    execFileSync('npm', ['install', ...options, `node@${wanted}`], { env: outer, cwd: folder, stdio: 'ignore' });
    const path = join(place, 'node_modules', 'node', 'bin', 'node');
    execFileSync(path, ['--version']);
    return path;
  } catch {
    return null;
  }
}

/** Ten rule sets and ten days. */
const matrix = listed(10, (index) => {
  const rules = { 'rule-set': `copy-${index}`, title: `Copy ${index}`, issuer: 'Nobody', extends: 'psp-2017-08' };
  const reading = { 'read-as': `copy ${index}`, reading: 'As the other one.' };
  return [
    '--rules',
    json(`copy-${index}.json`, { ...rules, ...reading }),
    '--as-of',
    `2017-0${(index % 9) + 1}-1${index}`,
  ];
}).flat();

const city = join(root, 'data', 'cities', 'albuquerque.yaml');
const program = join(root, 'bin', 'psp-check.js');
const fromTarball = isAsked('one') ? installed() : null;

function measureOn(node) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`\n${values.markdown ? '### ' : ''}Node.js ${version}, medians of ${rounds} rounds`);
  const of = (...args) => [node, '-r', usage, ...args];
  const psp = (args, input, goal) => ({
    name: `psp-check ${[...args, input.slice(input.lastIndexOf('/') + 1)].join(' ')}`,
    args: of(program, ...args, input),
    goal,
  });
  // What follows is not the first run: node's compile cache is filled.
  for (const each of [program, fromTarball].filter((path) => path !== null)) {
    for (const args of [[], ['-f', 'json'], ['compare', '-f', 'csv']]) run(of(each, ...args, city));
  }
  const parses = (code) => of('-e', `const fs = require('fs'); ${code}`);
  const python = (code, input) => ['python3', other, 'python3', '-c', code, input];
  const readYaml = (path) => ({
    name: 'read and yaml.parse',
    args: parses(
      `const yaml = require('yaml'); for (const f of fs.readdirSync('${path}')) yaml.parse(fs.readFileSync('${path}/' + f, 'utf8'))`,
    ),
  });
  const libyaml = (path) =>
    peers.yaml
      ? {
          name: 'Python with libyaml, parsing alone',
          args: python(
            'import glob, sys, yaml\nfor f in glob.glob(sys.argv[1] + "/*"): yaml.load(open(f), yaml.CSafeLoader)',
            path,
          ),
        }
      : null;
  if (isAsked('one'))
    compare('One city', [
      { name: 'node -e 0', args: of('-e', '0') },
      fromTarball && {
        name: 'from the tarball: psp-check city.yaml',
        args: of(fromTarball, city),
        goal: '2.3',
      },
      { name: 'psp-check city.yaml', args: of(program, city) },
      { name: 'psp-check -f json city.yaml', args: of(program, '-f', 'json', city) },
      { name: 'psp-check --version', args: of(program, '--version') },
      { name: 'psp-check --help', args: of(program, '--help') },
    ]);
  if (isAsked('small'))
    compare('2,000 small files (660 bytes)', [
      readYaml(small),
      psp(['-q'], small, '0.6'),
      psp(['-f', 'csv'], small, '1.5'),
      psp([], small, '1.0'),
      psp(['-f', 'ndjson'], small),
      libyaml(small),
    ]);
  if (isAsked('large'))
    compare('2,000 large files (8 KB)', [
      readYaml(large),
      psp(['-q'], large, '0.5'),
      psp(['-f', 'csv'], large),
      libyaml(large),
    ]);
  if (isAsked('lines'))
    compare('100,000 lines (950 bytes)', [
      {
        name: 'read and JSON.parse',
        args: parses(`for (const l of fs.readFileSync('${lines}', 'utf8').trim().split('\\n')) JSON.parse(l)`),
      },
      psp(['-q'], lines, '12'),
      psp(['-f', 'ndjson'], lines, '25'),
      peers.jq ? { name: 'jq -c .answers', args: ['python3', other, 'jq', '-c', '.answers', lines] } : null,
      hasPython
        ? {
            name: 'Python, parsing alone',
            args: python('import json, sys\nfor line in open(sys.argv[1]): json.loads(line)', lines),
          }
        : null,
    ]);
  if (isAsked('memory')) {
    compare('Memory: 10,000 files, at most 100 MB', [readYaml(many), psp(['-q'], many, '100 MB')]);
    compare('Memory: 500 cities, 10 rule sets, 10 days', [
      readYaml(some),
      ...['text', 'csv'].map((format) => ({
        ...psp(['compare', '-f', format, ...matrix], some, '300 MB'),
        name: `psp-check compare -f ${format}`,
      })),
    ]);
  }
  if (isAsked('growth')) measureGrowth(node);
}

/** What grows with its input takes twice as long for twice as much, and what takes the square of it four times. */
function measureGrowth(node) {
  const rows = Object.entries(growing).map(([name, [count, argsFor]]) => {
    const time = (args) => median(listed(rounds, () => run([node, '-r', usage, program, ...args]).time));
    const [start, one, two] = [['--version'], argsFor(count), argsFor(2 * count)].map(time);
    const ratio = (two - start) / (one - start);
    return [`${name}, ${count} and ${2 * count}`, ...[one, two].map((each) => each.toFixed(0)), ratio.toFixed(1)];
  });
  print('Growth', rows, ['CPU ms', 'of twice as much', 'ratio without the start']);
}

for (const wanted of values.node) {
  const node = nodeAt(wanted);
  if (node === null) console.log(`\nNode.js ${wanted}: not on this machine, and not to be had from npm.`);
  else measureOn(node);
}
for (const [name, is] of Object.entries({
  jq: peers.jq,
  'Python with libyaml': peers.yaml,
  'the installed tarball': fromTarball !== null || !isAsked('one'),
}))
  if (!is) console.log(`\nNot measured, since it is not here: ${name}.`);
