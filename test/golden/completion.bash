# Completion of psp-check 0.1.0 in bash. With the bash-completion package, this is the file
#   ~/.local/share/bash-completion/completions/psp-check
# Without it, give it another name and source it in ~/.bashrc.

_psp_check() {
  COMPREPLY=()
  local IFS=$' \t\n'

  # The words as psp-check gets them: bash splits them at the characters of COMP_WORDBREAKS, too.
  local line=${COMP_LINE:0:COMP_POINT} words=() word apart
  for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    apart=
    while [[ $line == [[:space:]]* ]]; do
      line=${line#?}
      apart=1
    done
    # The last one ends at the cursor.
    [[ $line == "$word"* ]] || word=$line
    line=${line#"$word"}
    if [[ ${#words[@]} == 0 || $apart ]]; then
      words+=("$word")
    else
      words[${#words[@]}-1]+=$word
    fi
  done

  # The command is the first word, options of the whole program apart.
  local last=$((${#words[@]} - 1)) at=1 place=
  while ((at < last)); do
    case ${words[at]} in
      --color | --no-color) ((at += 1)) ;;
      *) break ;;
    esac
  done
  if ((at < last)); then
    case ${words[at]} in
      check | compare | init | history | explain | rules | schema | completion | help)
        place=${words[at]}
        ((at += 1))
        ;;
      *) place=check ;;
    esac
  fi
  if ((at < last)); then
    case "$place ${words[at]}" in
      'rules list' | 'rules show' | 'rules check' | 'rules test' | 'rules help')
        place+=" ${words[at]}"
        ((at += 1))
        ;;
    esac
  fi

  # The option whose value comes next, or how many operands have come.
  local flag= operand=0 closed=
  for (( ; at < last; at++)); do
    if [[ $flag ]]; then
      flag=
    elif [[ $closed || ${words[at]} != -?* ]]; then
      ((operand += 1))
    elif [[ ${words[at]} == -- ]]; then
      closed=1
    else
      case ${words[at]} in
        -r | --rules | --as-of | -f | --format | --report | --fail-on | --show | --input | --exclude | --root) flag=${words[at]} ;;
      esac
    fi
  done
  local cur=${words[last]} before=
  if [[ ! $flag && ! $closed && $cur == --*=* ]]; then
    flag=${cur%%=*}
    before=$flag=
    cur=${cur#*=}
  fi

  local offered= paths= colon=
  if [[ ! $flag && ! $closed && $cur == -* ]]; then
    case $place in
      '') offered='-r --rules --as-of -f --format --report --fail-on --show -q --quiet --input --exclude --latest --root -V --version --color --no-color -h --help' ;;
      'check') offered='-r --rules --as-of -f --format --report --fail-on --show -q --quiet --input --exclude --latest --root -h --help --color --no-color' ;;
      'compare') offered='-r --rules --as-of --differences --transpose -f --format --report --fail-on -q --quiet --input --exclude --latest --root -h --help --color --no-color' ;;
      'init') offered='-r --rules --blank --root -h --help --color --no-color' ;;
      'history') offered='-r --rules -f --format --report -q --quiet --input --exclude --latest --root -h --help --color --no-color' ;;
      'explain') offered='-r --rules --root -h --help --color --no-color' ;;
      'rules') offered='-h --help --color --no-color' ;;
      'rules list') offered='-h --help --color --no-color' ;;
      'rules show') offered='-h --help --color --no-color' ;;
      'rules check') offered='--root -h --help --color --no-color' ;;
      'rules test') offered='--root -h --help --color --no-color' ;;
      'rules help') offered='--color --no-color' ;;
      'schema') offered='-r --rules --root -h --help --color --no-color' ;;
      'completion') offered='-h --help --color --no-color' ;;
      'help') offered='--color --no-color' ;;
    esac
  else
    case $place,${flag:-$operand} in
      ',-r' | ',--rules' | 'check,-r' | 'check,--rules' | 'compare,-r' | 'compare,--rules' | 'init,-r' | 'init,--rules' | 'history,-r' | 'history,--rules' | 'explain,-r' | 'explain,--rules' | 'rules test,0' | 'schema,-r' | 'schema,--rules')
        offered='psp-2017-08 jag-2017-announced jag-2017-award psp-2017-08-response psp-2017-criteria section-1373 texas-2017'
        paths=files
        ;;
      ',-f' | ',--format' | 'check,-f' | 'check,--format')
        offered='text json ndjson markdown html junit sarif github csv'
        ;;
      ',--report' | 'check,--report')
        offered='text: json: ndjson: markdown: html: junit: sarif: github: csv:'
        paths=files
        colon=1
        ;;
      ',--fail-on' | 'check,--fail-on' | 'compare,--fail-on')
        offered='undetermined does-not-qualify never'
        ;;
      ',--show' | 'check,--show')
        offered='all open'
        ;;
      ',--input' | 'check,--input' | 'compare,--input' | 'history,--input')
        offered='yaml json ndjson csv'
        ;;
      ',--exclude' | 'check,--exclude' | 'check,'[0-9]* | 'compare,--exclude' | 'compare,'[0-9]* | 'init,0' | 'history,--exclude' | 'history,'[0-9]* | 'rules check,'[0-9]* | 'rules test,'[0-9]*)
        paths=files
        ;;
      ',--root' | 'check,--root' | 'compare,--root' | 'init,--root' | 'history,--root' | 'explain,--root' | 'rules check,--root' | 'rules test,--root' | 'schema,--root')
        paths=folders
        ;;
      ','[0-9]*)
        offered='check compare init history explain rules schema completion help'
        paths=files
        ;;
      'compare,-f' | 'compare,--format')
        offered='text markdown html csv json'
        ;;
      'compare,--report')
        offered='text: markdown: html: csv: json:'
        paths=files
        colon=1
        ;;
      'history,-f' | 'history,--format')
        offered='text markdown html json'
        ;;
      'history,--report')
        offered='text: markdown: html: json:'
        paths=files
        colon=1
        ;;
      'explain,0')
        offered='commitment violence readiness dhs-access release-notice detainer-hold section-1373-certification status-information contracted-jails reply-in-time detainer-letter detainer-certification'
        ;;
      'rules,0')
        offered='list show check test help'
        ;;
      'rules show,0')
        offered='psp-2017-08 jag-2017-announced jag-2017-award psp-2017-08-response psp-2017-criteria section-1373 texas-2017'
        ;;
      'rules help,0')
        offered='list show check test'
        ;;
      'schema,0')
        offered='city rules report'
        ;;
      'completion,0')
        offered='bash zsh fish'
        ;;
      'help,0')
        offered='check compare init history explain rules schema completion'
        ;;
    esac
  fi
  if [[ $colon && $cur == *:* ]]; then
    before+=${cur%%:*}:
    cur=${cur#*:}
    offered= colon=
  elif [[ $colon ]]; then
    paths=
  fi

  # A reply takes the place of what follows the last character of COMP_WORDBREAKS.
  local whole=$before$cur breaks=${COMP_WORDBREAKS//[^:=]/} kept=
  [[ $breaks ]] && kept=${whole%"${whole##*["$breaks"]}"}
  while IFS= read -r word; do
    word=$before$word
    COMPREPLY+=("${word#"$kept"}")
  done < <(
    compgen -W "$offered" -- "$cur"
    case $paths in
      files) compgen -f -- "$cur" ;;
      folders) compgen -d -- "$cur" ;;
    esac
  )
  # bash 3.2 has no compopt.
  if [[ $paths ]]; then
    compopt -o filenames
  elif [[ $colon ]]; then
    compopt -o nospace +o default
  else
    compopt +o default
  fi 2> /dev/null
}

complete -o default -F _psp_check psp-check
