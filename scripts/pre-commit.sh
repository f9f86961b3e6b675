#!/bin/sh
# The hooks of .pre-commit-hooks.yaml, run by pre-commit from its own clone of this repository. pre-commit's `language: node` installs globally from git, where
# npm cannot build a package (11.19 takes the install of what the build needs for a global one, too).
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
[ -f "$root/dist/main.cjs" ] || npm ci --prefix "$root" --no-audit --no-fund >&2
exec node "$root/bin/psp-check.js" "$@"
