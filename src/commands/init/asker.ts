/** How questions are put. A test hands in one of its own. Each throws Stopped or Back in place of an answer. */
export type Asker = {
  /** A heading, with text below it. */
  readonly say: (heading: string, text?: string) => void;
  /** Enter alone is the preset. */
  readonly choose: <Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
    preset: Value,
  ) => Promise<Value>;
  /** None is an answer, too; `none` says what it means. */
  readonly chooseSome: (
    message: string,
    choices: readonly Choice<string>[],
    none: string,
  ) => Promise<readonly string[]>;
  /** Trimmed; empty when nothing was written, which a problem can rule out. */
  readonly write: (message: string, problem: (text: string) => string | null, given?: Given) => Promise<string>;
};

export type Given = {
  /** What is taken when nothing is written. */
  readonly preset?: string;
  /** What Enter alone means where nothing is taken, such as `not known`; typed out, it means the same. */
  readonly none?: string;
  readonly hint?: string;
};

export type Choice<Value extends string> = { readonly value: Value; readonly label: string; readonly hint?: string };

/** Whoever answers has had enough for now. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Whoever answers wants the question before once more. */
export class Back extends Error {
  override readonly name = 'Back';
}

/** What Enter alone says to a question that has no other preset. */
export const notKnown = 'not known';
/** What it says to one whose answer the file has. */
export const asItIs = 'as it is';

export const required = (text: string): string | null => (text === '' ? 'This is needed.' : null);
