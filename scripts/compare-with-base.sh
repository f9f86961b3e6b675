#!/usr/bin/env bash
# The step of action.yml that compares with the base of a pull request. Git is used here alone: psp-check compares two folders.
set -eo pipefail

summary=$(mktemp)
code=0
changes=()
commit() { git rev-parse --verify --quiet --end-of-options "$1^{commit}"; }
# say MESSAGE [warning]: in a workflow command `%` begins an escape.
say() {
  echo "::${2:-notice} title=psp-check::${1//%/%25}"
  printf '%s\n\n' "$1" >> "$summary"
}

# The outputs of this step, and its end.
finish() {
  local change=$1 comment='' delimiter
  delimiter=$(node -p 'crypto.randomUUID()')
  # A fork and Dependabot have no permission to write.
  if [ "$INPUT_COMMENT" = true ] && [ "$HEAD_REPOSITORY" = "${GITHUB_REPOSITORY:-}" ] && [ "$ACTOR" != 'dependabot[bot]' ]; then
    comment=$(node -e '
      const whole = require("node:fs").readFileSync(process.argv[1], "utf8").trim();
      const most = 30000;
      const room = Buffer.from(whole).subarray(0, most).toString().replace(/\ufffd+$/, "");
      const isWhole = room === whole;
      const kept = isWhole ? whole : room.slice(0, Math.max(room.lastIndexOf("\n\n"), 0));
      const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
      const page = `[the summary of the run](${server}/${repository}/actions/runs/${run})`;
      console.log(`<!-- psp-check -->\n${kept}\n\n${isWhole ? "All about where the cities stand" : "The rest, and where the cities stand"}: ${page}.`);
    ' "$summary")
  fi
  {
    echo "code=$code"
    echo "change=$change"
    echo "summary=$summary"
    echo "comment<<$delimiter"
    if [ -n "$comment" ]; then printf '%s\n' "$comment"; fi
    echo "$delimiter"
  } >> "$GITHUB_OUTPUT"
  exit 0
}

# Where a change for the worse has to fail the step, a comparison that cannot be made fails it too.
give_up() {
  say "Not compared with the base: $1" warning
  if [ "$INPUT_FAIL_ON_CHANGE" != never ]; then code=2; fi
  finish ''
}

if [ -z "$INPUT_BASE$BASE_REF" ]; then finish ''; fi
top=$(git rev-parse --show-toplevel) || give_up 'this folder is not a checkout of a Git repository.'
folder=$(git rev-parse --show-prefix)

# The tip of the base branch as it is now: what checks out a pull request may have merged it.
deepen=()
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then deepen=(--unshallow); fi
if [ -z "$INPUT_BASE" ]; then
  wanted=refs/heads/$BASE_REF known=origin/$BASE_REF
else
  wanted=$INPUT_BASE known=$INPUT_BASE
fi
if git fetch --quiet --no-tags "${deepen[@]}" -- origin "$wanted"; then
  tip=$(commit FETCH_HEAD)
else
  tip=$(commit "$known") || give_up "\`$wanted\` cannot be fetched. Check out with \`fetch-depth: 0\`."
fi
point=$(git merge-base "$tip" HEAD) || give_up "\`$wanted\` and this branch have no commit in common. Check out with \`fetch-depth: 0\`."

trees=$(mktemp -d)
base=$trees/base
trap 'git worktree remove --force "$base" 2> /dev/null || true; rm -rf "$trees"' EXIT
git -c core.hooksPath=/dev/null worktree add --quiet --detach "$base" "$point"

# Where something of this checkout was in the base; nothing for what is elsewhere.
before() {
  case $1 in
    "$top"/*) printf '%s' "$base/${1#"$top"/}" ;;
    /* | [A-Za-z]:[\\/]*) ;;
    *) printf '%s' "$base/$folder$1" ;;
  esac
}

is_pattern() { [[ $1 == *[\*\?\[\{]* && ! -e $1 ]]; }

compare() { # compare FILES [--rules=…]…
  local files=$1 old status=0 change
  shift
  old=$(before "$files")
  if [ -z "$old" ]; then
    say "\`$files\` is outside of this repository, and was not compared."
  elif ! is_pattern "$files" && [ ! -e "$old" ]; then
    say "\`$files\` is new: the base has nothing to compare it with."
  elif ! is_pattern "$files" && [ ! -e "$files" ]; then
    say "\`$files\` is no longer there."
  else
    change=$trees/change-${#changes[@]}.json
    GITHUB_STEP_SUMMARY=$summary node "$GITHUB_ACTION_PATH/bin/psp-check.js" diff --format=github "--report=$change" \
      "--fail-on=$INPUT_FAIL_ON_CHANGE" "${options[@]}" "$@" -- "$old" "$files" || status=$?
    # What cannot be read in the base may be what the branch repairs; what cannot be read in the branch is told by the check.
    if [ ! -f "$change" ] || { [ $status != 0 ] && [ $status != 2 ]; }; then code=$((status > code ? status : code)); fi
    if [ -f "$change" ]; then changes+=("$change"); fi
    echo >> "$summary"
  fi
}

options=()
if [ -n "$INPUT_AS_OF" ]; then options+=("--as-of=$INPUT_AS_OF"); fi
operands=() rule_sets=()
while read -r line; do if [ -n "$line" ]; then operands+=("$line"); fi; done <<< "$INPUT_FILES"
while read -r line; do if [ -n "$line" ]; then rule_sets+=("$line"); fi; done <<< "$INPUT_RULES"
if [ ${#rule_sets[@]} = 0 ]; then
  for files in "${operands[@]}"; do compare "$files"; done
fi
for rules in "${rule_sets[@]}"; do
  path=${rules#newest-of:}
  sides=("--rules=$rules")
  # A rule set of one's own is that of the base before and that of the branch after.
  if [[ $path == */* || $path =~ \.(yaml|yml|json)$ ]]; then
    old=$(before "$path")
    if [ -n "$old" ] && [ -e "$old" ]; then
      sides=("--rules=${rules%"$path"}$old" "--rules=$rules")
    elif [ -n "$old" ]; then
      say "\`$path\` is new: the base is looked at under it, too."
    fi
  fi
  for files in "${operands[@]}"; do compare "$files" "${sides[@]}"; done
done

finish "$(node -e '
  const { readFileSync } = require("node:fs");
  const all = process.argv.slice(1).map((path) => JSON.parse(readFileSync(path, "utf8")).changeSet);
  const isChanged = ({ counts, added, removed, notCompared }) =>
    counts.better + counts.moved + added.length + removed.length + notCompared.length > 0;
  if (all.some(({ counts }) => counts.worse > 0)) console.log("worse");
  else if (all.some(isChanged)) console.log("changed");
  else if (all.length > 0) console.log("nothing");
' "${changes[@]}")"
