// What the page knows and what can be done with it. How it looks is in the views.
import type { Condition } from '../../model/rule-set.ts';
import { isAnswered, type Path, valueAt, withValueAt } from '../answers.ts';
import type { CheckedCity, PlacedProblem } from '../check-city.ts';
import { coreOf } from '../core.ts';
import type { PageData } from '../page-data.ts';
import { type Data, type DataMap, isPlainMap, withData } from '../with-data.ts';
import { type Draft, draftsIn } from './drafts.ts';

/** What is being filled in. */
type State = {
  /** Of the file that is opened or made. */
  name: string;
  /** The text that was opened, of which what is not changed stays as it is. */
  base: string;
  data: DataMap;
  /** What the file would be now. */
  text: string;
  /** What was opened or saved last. */
  kept: string;
  checked: CheckedCity;
  /** Conditions that have no answer to each question, and of which somebody says that nothing more is known. */
  done: ReadonlySet<string>;
  /** Problems are told at a question once somebody has been there. */
  readonly touched: Set<string>;
  isAllTold: boolean;
  /** What is being added: a source or a body that has no name yet, by where it is asked for. */
  readonly adding: Map<string, Record<string, string>>;
  /** What an answer said before another layer took its place, so that a way back loses nothing. */
  readonly aside: Map<string, Data>;
  /** What was done last, for those who do not see it. */
  message: string;
  /** False once the browser refuses to keep a draft. */
  isDraftKept: boolean;
};

const nothing: CheckedCity = { data: null, problems: [], report: null, unread: [] };

/** Milliseconds without a change after which the file is written and checked. */
const pause = 250;

export function makeApp(page: PageData, window: Window, show: () => void) {
  const core = coreOf(page);
  const drafts = draftsIn(() => window.localStorage, page.asked.digest);
  const state: State = {
    name: '',
    base: page.blank,
    data: {},
    text: page.blank,
    kept: page.blank,
    checked: nothing,
    done: new Set(),
    touched: new Set(),
    isAllTold: false,
    adding: new Map(),
    aside: new Map(),
    message: '',
    isDraftKept: true,
  };
  let timer = 0;

  const today = (): string => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  };
  const check = (text: string) => core.check(text, state.name || 'city.yaml', today());
  const cityName = (data: DataMap = state.data): string => (typeof data['city'] === 'string' ? data['city'] : '');
  /** What the data was when the text was made of it last. */
  let written: DataMap = state.data;
  const isChanged = () => state.data !== written || state.text !== state.kept;

  /** Makes the text of the data, and keeps it as a draft. */
  function write(): void {
    if (state.data === written) return;
    const before = cityName(written);
    written = state.data;
    state.text = withData(state.name, state.base, state.data);
    keepDraft(before);
  }

  async function checkNow(): Promise<void> {
    write();
    const { text } = state;
    const checked = await check(text);
    if (text !== state.text) return;
    state.checked = checked;
    show();
  }

  function keepDraft(before: string): void {
    if (cityName() !== before) drafts.remove(before);
    const draft = { city: cityName(), name: state.name, base: state.base, text: state.text, done: [...state.done] };
    if (isChanged()) state.isDraftKept = drafts.keep(draft);
    else drafts.remove(cityName());
  }

  function change(data: DataMap): void {
    state.data = data;
    show();
    window.clearTimeout(timer);
    timer = window.setTimeout(checkNow, pause);
  }

  /** Takes the place of what is there. `text` is what the file says now, `base` what it was made of. */
  async function start(
    name: string,
    base: string,
    text: string,
    kept: string,
    done?: readonly string[],
  ): Promise<readonly PlacedProblem[]> {
    state.name = name;
    const checked = await check(text);
    if (!isPlainMap(checked.data)) return checked.problems;
    const { data } = checked;
    const answered = page.asked.conditions.filter(({ id }) => valueAt(data, ['answers', id]) !== undefined);
    Object.assign(state, {
      name,
      base,
      data,
      text,
      kept,
      checked,
      done: new Set(done ?? answered.map(({ id }) => id)),
      isAllTold: text === kept && base !== page.blank,
    });
    written = data;
    // What is being typed would stay.
    if (window.document.activeElement instanceof HTMLElement) window.document.activeElement.blur();
    state.touched.clear();
    state.adding.clear();
    state.aside.clear();
    show();
    return [];
  }

  return {
    page,
    state,
    drafts,
    cityName,
    isChanged,
    write,
    value: (path: Path): Data | undefined => valueAt(state.data, path),
    set: (path: Path, value: Data | undefined): void => {
      const data = withValueAt(state.data, path, value);
      change(isPlainMap(data) ? data : {});
    },
    touch: (path: Path): void => {
      const key = JSON.stringify(path);
      if (state.touched.has(key)) return;
      state.touched.add(key);
      show();
    },
    /** The sentences to show at a part of the data. */
    problemsAt: (path: Path, isWithParts: boolean): readonly string[] => {
      if (!state.isAllTold && !state.touched.has(JSON.stringify(path))) return [];
      return state.checked.problems.flatMap(({ at, problem }) =>
        (isWithParts || at.length === path.length) && path.every((key, index) => at[index] === key)
          ? [problem.message]
          : [],
      );
    },
    isSettled: (condition: Condition): boolean => state.done.has(condition.id) || isAnswered(state.data, condition),
    setDone: (id: string, isDone: boolean): void => {
      const done = new Set(state.done);
      if (isDone) done.add(id);
      else done.delete(id);
      state.done = done;
      write();
      keepDraft(cityName());
      show();
    },
    startBlank: async (): Promise<void> => void (await start('', page.blank, page.blank, page.blank, [])),
    /** The problems of a file that cannot be read; then nothing has changed. */
    open: async (name: string, text: string): Promise<readonly PlacedProblem[]> => {
      const before = state.name;
      const problems = await start(name, text, text, text);
      if (problems.length > 0) state.name = before;
      return problems;
    },
    continueWith: async ({ name, base, text, done }: Draft): Promise<readonly PlacedProblem[]> =>
      start(name, base, text, base, done),
    /** What is written now; the draft has done its work. */
    saved: (message: string): void => {
      state.kept = state.text;
      state.isAllTold = true;
      drafts.remove(cityName());
      state.message = message;
      show();
    },
    say: (message: string): void => {
      state.message = message;
      show();
    },
    refresh: show,
  };
}

export type App = ReturnType<typeof makeApp>;
