// The manual page, from what --help is made of.

/**
 * In the man macros of roff. Takes the program as commander has it, the meanings of exit codes and environment variables, and the version.
 */
export function manPage({ program, exitCodes, environment, version }) {
  const help = program.createHelp();
  // The options of the default command are the program's own for whoever asks for help; here they stand below their command.
  const common = help
    .visibleOptions(program)
    .filter((option) => program.commands.every((command) => !command.options.includes(option)));
  const title = program.description();
  return [
    `.TH ${program.name().toUpperCase().replaceAll('-', '\\-')} 1 "" "${text(`${program.name()} ${version}`)}" "User Commands"`,
    '.SH NAME',
    `${text(program.name())} \\- ${text(title.charAt(0).toLowerCase() + title.slice(1))}`,
    '.SH SYNOPSIS',
    '.nf',
    ...help
      .commandUsage(program)
      .split('\n')
      .map((line) => synopsis(line.trim())),
    '.fi',
    '.SH DESCRIPTION',
    ...paragraphs(description.map((paragraph) => [text(paragraph)])),
    '.SH OPTIONS',
    text('These may stand anywhere on a command line.'),
    ...options(help, common),
    '.SH COMMANDS',
    ...help.visibleCommands(program).flatMap((command) => commandLines(command, '')),
    '.SH EXIT STATUS',
    ...items(Object.entries(exitCodes).map(([code, meaning]) => [bold(code), meaning])),
    '.SH ENVIRONMENT',
    text('Nothing else of the environment is looked at. A variable that is empty counts as not set.'),
    ...items(Object.entries(environment).map(([name, meaning]) => [bold(name), meaning])),
    '.SH FILES',
    ...items(files.map(([name, meaning]) => [italic(name), meaning])),
    '.SH EXAMPLES',
    ...paragraphs(examples.flatMap(([what, ...commands]) => [[text(what)], example(commands)])),
    '.SH SEE ALSO',
    text(seeAlso),
    '',
  ].join('\n');
}

const description = [
  "A rule set holds the conditions of a grant programme and says how its text is read. A city file holds a city's answers, each with its sources. psp-check says for every city whether it qualifies, why, on whose word, and what would change the answer. What a city has not answered stays undetermined; it is never turned into a no.",
  'Without a command, psp-check does what its command check does.',
];

const files = [
  [
    '*.yaml, *.yml, *.json',
    'City files, rule sets, agencies and cases. The schemas that `psp-check schema` prints describe them.',
  ],
  ['*.cases.yaml', 'The cases of the rule set beside it, for `psp-check rules test`.'],
];

/** What each shows, and commands that work one after the other. */
const examples = [
  ['Make a city file, fill it in, and see what it comes to:', 'psp-check init city.yaml', 'psp-check city.yaml'],
  [
    'Write a page for people and a log for code scanning as well:',
    'psp-check city.yaml --report html:out/psp.html --report sarif:out/psp.sarif',
  ],
  [
    'Put two readings of the same text side by side:',
    'psp-check compare -r psp-2017-08 -r psp-2017-08-response city.yaml',
  ],
  [
    'Start a rule set of your own from one that is shipped:',
    'psp-check rules show psp-2017-08 > mine.yaml',
    'psp-check rules check mine.yaml',
  ],
];

const seeAlso =
  'docs/rule-sets.md, on rule sets of your own, and docs/ci.md, on pipelines, in the folder of the package.';

function commandLines(command, path) {
  const help = command.createHelp();
  const name = `${path} ${command.name()}`.trim();
  const own = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  return [
    `.SS ${synopsis(`psp-check ${name} ${command.usage()}`)}`,
    text(sentence(command.description())),
    ...items(
      help.visibleArguments(command).map((each) => [italic(help.argumentTerm(each)), help.argumentDescription(each)]),
    ),
    ...options(help, own),
    ...help.visibleCommands(command).flatMap((each) => commandLines(each, name)),
  ];
}

const options = (help, all) => items(all.map((each) => [flags(help.optionTerm(each)), help.optionDescription(each)]));

/** Lines of roff with a space between one group and the next. */
const paragraphs = (groups) => groups.flatMap((lines, index) => (index === 0 ? lines : ['.PP', ...lines]));

const example = (commands) => ['.in +4n', '.EX', ...commands.map(text), '.EE', '.in'];

/** Terms, already in roff, with what they mean. */
const items = (pairs) => pairs.flatMap(([term, meaning]) => ['.TP', term, text(meaning)]);

/** `-f, --format <name>`, `<format>:<path>` and `[file]`: what is typed as it is in bold, what stands for something else in italics. */
const flags = (line) =>
  line.replace(/[<[](?!options)([^>\]]+)[>\]]|(--?[a-z][a-z-]*)|([^<[-]+)/gi, (all, name, flag, rest) => {
    if (name) return all.startsWith('[') ? `[${italic(name)}]` : italic(name);
    return flag ? bold(flag) : text(rest);
  });

/** The same of a whole command line, whose first words are typed as they are. */
const synopsis = (line) =>
  line
    .split(' ')
    .map((word) => (/^[a-z]/.test(word) ? bold(word) : flags(word)))
    .join(' ');

const bold = (words) => `\\fB${text(words)}\\fR`;
const italic = (words) => `\\fI${text(words)}\\fR`;

const sentence = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.?!]$/.test(clause) ? '' : '.'}`;

/** Characters that roff takes for something else, or sets as another. */
const special = { '\\': '\\e', '-': '\\-', "'": '\\(aq', '^': '\\(ha', '~': '\\(ti', '"': '\\(dq' };

/** Text as it is, but for what stands between backticks, which is bold. Nothing in it is a request or an escape. */
function text(words) {
  const [first = '', ...rest] = words.replace(/\s+/g, ' ').split('`');
  const parts = rest.map((part, index) => (index % 2 === 0 ? `\\fB${escaped(part)}\\fR` : escaped(part)));
  return [escaped(first), ...parts].join('').replace(/^\./, '\\&.');
}

function escaped(words) {
  return words
    .replace(/[\\\-'^~"]/g, (character) => special[character])
    .replace(
      /[^\x20-\x7e]/gu,
      (character) => `\\[u${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}
