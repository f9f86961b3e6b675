import type * as Zod from 'zod';
import type { Value } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { ProblemCode } from '../model/problem-codes.ts';
import type { Field, FieldType, Figure, Matcher, Word } from '../model/rule-set.ts';
import type { dateSchema, idSchema, textSchema } from '../model/source-file.ts';
import type { Truth } from '../model/truth.ts';
import type { inJsonSchema, wording } from '../model/wording.ts';

export type Answered = NonNullable<Value['value']>;

/** Everything that psp-check knows of one type of field. A new type is a file like the others in this folder and a line in the registry. */
export type FieldKind = {
  /** What a sentence calls a value of it: `a duration`. */
  readonly noun: string;

  /** What a rule set writes beside the name of the type, as in `{ number: officers }`; null: the name alone. */
  readonly parameter: {
    readonly noun: string;
    readonly example: string;
    readonly schema: (tools: SchemaTools) => Zod.ZodType;
  } | null;
  /** The type of what a rule set writes; null when it is reported what is wrong. */
  readonly fromFile: (written: unknown, reading: TypeReading) => FieldType | null;

  /** What an answer takes, in a few words: `a duration such as 48h`. */
  readonly takes: (field: Field) => string;
  /** The same for an editor, behind the name of the field and a colon or a comma. */
  readonly described: (field: Field) => string;
  /** Asks for an answer. */
  readonly question: (field: Field) => Question;
  /** What a city file may give. */
  readonly schema: (field: Field, tools: SchemaTools) => Zod.ZodType;
  /** The value of what a city file gives, which `schema` accepts; null when it is not of the type, or told what is wrong. */
  readonly parse: (given: unknown, field: Field, reading: Reading) => Answered | null;
  /** Whether data that is not a scalar may stand for the whole answer where the field is the first of a condition. */
  readonly isShortForm: (data: object) => boolean;
  /** A value in a sentence, as it was given. */
  readonly inWords: (value: Answered, given: unknown, field: Field) => string;
  /** What a field is called and its value in words as a clause; left out: with a colon between them. */
  readonly clause?: (phrase: string, words: string) => string;
  /** A value as a city file gives it. */
  readonly written: (value: Answered) => unknown;
  /** How a cell of a CSV file is read. */
  readonly cell: 'yes-no' | 'word' | 'set' | 'duration' | 'number' | 'date' | 'text';
  /** Whether a CSV file may have a column for each year. */
  readonly isYearly: boolean;

  /** The matchers that a test may use beside a value or a list of values. */
  readonly matchers: readonly MatcherKey[];
  /** The matcher that values in a test stand for; null when that is wrong, which is reported. */
  readonly equals: (given: readonly Scalar[], reading: MatcherReading) => Matcher | null;
  /** What a comparison such as `at-least` compares with; null when that is wrong, which is reported. Left out where nothing is compared. */
  readonly compared?: (given: string | number, reading: ComparedReading) => Quantity | null;
  /** Values that stand for all there are: two that none of these matchers tells apart have one representative. */
  readonly values: (field: Field, matchers: readonly Matcher[], context: ValuesContext) => readonly Answered[];
};

/** What holds of most types: a rule set writes the name alone, and an answer is said as it is given. */
export const usual = {
  parameter: null,
  fromFile: (written) => ({ type: String(written) }),
  isShortForm: () => false,
  inWords: (_value, given) => String(given),
  written: (value) => value,
  isYearly: false,
} as const satisfies Partial<FieldKind>;

/** Zod and its registries, handed in: a check of a valid city file does without them, and loading zod takes longer than such a check. */
export type SchemaTools = {
  readonly z: typeof Zod;
  readonly wording: typeof wording;
  readonly inJsonSchema: typeof inJsonSchema;
  readonly dateSchema: typeof dateSchema;
  readonly idSchema: typeof idSchema;
  readonly textSchema: typeof textSchema;
};

/** Says what is wrong with a value, or with what stands under some keys in it. Null, for what could not be read. */
export type AddProblem = (code: ProblemCode, message: string, ...keys: readonly (string | number)[]) => null;

export type Reading = {
  readonly addProblem: AddProblem;
  /** How the value is spelled in the file. */
  readonly spelling: () => string;
};

export type TypeReading = {
  readonly addProblem: AddProblem;
  /** The words of a vocabulary; null when it has none, or when there is no such vocabulary, which is reported. */
  readonly wordsOf: (vocabulary: string, ...keys: readonly string[]) => readonly Word[] | null;
};

export type Scalar = string | number | boolean;

export type MatcherKey =
  | 'at-least'
  | 'at-most'
  | 'above'
  | 'below'
  | 'on-or-before'
  | 'after'
  | 'within'
  | 'only'
  | 'any-of'
  | 'all-of'
  | 'none-of';

export type MatcherReading = {
  /** What the test looks at, as it names it. */
  readonly name: string;
  readonly field: FieldType;
  readonly isFigure: (id: Scalar) => boolean;
  /** `index` counts among several values. */
  readonly addProblem: (code: ProblemCode, message: string, index?: number) => null;
  /** Tells of a value that is not among those that are known, with the likely one. */
  readonly instead: (given: string, choices: readonly string[]) => string;
};

export type ComparedReading = MatcherReading & {
  readonly kind: Pick<FieldKind, 'compared'>;
  /** The ids of the figures and what they count; null: it is there, but not well-formed. */
  readonly figureUnits: ReadonlyMap<string, string | null>;
  /** A whole day. Anything else is reported, and null. */
  readonly readDay: (written: string) => Day | null;
};

/** A quantity of its own, or a figure of the rule set. */
type Quantity = { readonly quantity: number; readonly text: string } | { readonly figure: string };

export type ValuesContext = {
  readonly figures: readonly Figure[];
  readonly asOf: Day;
  /** The values at hand, which for yearly numbers say which years count. */
  readonly now: readonly Answered[];
  /** Whether what is known of a yearly number stays as it is, and only the other years can take a value. */
  readonly keepsKnown: boolean;
  /** What each of the matchers comes to for a value. */
  readonly truthsOf: (value: Answered) => readonly Truth[];
};

/** How an answer is asked for: a choice, several of some words, or a text to write. */
type Question =
  | { readonly ask: 'choose'; readonly choices: readonly Choice[] }
  | { readonly ask: 'choose-some'; readonly choices: readonly Choice[] }
  | {
      readonly ask: 'write';
      readonly hint: string;
      /** What is wrong with a text; null: nothing. */
      readonly problem: (text: string) => string | null;
      /** What a text says, as a city file gives it. */
      readonly written: (text: string) => WrittenAnswer;
    };

export type WrittenAnswer = string | number | Readonly<Record<string, string | number>>;

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };
