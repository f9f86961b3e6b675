import type { Outcome } from '../model/outcome.ts';
import type { Style } from './reporter.ts';

/** How one outcome looks in every format. */
export type Look = {
  /** On a terminal; `ascii` without UTF-8. Never alone: the outcome's word stands beside it. */
  readonly sign: string;
  readonly ascii: string;
  readonly colour: keyof Style;
  /** The element inside a JUnit test case. */
  readonly junit: 'failure' | 'skipped' | null;
  /** SARIF 2.1.0 §3.27.9 and §3.27.10: a kind other than `fail` has the level `none`. */
  readonly sarif: { readonly kind: 'pass' | 'fail' | 'open' | 'notApplicable'; readonly level: 'none' | 'error' };
  /** The GitHub workflow command. */
  readonly github: 'error' | 'warning' | null;
};

/** The one table that says how an outcome looks in each format. */
export const looks: Record<Outcome, Look> = {
  met: {
    sign: '✔',
    ascii: '+',
    colour: 'green',
    junit: null,
    sarif: { kind: 'pass', level: 'none' },
    github: null,
  },
  'not-met': {
    sign: '✘',
    ascii: 'x',
    colour: 'red',
    junit: 'failure',
    sarif: { kind: 'fail', level: 'error' },
    github: 'error',
  },
  undetermined: {
    sign: '?',
    ascii: '?',
    colour: 'yellow',
    junit: 'skipped',
    sarif: { kind: 'open', level: 'none' },
    github: 'warning',
  },
  'not-applicable': {
    sign: '–',
    ascii: '-',
    colour: 'dim',
    junit: 'skipped',
    sarif: { kind: 'notApplicable', level: 'none' },
    github: null,
  },
};
