# Completion of psp-check in fish. It is the file ~/.config/fish/completions/psp-check.fish

function __psp_check_offer
    set -l typed (commandline -opc) (commandline -ct)
    set -l lines (command psp-check completion fish -- $typed[2..-1] 2> /dev/null)
    set -l head (string split \t -- $lines[1])
    set -e lines[1]
    for line in $lines
        echo $head[2]$line
    end
    set -l value (string sub -s (math (string length -- "$head[2]") + 1) -- $typed[-1])
    switch "$head[1]"
        case files
            set lines (complete -C "'' $value")
        case folders
            set lines (__fish_complete_directories "$value" '')
        case '*'
            return
    end
    for line in $lines
        echo $head[2]$line
    end
end

complete -c psp-check -k -f -a '(__psp_check_offer)'
