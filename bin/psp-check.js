#!/usr/bin/env node
// CommonJS: it starts 6 ms sooner than an ES module. The version check has to parse and run on every Node.js, so nothing newer stands above it.
'use strict';

if (Number(process.versions.node.split('.')[0]) < 20) {
  process.stderr.write(`psp-check needs Node.js 20 or newer. This is ${process.version}.\n`);
  process.exitCode = 2;
} else {
  main();
}

function main() {
  let hasEnded = false;
  // A run that did not come to its end is a defect, whatever node makes of it. From 128 on a signal has ended it.
  process.on('exit', (code) => {
    if (!hasEnded && code < 128) process.exitCode = 70;
  });
  keepCompiledCode();
  const program = load();
  if (program === null) return;
  const io = program.makeIo(process);
  program.run(process.argv.slice(2), io).then(() => {
    hasEnded = true;
    process.exitCode = io.exitCode;
  });
}

/** Null, and said on standard error, when psp-check is not built. */
function load() {
  try {
    return require('../dist/main.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || !error.requireStack || error.requireStack[0] !== __filename) throw error;
    const root = require('node:path').dirname(__dirname);
    require('node:fs').writeSync(2, `psp-check is not built. Run: npm --prefix ${root} run build\n`);
    return null;
  }
}

/** Node's own compile cache, from Node.js 22.8 on. In the user's cache folder: its default is a shared /tmp, where others could write to it. */
function keepCompiledCode() {
  const { enableCompileCache } = require('node:module');
  if (enableCompileCache === undefined) return;
  const { existsSync } = require('node:fs');
  const { join } = require('node:path');
  const [home, ...below] = cacheFolder();
  if (home && existsSync(home)) enableCompileCache(join(home, ...below, 'psp-check'));
}

/** A folder of the user, and what leads from there to the things that programs can do without. */
function cacheFolder() {
  const { HOME, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return [LOCALAPPDATA];
  if (process.platform === 'darwin') return [HOME, 'Library', 'Caches'];
  return /^\//.test(XDG_CACHE_HOME) ? [XDG_CACHE_HOME] : [HOME, '.cache'];
}
