// A city's answers as the evaluation reads them. Their file form is city-file.ts.
import type { Dated } from './dated.ts';
import type { CalendarDate, Day } from './day.ts';
import type { Reply } from './outcome.ts';
import type { Source } from './rule-set.ts';

/** A place in an input file; line and column count from 1. */
export type Location = { readonly path: string; readonly line: number; readonly column: number };

/** Why a field that was mentioned still counts as unanswered. */
export type Unanswered = 'unknown' | 'declined' | 'not-applicable';

/** Years and their numbers, null where one is not known, ascending; with what was counted, where the answer says so. */
export type Yearly = readonly (readonly [year: number, number: number | null, definition?: string])[];

/**
 * One field's value. `given` is what the file says (plain YAML data, years and words as written). `value` is null when it counts as
 * unanswered, with `why`; otherwise: yes-no `'yes' | 'no'`; one-of and text a string; some-of the words, none twice; duration minutes; number
 * the number; date a day, a month or a year as written; yearly pairs of year and number, null for a year that is unknown, ascending.
 */
export type Value = {
  readonly given: unknown;
  readonly value: string | number | readonly string[] | Yearly | null;
  readonly why: Unanswered | null;
};

/** A source with the path of the file that describes it, since agency files have ids of their own, and its place there. */
export type CitySource = Source & { readonly file: string; readonly location: Location };

export type Evidence = { readonly source: CitySource; readonly says: string };

/** One set of fields: the answer itself, or one of several claims by sources that disagree. A field that is left out is not in the map. */
export type Statement = {
  readonly fields: ReadonlyMap<string, Value>;
  /** Stated; otherwise it follows from the fields. */
  readonly reply: Reply | null;
  readonly note: string | null;
  readonly evidence: readonly Evidence[];
  readonly location: Location;
};

/** An answer as it stands for some time. Exactly one of `heldBy` (agency ids) and `statements` has entries, or neither: only a reply, note or evidence. */
export type Period = Dated & {
  readonly heldBy: readonly string[];
  /** One, or two and more claims that disagree. */
  readonly statements: readonly Statement[];
  readonly reply: Reply | null;
  readonly note: string | null;
  readonly evidence: readonly Evidence[];
  readonly location: Location;
};

/** An answer to one condition, for all days. Periods ascend by the first day of `from`; there is a choice of days in which none overlap. */
export type Answer = {
  /** Plain data as the file gives it. */
  readonly given: unknown;
  readonly periods: readonly Period[];
  readonly location: Location;
};

export type Agency = {
  readonly id: string;
  readonly name: string;
  /** Whether it is a facility of the city's own, so that the city answers for it. */
  readonly own: boolean;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Where answers that are missing would stand. */
  readonly location: Location;
};

/** A text without quotes that a ` #` cuts off right before a letter or digit. */
export type CutText = { readonly comment: string; readonly location: Location };

export type Decision = {
  readonly date: CalendarDate;
  readonly says: string;
  readonly selected: Selected | null;
  readonly source: CitySource | null;
};

/** What a decision says of a place in a programme: on its date, by its date at the latest, or not. Null, in a decision: nothing. */
export const selectedWords = ['on-date', 'by-date', 'no'] as const;
type Selected = (typeof selectedWords)[number];

/** Where a city was read: the path as given on the command line, and `sha256:` with the hex digest over the file and every file it names. */
export type Input = { readonly path: string; readonly digest: string };

export type City = {
  readonly name: string;
  /** As written: an id or a path. */
  readonly rules: string | null;
  readonly asOf: Day | null;
  readonly answeredBy: string | null;
  readonly answeredOn: CalendarDate | null;
  readonly compiledBy: string | null;
  /** The last day for which changes of the answers were looked for: after it nothing is answered. Null: the record is kept on. */
  readonly recordUntil: Day | null;
  /** Of its file, of the agency files it names, and those of what a programme decided. */
  readonly sources: readonly CitySource[];
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly decisions: readonly Decision[];
  /** Ids of orders, of whatever rule set, that cover the city. */
  readonly coveredBy: readonly string[];
  /** Of its file and of those it names. */
  readonly cutTexts: readonly CutText[];
  readonly input: Input;
  /** `root`: line 1. `answers`: the key of the answers, where an unanswered condition is shown. */
  readonly locations: { readonly root: Location; readonly answers: Location; readonly answeredOn: Location };
};

/** What two names of the same city have in common: neither case nor the form of its characters or blanks makes it another. */
export const cityKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The same for two reports on the same answers. One file may hold many cities, each with a digest of its own. */
export const inputKey = ({ path, digest }: Input): string => `${digest} ${path}`;
