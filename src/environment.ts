/** The environment psp-check looks at, and no more of it, with what each variable does. Empty counts as not set. */
export const environment = {
  NO_COLOR: 'no colours, unless --color asks for them',
  FORCE_COLOR: 'colours where there is no terminal, too; 0 or false: none on a terminal either',
  TERM: 'dumb: no colours, and signs in ASCII, on a terminal; linux: signs in ASCII on a terminal',
  LC_ALL: 'a locale that is not UTF-8: signs in ASCII',
  LC_CTYPE: 'the same, where LC_ALL is not set',
  LANG: 'the same, where neither is set',
  GITHUB_STEP_SUMMARY: 'with --format github, the file that the summary of a job is added to; set by GitHub Actions',
  GITHUB_WORKSPACE:
    'the folder that paths start from in GitHub annotations, SARIF and job summaries where no repository is around a file; set by GitHub Actions',
  PATH: 'whether `psp-check` is found by its name, for the commands that psp-check tells',
  SOURCE_DATE_EPOCH: 'seconds since 1970: the day that counts as today where neither --as-of nor a city file gives one',
} as const;
export type Env = { readonly [name in keyof typeof environment]?: string };
