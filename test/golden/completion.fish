# Completion of psp-check 0.1.0 in fish. It is the file ~/.config/fish/completions/psp-check.fish

# Whether the cursor is where a command has its options, or its operand of some number, from 0 on.
function __psp_check_at --argument-names command number
    set -l words (commandline -opc)
    set -e words[1]
    # The command is the first word, options of the whole program apart.
    while set -q words[1]; and contains -- $words[1] --color --no-color
        set -e words[1]
    end
    set -l place ''
    if set -q words[1]
        set place check
        if contains -- $words[1] check compare init history explain rules schema completion help
            set place $words[1]
            set -e words[1]
        end
    end
    if set -q words[1]; and contains -- "$place $words[1]" 'rules list' 'rules show' 'rules check' 'rules test' 'rules help'
        set place "$place $words[1]"
        set -e words[1]
    end
    test "$place" = "$command"; or return 1
    test -n "$number"; or return 0
    set -l operand 0
    set -l closed no
    while set -q words[1]
        if test $closed = yes; or not string match -q -- '-?*' $words[1]
            set operand (math $operand + 1)
        else if test $words[1] = --
            set closed yes
        else if contains -- $words[1] -r --rules --as-of -f --format --report --fail-on --show --input --exclude --root
            set -e words[1]
        end
        set -e words[1]
    end
    test $number = any; or test $operand = $number
end

function __psp_check_rule_sets
    printf '%s\t%s\n' \
        psp-2017-08 'Public Safety Partnership, letter of August 3, 2017, as conditions' \
        jag-2017-announced 'Byrne JAG grants of fiscal year 2017, conditions as announced on July 25, 2017' \
        jag-2017-award 'Byrne JAG grants of fiscal year 2017, award conditions 52 to 56' \
        psp-2017-08-response 'Public Safety Partnership, letter of August 3, 2017, as questions' \
        psp-2017-criteria 'Public Safety Partnership, selection criteria of 2017' \
        section-1373 'Section 1373 of title 8 of the U.S. Code, exchange of immigration status information' \
        texas-2017 'Texas state grants, letter and certification on detainers'
end

function __psp_check_commands
    printf '%s\t%s\n' \
        check 'check cities against a rule set (the default)' \
        compare 'cities side by side, under one or several rule sets, on one or several days' \
        init 'make a city file or complete one, by questions on a terminal or as a form to fill in' \
        history 'the days on which a verdict changes, and why' \
        explain 'the questions of a rule set, or one condition in full' \
        rules 'the rule sets that come with psp-check, and your own' \
        schema 'JSON Schema, for editors and programs' \
        completion 'a script that has a shell complete commands, options and ids' \
        help 'print the help of a command'
end

function __psp_check_conditions
    printf '%s\t%s\n' \
        commitment 'Commitment to reducing violent crime' \
        violence 'Violent crime above the national rate' \
        readiness 'Readiness for training and technical assistance' \
        dhs-access 'DHS access to jails' \
        release-notice '48 hours\' notice of release' \
        detainer-hold '48-hour hold on written request' \
        section-1373-certification 'Certification on section 1373' \
        status-information 'Nothing restricts the exchange of status information' \
        contracted-jails 'Contracted jails covered' \
        reply-in-time 'Reply by August 18, 2017' \
        detainer-letter 'Letter on detainers, no older than two years' \
        detainer-certification 'Certification on detainers'
end

function __psp_check_rules_commands
    printf '%s\t%s\n' \
        list 'what there is, and how each one reads its text (the default)' \
        show 'the YAML of a rule set, to read or to start your own from' \
        check 'what is wrong, or odd, in rule sets of your own' \
        test 'whether a rule set does what its examples and cases say' \
        help 'print the help of a command'
end

function __psp_check_rules_topics
    printf '%s\t%s\n' \
        list 'what there is, and how each one reads its text (the default)' \
        show 'the YAML of a rule set, to read or to start your own from' \
        check 'what is wrong, or odd, in rule sets of your own' \
        test 'whether a rule set does what its examples and cases say'
end

function __psp_check_topics
    printf '%s\t%s\n' \
        check 'check cities against a rule set (the default)' \
        compare 'cities side by side, under one or several rule sets, on one or several days' \
        init 'make a city file or complete one, by questions on a terminal or as a form to fill in' \
        history 'the days on which a verdict changes, and why' \
        explain 'the questions of a rule set, or one condition in full' \
        rules 'the rule sets that come with psp-check, and your own' \
        schema 'JSON Schema, for editors and programs' \
        completion 'a script that has a shell complete commands, options and ids'
end

complete -c psp-check -f

complete -c psp-check -n '__psp_check_at ""' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'a shipped rule set or a file of your own, repeatable'
complete -c psp-check -n '__psp_check_at ""' -l as-of -r -f -d 'the day that counts: a day, a month or a year'
complete -c psp-check -n '__psp_check_at ""' -s f -l format -r -f -a 'text json ndjson markdown html junit sarif github csv' -d 'what standard output carries'
complete -c psp-check -n '__psp_check_at ""' -l report -r -F -a 'text: json: ndjson: markdown: html: junit: sarif: github: csv:' -d 'write a report to a file as well, repeatable'
complete -c psp-check -n '__psp_check_at ""' -l fail-on -r -f -a 'undetermined does-not-qualify never' -d 'the mildest verdict that is not exit code 0'
complete -c psp-check -n '__psp_check_at ""' -l show -r -f -a 'all open' -d 'open: leave out what is met or not applicable'
complete -c psp-check -n '__psp_check_at ""' -s q -l quiet -d 'nothing on standard output'
complete -c psp-check -n '__psp_check_at ""' -l input -r -f -a 'yaml json ndjson csv' -d 'what standard input is, and files whose name does not say'
complete -c psp-check -n '__psp_check_at ""' -l exclude -r -F -d 'leave files and folders of this name or path out of folders, repeatable'
complete -c psp-check -n '__psp_check_at ""' -l latest -d 'of a CSV or NDJSON file, only the last row of each city counts'
complete -c psp-check -n '__psp_check_at ""' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at ""' -s V -l version -d 'print the version'
complete -c psp-check -n '__psp_check_at ""' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at ""' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at ""' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at "" any' -k -F -a '(__psp_check_commands)'

complete -c psp-check -n '__psp_check_at check' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'a shipped rule set or a file of your own, repeatable'
complete -c psp-check -n '__psp_check_at check' -l as-of -r -f -d 'the day that counts: a day, a month or a year'
complete -c psp-check -n '__psp_check_at check' -s f -l format -r -f -a 'text json ndjson markdown html junit sarif github csv' -d 'what standard output carries'
complete -c psp-check -n '__psp_check_at check' -l report -r -F -a 'text: json: ndjson: markdown: html: junit: sarif: github: csv:' -d 'write a report to a file as well, repeatable'
complete -c psp-check -n '__psp_check_at check' -l fail-on -r -f -a 'undetermined does-not-qualify never' -d 'the mildest verdict that is not exit code 0'
complete -c psp-check -n '__psp_check_at check' -l show -r -f -a 'all open' -d 'open: leave out what is met or not applicable'
complete -c psp-check -n '__psp_check_at check' -s q -l quiet -d 'nothing on standard output'
complete -c psp-check -n '__psp_check_at check' -l input -r -f -a 'yaml json ndjson csv' -d 'what standard input is, and files whose name does not say'
complete -c psp-check -n '__psp_check_at check' -l exclude -r -F -d 'leave files and folders of this name or path out of folders, repeatable'
complete -c psp-check -n '__psp_check_at check' -l latest -d 'of a CSV or NDJSON file, only the last row of each city counts'
complete -c psp-check -n '__psp_check_at check' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at check' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at check' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at check' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at check any' -k -F

complete -c psp-check -n '__psp_check_at compare' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'a shipped rule set or a file of your own, repeatable'
complete -c psp-check -n '__psp_check_at compare' -l as-of -r -f -d 'the day that counts: a day, a month or a year, repeatable'
complete -c psp-check -n '__psp_check_at compare' -l differences -d 'only the conditions on which they differ'
complete -c psp-check -n '__psp_check_at compare' -l transpose -d 'cities in rows; text does so by itself when they do not fit in columns'
complete -c psp-check -n '__psp_check_at compare' -s f -l format -r -f -a 'text markdown html csv json' -d 'what standard output carries'
complete -c psp-check -n '__psp_check_at compare' -l report -r -F -a 'text: markdown: html: csv: json:' -d 'write a report to a file as well, repeatable'
complete -c psp-check -n '__psp_check_at compare' -l fail-on -r -f -a 'undetermined does-not-qualify never' -d 'the mildest verdict that is not exit code 0'
complete -c psp-check -n '__psp_check_at compare' -s q -l quiet -d 'nothing on standard output'
complete -c psp-check -n '__psp_check_at compare' -l input -r -f -a 'yaml json ndjson csv' -d 'what standard input is, and files whose name does not say'
complete -c psp-check -n '__psp_check_at compare' -l exclude -r -F -d 'leave files and folders of this name or path out of folders, repeatable'
complete -c psp-check -n '__psp_check_at compare' -l latest -d 'of a CSV or NDJSON file, only the last row of each city counts'
complete -c psp-check -n '__psp_check_at compare' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at compare' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at compare' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at compare' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at compare any' -k -F

complete -c psp-check -n '__psp_check_at init' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'the rule set whose questions it answers'
complete -c psp-check -n '__psp_check_at init' -l blank -d 'a form to fill in, with every question in comments, as without a terminal'
complete -c psp-check -n '__psp_check_at init' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at init' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at init' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at init' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at init 0' -k -F

complete -c psp-check -n '__psp_check_at history' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'a shipped rule set or a file of your own, repeatable'
complete -c psp-check -n '__psp_check_at history' -s f -l format -r -f -a 'text markdown html json' -d 'what standard output carries'
complete -c psp-check -n '__psp_check_at history' -l report -r -F -a 'text: markdown: html: json:' -d 'write a report to a file as well, repeatable'
complete -c psp-check -n '__psp_check_at history' -s q -l quiet -d 'nothing on standard output'
complete -c psp-check -n '__psp_check_at history' -l input -r -f -a 'yaml json ndjson csv' -d 'what standard input is, and files whose name does not say'
complete -c psp-check -n '__psp_check_at history' -l exclude -r -F -d 'leave files and folders of this name or path out of folders, repeatable'
complete -c psp-check -n '__psp_check_at history' -l latest -d 'of a CSV or NDJSON file, only the last row of each city counts'
complete -c psp-check -n '__psp_check_at history' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at history' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at history' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at history' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at history any' -k -F

complete -c psp-check -n '__psp_check_at explain' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'a shipped rule set or a file of your own'
complete -c psp-check -n '__psp_check_at explain' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at explain' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at explain' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at explain' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at explain 0' -k -f -a '(__psp_check_conditions)'

complete -c psp-check -n '__psp_check_at rules' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at rules' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at rules' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at rules 0' -k -f -a '(__psp_check_rules_commands)'

complete -c psp-check -n '__psp_check_at "rules list"' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at "rules list"' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at "rules list"' -l no-color -d 'no colours'

complete -c psp-check -n '__psp_check_at "rules show"' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at "rules show"' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at "rules show"' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at "rules show" 0' -k -f -a '(__psp_check_rule_sets)'

complete -c psp-check -n '__psp_check_at "rules check"' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at "rules check"' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at "rules check"' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at "rules check"' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at "rules check" any' -k -F

complete -c psp-check -n '__psp_check_at "rules test"' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at "rules test"' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at "rules test"' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at "rules test"' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at "rules test" 0' -k -F -a '(__psp_check_rule_sets)'
complete -c psp-check -n '__psp_check_at "rules test" any' -k -F

complete -c psp-check -n '__psp_check_at "rules help"' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at "rules help"' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at "rules help" 0' -k -f -a '(__psp_check_rules_topics)'

complete -c psp-check -n '__psp_check_at schema' -s r -l rules -r -F -a '(__psp_check_rule_sets)' -d 'of a city file: the rule sets it may answer, repeatable'
complete -c psp-check -n '__psp_check_at schema' -l root -r -f -a '(__fish_complete_directories)' -d 'what a file names is read from inside this folder only'
complete -c psp-check -n '__psp_check_at schema' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at schema' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at schema' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at schema 0' -k -f -a 'city rules report'

complete -c psp-check -n '__psp_check_at completion' -s h -l help -d 'print this help'
complete -c psp-check -n '__psp_check_at completion' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at completion' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at completion 0' -k -f -a 'bash zsh fish'

complete -c psp-check -n '__psp_check_at help' -l color -d 'colours, even where no terminal is'
complete -c psp-check -n '__psp_check_at help' -l no-color -d 'no colours'
complete -c psp-check -n '__psp_check_at help 0' -k -f -a '(__psp_check_topics)'
