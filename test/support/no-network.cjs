// For `node -r`: whatever could reach the network, or another program, is not there.
'use strict';
const Module = require('node:module');

const refused = new Set([
  'net',
  'dns',
  'dns/promises',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'child_process',
  'cluster',
  'worker_threads',
  'inspector',
]);
const load = Module._load;
Module._load = function (name, ...rest) {
  if (refused.has(String(name).replace(/^node:/, ''))) throw new Error(`${name} is not to be used.`);
  return load.call(this, name, ...rest);
};
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
  Object.defineProperty(globalThis, name, {
    get() {
      throw new Error(`${name} is not to be used.`);
    },
  });
}
