#!/usr/bin/env bash
# What .github/workflows/release.yml makes before anything is published: release/ with the package, the schemas and the notes.
set -eo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(node -p 'require("./package.json").version')

# The part of CHANGELOG.md on this version.
notes() { awk -v heading="## [$version]" 'index($0, "## ") == 1 { found = index($0, heading) == 1; next } found' CHANGELOG.md; }

case $1 in
  check)
    if [ -n "$(git ls-remote --tags origin "refs/tags/v$version")" ]; then
      echo "v$version has been released. Raise the version in package.json." >&2
      exit 1
    fi
    if [ -z "$(notes | tr -d '[:space:]')" ]; then
      echo "CHANGELOG.md says nothing of $version. Add a heading \`## [$version]\` below \`## [Unreleased]\`." >&2
      exit 1
    fi
    echo "version=$version" >> "$GITHUB_OUTPUT"
    ;;
  pack)
    rm -rf release
    mkdir -p release/schema
    npm pack --silent --ignore-scripts --pack-destination release
    cp dist/schema/*.json release/schema/
    notes > release/notes.md
    ;;
  *)
    echo 'Usage: scripts/release.sh check|pack' >&2
    exit 2
    ;;
esac
