#!/usr/bin/env node
// CommonJS: it starts 6 ms sooner than an ES module.
'use strict';
const { dirname } = require('node:path');

let hasEnded = false;
// A run that did not come to its end is a defect, whatever node makes of it. From 128 on a signal has ended it.
process.on('exit', (code) => {
  if (!hasEnded && code < 128) process.exitCode = 70;
});

function main() {
  let program;
  try {
    program = require('../dist/main.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || error.requireStack?.[0] !== __filename) throw error;
    require('node:fs').writeSync(2, `psp-check is not built. Run: npm --prefix ${dirname(__dirname)} run build\n`);
    return;
  }
  const io = program.makeIo(process);
  program.run(process.argv.slice(2), io).then(() => {
    hasEnded = true;
    process.exitCode = io.exitCode;
  });
}

main();
