// For `node -r`: writes the peak of the memory that the process used, in kibibytes, to the file that MEASURED names.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  // Not maxRSS, which counts what the parent had before it became this process.
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  writeFileSync(process.env.MEASURED, peak);
});
