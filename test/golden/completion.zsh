#compdef psp-check
# Completion of psp-check 0.1.0 in zsh. It is the file _psp-check in a folder of $fpath.

_psp-check() {
  # The command is the first word, options of the whole program apart.
  local place=
  integer at=2
  while (( at < CURRENT )) && [[ $words[at] == (--color|--no-color) ]]; do
    (( at += 1 ))
  done
  if (( at < CURRENT )); then
    case $words[at] in
      (check|compare|init|history|explain|rules|schema|completion|help)
        place=$words[at]
        (( at += 1 ))
        ;;
      (*) place=check ;;
    esac
  fi
  if (( at < CURRENT )); then
    case "$place $words[at]" in
      ('rules list'|'rules show'|'rules check'|'rules test'|'rules help')
        place+=" $words[at]"
        (( at += 1 ))
        ;;
    esac
  fi
  words=(psp-check "${(@)words[at,-1]}")
  (( CURRENT -= at - 2 ))

  case $place in
    ('')
      _arguments -s -S : \
        '*'{-r+,--rules=}'[a shipped rule set or a file of your own, repeatable]:id|file: _psp-check-offer "rule set" files' \
        '--as-of=[the day that counts: a day, a month or a year]:date: ' \
        '(-f --format)'{-f+,--format=}'[what standard output carries]:name:(text json ndjson markdown html junit sarif github csv)' \
        '*--report=[write a report to a file as well, repeatable]:format\:path: _psp-check-report text json ndjson markdown html junit sarif github csv' \
        '--fail-on=[the mildest verdict that is not exit code 0]:verdict:(undetermined does-not-qualify never)' \
        '--show=[open: leave out what is met or not applicable]:which:(all open)' \
        '(-q --quiet)'{-q,--quiet}'[nothing on standard output]' \
        '--input=[what standard input is, and files whose name does not say]:kind:(yaml json ndjson csv)' \
        '*--exclude=[leave files and folders of this name or path out of folders, repeatable]:glob:_files' \
        '--latest[of a CSV or NDJSON file, only the last row of each city counts]' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-V,--version}'[print the version]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '(- : *)'{-h,--help}'[print this help]' \
        '*:files: _psp-check-offer "command" files'
      ;;
    ('check')
      _arguments -s -S : \
        '*'{-r+,--rules=}'[a shipped rule set or a file of your own, repeatable]:id|file: _psp-check-offer "rule set" files' \
        '--as-of=[the day that counts: a day, a month or a year]:date: ' \
        '(-f --format)'{-f+,--format=}'[what standard output carries]:name:(text json ndjson markdown html junit sarif github csv)' \
        '*--report=[write a report to a file as well, repeatable]:format\:path: _psp-check-report text json ndjson markdown html junit sarif github csv' \
        '--fail-on=[the mildest verdict that is not exit code 0]:verdict:(undetermined does-not-qualify never)' \
        '--show=[open: leave out what is met or not applicable]:which:(all open)' \
        '(-q --quiet)'{-q,--quiet}'[nothing on standard output]' \
        '--input=[what standard input is, and files whose name does not say]:kind:(yaml json ndjson csv)' \
        '*--exclude=[leave files and folders of this name or path out of folders, repeatable]:glob:_files' \
        '--latest[of a CSV or NDJSON file, only the last row of each city counts]' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '*:files:_files'
      ;;
    ('compare')
      _arguments -s -S : \
        '*'{-r+,--rules=}'[a shipped rule set or a file of your own, repeatable]:id|file: _psp-check-offer "rule set" files' \
        '*--as-of=[the day that counts: a day, a month or a year, repeatable]:date: ' \
        '--differences[only the conditions on which they differ]' \
        '--transpose[cities in rows; text does so by itself when they do not fit in columns]' \
        '(-f --format)'{-f+,--format=}'[what standard output carries]:name:(text markdown html csv json)' \
        '*--report=[write a report to a file as well, repeatable]:format\:path: _psp-check-report text markdown html csv json' \
        '--fail-on=[the mildest verdict that is not exit code 0]:verdict:(undetermined does-not-qualify never)' \
        '(-q --quiet)'{-q,--quiet}'[nothing on standard output]' \
        '--input=[what standard input is, and files whose name does not say]:kind:(yaml json ndjson csv)' \
        '*--exclude=[leave files and folders of this name or path out of folders, repeatable]:glob:_files' \
        '--latest[of a CSV or NDJSON file, only the last row of each city counts]' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '*:files:_files'
      ;;
    ('init')
      _arguments -s -S : \
        '(-r --rules)'{-r+,--rules=}'[the rule set whose questions it answers]:id|file: _psp-check-offer "rule set" files' \
        '--blank[a form to fill in, with every question in comments, as without a terminal]' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:file:_files'
      ;;
    ('history')
      _arguments -s -S : \
        '*'{-r+,--rules=}'[a shipped rule set or a file of your own, repeatable]:id|file: _psp-check-offer "rule set" files' \
        '(-f --format)'{-f+,--format=}'[what standard output carries]:name:(text markdown html json)' \
        '*--report=[write a report to a file as well, repeatable]:format\:path: _psp-check-report text markdown html json' \
        '(-q --quiet)'{-q,--quiet}'[nothing on standard output]' \
        '--input=[what standard input is, and files whose name does not say]:kind:(yaml json ndjson csv)' \
        '*--exclude=[leave files and folders of this name or path out of folders, repeatable]:glob:_files' \
        '--latest[of a CSV or NDJSON file, only the last row of each city counts]' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '*:files:_files'
      ;;
    ('explain')
      _arguments -s -S : \
        '(-r --rules)'{-r+,--rules=}'[a shipped rule set or a file of your own]:id|file: _psp-check-offer "rule set" files' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:condition: _psp-check-offer "condition"'
      ;;
    ('rules')
      _arguments -s -S : \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:command: _psp-check-offer "rules command"'
      ;;
    ('rules list')
      _arguments -s -S : \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]'
      ;;
    ('rules show')
      _arguments -s -S : \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:id: _psp-check-offer "rule set"'
      ;;
    ('rules check')
      _arguments -s -S : \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '*:files:_files'
      ;;
    ('rules test')
      _arguments -s -S : \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:file|id: _psp-check-offer "rule set" files' \
        '*:cases:_files'
      ;;
    ('rules help')
      _arguments -s -S : \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:command: _psp-check-offer "rules topic"'
      ;;
    ('schema')
      _arguments -s -S : \
        '*'{-r+,--rules=}'[of a city file: the rule sets it may answer, repeatable]:id|file: _psp-check-offer "rule set" files' \
        '--root=[what a file names is read from inside this folder only]:folder:_files -/' \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:what:(city rules report)'
      ;;
    ('completion')
      _arguments -s -S : \
        '(- : *)'{-h,--help}'[print this help]' \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:shell:(bash zsh fish)'
      ;;
    ('help')
      _arguments -s -S : \
        '--color[colours, even where no terminal is]' \
        '--no-color[no colours]' \
        '1:command: _psp-check-offer "topic"'
      ;;
  esac
}

# Words of one kind with what they mean, and perhaps files.
_psp-check-offer() {
  local -a offered
  local ret=1
  case $1 in
    ('rule set')
      offered=(
        'psp-2017-08:Public Safety Partnership, letter of August 3, 2017, as conditions'
        'jag-2017-announced:Byrne JAG grants of fiscal year 2017, conditions as announced on July 25, 2017'
        'jag-2017-award:Byrne JAG grants of fiscal year 2017, award conditions 52 to 56'
        'psp-2017-08-response:Public Safety Partnership, letter of August 3, 2017, as questions'
        'psp-2017-criteria:Public Safety Partnership, selection criteria of 2017'
        'section-1373:Section 1373 of title 8 of the U.S. Code, exchange of immigration status information'
        'texas-2017:Texas state grants, letter and certification on detainers'
      )
      ;;
    ('command')
      offered=(
        'check:check cities against a rule set (the default)'
        'compare:cities side by side, under one or several rule sets, on one or several days'
        'init:make a city file or complete one, by questions on a terminal or as a form to fill in'
        'history:the days on which a verdict changes, and why'
        'explain:the questions of a rule set, or one condition in full'
        'rules:the rule sets that come with psp-check, and your own'
        'schema:JSON Schema, for editors and programs'
        'completion:a script that has a shell complete commands, options and ids'
        'help:print the help of a command'
      )
      ;;
    ('condition')
      offered=(
        'commitment:Commitment to reducing violent crime'
        'violence:Violent crime above the national rate'
        'readiness:Readiness for training and technical assistance'
        'dhs-access:DHS access to jails'
        'release-notice:48 hours'\'' notice of release'
        'detainer-hold:48-hour hold on written request'
        'section-1373-certification:Certification on section 1373'
        'status-information:Nothing restricts the exchange of status information'
        'contracted-jails:Contracted jails covered'
        'reply-in-time:Reply by August 18, 2017'
        'detainer-letter:Letter on detainers, no older than two years'
        'detainer-certification:Certification on detainers'
      )
      ;;
    ('rules command')
      offered=(
        'list:what there is, and how each one reads its text (the default)'
        'show:the YAML of a rule set, to read or to start your own from'
        'check:what is wrong, or odd, in rule sets of your own'
        'test:whether a rule set does what its examples and cases say'
        'help:print the help of a command'
      )
      ;;
    ('rules topic')
      offered=(
        'list:what there is, and how each one reads its text (the default)'
        'show:the YAML of a rule set, to read or to start your own from'
        'check:what is wrong, or odd, in rule sets of your own'
        'test:whether a rule set does what its examples and cases say'
      )
      ;;
    ('topic')
      offered=(
        'check:check cities against a rule set (the default)'
        'compare:cities side by side, under one or several rule sets, on one or several days'
        'init:make a city file or complete one, by questions on a terminal or as a form to fill in'
        'history:the days on which a verdict changes, and why'
        'explain:the questions of a rule set, or one condition in full'
        'rules:the rule sets that come with psp-check, and your own'
        'schema:JSON Schema, for editors and programs'
        'completion:a script that has a shell complete commands, options and ids'
      )
      ;;
  esac
  _describe -t words $1 offered && ret=0
  if [[ $2 == files ]]; then
    _files && ret=0
  fi
  return ret
}

# A format, a colon and a path.
_psp-check-report() {
  if compset -P "(${(j:|:)@}):"; then
    _files
  else
    compadd -S : -- "$@"
  fi
}

if [[ $funcstack[1] == _psp-check ]]; then
  _psp-check "$@"
else
  compdef _psp-check psp-check
fi
