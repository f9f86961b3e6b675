// Keeps what V8 makes of a file's code, so that a start with the same version of node has not to make it again. Made after runs, it has the
// functions that these runs needed; made before, it would have none, and save nothing.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts a loader in the place of files of a folder, each with its code and cache beside it. Each run is a command line that shows
 * what the files it is the first to load need; one run alone, because a cache made after several is slower to start from (2.0 for 1.8).
 */
export function keepCode(folder, names, runs) {
  for (const name of names) {
    const file = join(folder, `${name}.cjs`);
    const code = readFileSync(file, 'utf8').replace(/[\u0080-\uffff]/g, escaped);
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
    writeFileSync(join(folder, `${name}.code.cjs`), wrapped);
    writeFileSync(file, loader(name));
  }
  for (const args of runs) {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-e', train, join(folder, 'main.cjs'), JSON.stringify(args)],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
        env: {},
      },
    );
    if (status !== 0) throw new Error(`The code cache could not be made: ${stderr}`);
  }
}

/** Code in ASCII takes half the memory, and no decoding. */
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** V8 refuses a cache that another version made, or other flags; then the code is compiled as if there were none. */
const loader = (name) => `'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const filename = __dirname + '/${name}.code.cjs';
const cache = __dirname + '/${name}.' + process.version + '.cache';
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const run = new Script(readFileSync(filename, 'latin1'), { filename, cachedData }).runInThisContext();
run(exports, require, module, filename, __dirname);
`;

const train = `
const { existsSync, writeFileSync } = require('node:fs');
const vm = require('node:vm');
const scripts = new Map();
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    scripts.set(options.filename, this);
  }
};
const [main, args] = process.argv.slice(1);
const { makeIo, run } = require(main);
(async () => {
  await run(JSON.parse(args), makeIo(process));
  for (const [filename, script] of scripts) {
    const cache = filename.replace(/code\\.cjs$/, process.version + '.cache');
    if (!existsSync(cache)) writeFileSync(cache, script.createCachedData());
  }
})();
`;
