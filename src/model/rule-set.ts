// A rule set as the evaluation reads it: bases merged, tests parsed, ids resolved. Its file form is rule-set-file.ts.
// Plain data throughout, so that a build can embed it and a digest can be taken over it.
import type { CalendarDate, Day, Period } from './day.ts';

export type Source = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  /** As written: a day, a month or a year. */
  readonly date: string | null;
  readonly url: string | null;
};

/** One published value of a figure. Several stand for a year where definitions or revisions differ. */
export type FigureValue = {
  readonly year: number;
  readonly value: number;
  readonly published: Day;
  readonly definition: string | null;
  readonly source: string;
};

export type Figure = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly values: readonly FigureValue[];
};

export type Word = { readonly word: string; readonly meaning: string };

/** The numbers that can be: what counts things is never below 0. `max` is null where nothing limits them. */
export type Bounds = { readonly min: number; readonly max: number | null };

/** What an answer to a field may be. fields/ has a file for each type, which says all about it. */
export type FieldType = {
  readonly type: string;
  /** Of a word, or a set of words. */
  readonly vocabulary?: string;
  readonly words?: readonly Word[];
  /** Of numbers: what they count, and what they can be. */
  readonly unit?: string;
} & Partial<Bounds>;

export type Field = FieldType & {
  readonly id: string;
  /** How a sentence names the field: a noun phrase, or for a yes-no field a clause for each answer. */
  readonly label: string | { readonly yes: string; readonly no: string };
  /** What is asked of the field, in the words of the text, where what the test needs does not say it. Left out: what the test needs is what is asked. */
  readonly asked?: string;
};

/** What a matcher looks at: a field of the condition, `reply`, `answered-on`, `as-of` (the day that is looked at), or another condition's `condition.field`. */
export type Subject =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'reply' }
  | { readonly kind: 'answered-on' }
  | { readonly kind: 'as-of' }
  | { readonly kind: 'other'; readonly condition: string; readonly field: string };

export type Comparison = 'at-least' | 'at-most' | 'above' | 'below';

export type Matcher =
  /** yes-no, one-of, text, reply: the value is one of these. */
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  /** duration (in minutes), number, each year of a yearly number: the value is one of these. */
  | { readonly is: 'equal'; readonly values: readonly number[]; readonly text: string }
  /** duration (in minutes), number, each year of a yearly number. `text` is the quantity as written. */
  | { readonly is: Comparison; readonly quantity: number; readonly text: string }
  /** yearly only: each year against every published value of the figure for that year. */
  | { readonly is: Comparison; readonly figure: string }
  | { readonly is: 'on-days'; readonly days: readonly Day[] }
  | { readonly is: 'on-or-before'; readonly day: Day }
  | { readonly is: 'after'; readonly day: Day }
  /** At most this long before the as-of date, and not after it. */
  | { readonly is: 'within'; readonly period: Period; readonly text: string }
  /** Sets. `none` is written as a scalar and holds for the empty set. */
  | { readonly is: 'none' }
  | { readonly is: 'only' | 'any-of' | 'all-of' | 'none-of'; readonly words: readonly string[] };

export type Leaf = { readonly subject: Subject; readonly matcher: Matcher };

export type Test =
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | Leaf;

type Cited = { readonly source: Source; readonly says: string };

export type Condition = {
  readonly id: string;
  /** The issuer's own name for it, such as `question 3` or `article 11 (1)(c)`. */
  readonly label: string | null;
  readonly title: string;
  readonly question: string;
  readonly asks: readonly Field[];
  readonly appliesWhen: Test | null;
  readonly metWhen: Test;
  readonly notMetWhen: Test | null;
  /** Where the question stands: a source and the place in it, such as `question 2`. */
  readonly source: readonly { readonly source: Source; readonly at: string }[];
  /** What this reading would need, in one sentence; null when it is not the city's to change. */
  readonly toMeet: string | null;
  readonly context: readonly Cited[];
};

/** What keeps conditions from being enforced against some, such as the order of a court. Which cities it covers, their files say. */
export type Order = {
  readonly id: string;
  readonly from: Day;
  /** The first day on which it no longer holds; null: still holds. */
  readonly until: Day | null;
  readonly says: string;
  /** Whom it covers, in words. */
  readonly covers: string;
  /** Ids; null: all. */
  readonly conditions: readonly string[] | null;
  /** The day the docket was last looked at. */
  readonly lastLooked: Day;
  readonly source: Source;
};

export type RuleSet = {
  readonly id: string;
  /** The file of a rule set of one's own; null for what is shipped. */
  readonly path: string | null;
  readonly title: string;
  readonly issuer: string;
  /** The reading in a few words, for the verdict line: `conditions to meet`. */
  readonly readAs: string;
  /** How unclear text is read, and on what support. */
  readonly reading: string;
  readonly inForce: { readonly from: Day | null; readonly until: Day | null } | null;
  /** To which cities the text was sent, by the names of their files; null: it is for whoever it fits. */
  readonly addressedTo: { readonly cities: readonly string[]; readonly source: Source } | null;
  /** The date of the latest source that shows the conditions in use. */
  readonly lastSeen: CalendarDate | null;
  /** The id (or the path) of the version of the same text that this one replaces. */
  readonly supersedes: string | null;
  /** When any of it applies; null: always. Where this fails no condition does. It looks at other conditions' fields by their full names. */
  readonly appliesWhen: Test | null;
  /** On the as-of date an answer whose newest evidence is older than this is warned of. `text` as written. */
  readonly staleAfter: { readonly period: Period; readonly text: string };
  /** Ids (or paths, for a rule set of one's own) of other readings of the same text. */
  readonly alternatives: readonly string[];
  readonly sources: readonly Source[];
  readonly figures: readonly Figure[];
  readonly orders: readonly Order[];
  readonly conditions: readonly Condition[];
  /** `sha256:` and the hex digest over the resolved rule set, bases included. */
  readonly digest: string;
};

/** The subject of a matcher as it is written in a rule set. */
export function subjectName(subject: Subject): string {
  switch (subject.kind) {
    case 'field':
      return subject.field;
    case 'other':
      return `${subject.condition}.${subject.field}`;
    case 'reply':
    case 'answered-on':
    case 'as-of':
      return subject.kind;
  }
}

export const isLeaf = (test: Test): test is Leaf => 'subject' in test;
