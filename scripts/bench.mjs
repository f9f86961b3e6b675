// Times whole runs of the built program against a node that does nothing, run by run in turn, so that a busy machine slows both.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'bin', 'psp-check.js');
const city = join(root, 'data', 'cities', 'albuquerque.yaml');

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } });
const rounds = Math.max(15, Number(values.rounds));

const base = ['-e', '0'];
const runs = {
  'psp-check city.yaml': [program, city],
  'psp-check -f json city.yaml': [program, '-f', 'json', city],
  'psp-check --version': [program, '--version'],
  'psp-check --help': [program, '--help'],
};

// Set, it adds about 45 ms to every start of node and flatters every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Milliseconds of a run. */
function run(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || status === 2 || status === 70) throw new Error(`${args.join(' ')}: ${stderr}`);
  return time;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const times = new Map([['node -e 0', []], ...Object.keys(runs).map((name) => [name, []])]);
const ratios = new Map(Object.keys(runs).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  const bare = run(base);
  times.get('node -e 0').push(bare);
  for (const [name, args] of Object.entries(runs)) {
    const time = run(args);
    times.get(name).push(time);
    ratios.get(name).push(time / bare);
  }
}

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, medians of ${rounds} rounds\n`);
console.log(`${'run'.padEnd(30)}${'ms'.padStart(8)}${'× node -e 0'.padStart(14)}`);
for (const [name, each] of times) {
  const ratio = ratios.get(name);
  console.log(
    `${name.padEnd(30)}${median(each).toFixed(1).padStart(8)}${(ratio ? median(ratio).toFixed(2) : '1').padStart(14)}`,
  );
}
