// For `node -r`: the signal that SIGNAL names comes when a report has been written but does not have its name yet.
'use strict';
const fs = require('node:fs');

const { fsyncSync } = fs;
fs.fsyncSync = (fd) => {
  process.kill(process.pid, process.env.SIGNAL);
  fsyncSync(fd);
};
