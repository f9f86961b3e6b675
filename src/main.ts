// What bin/psp-check.js needs of the build.
export { run } from './cli.ts';
export { makeIo } from './io.ts';
