// One field of an answer, asked as its type says.
import { html, nothing } from 'lit-html';
import type { Choice } from '../../fields/field-kind.ts';
import { kindOf } from '../../fields/index.ts';
import { parseYesNo } from '../../fields/yes-no.ts';
import type { Field } from '../../model/rule-set.ts';
import type { Path } from '../answers.ts';
import { type Data, isPlainMap } from '../with-data.ts';
import type { App } from './app.ts';
import { capital, choiceField, errorView, focusOn, idOf, type Option, said, textField, type View } from './parts.ts';
import { typed } from './sources-view.ts';

type Asked = {
  readonly app: App;
  readonly field: Field;
  readonly path: Path;
  readonly label: string;
  readonly value: Data | undefined;
  readonly set: (value: Data | undefined) => void;
};

export function fieldView(asked: Asked): View {
  const question = kindOf(asked.field).question(asked.field);
  switch (question.ask) {
    case 'choose':
      return chooseView(asked, question.choices);
    case 'choose-some':
      return chooseSomeView(asked, question.choices);
    case 'write':
      return kindOf(asked.field).isYearly ? yearlyView(asked) : writeView(asked, question);
  }
}

/** What a field is called above its control. */
export function labelOf({ id, label }: Field): string {
  return capital(typeof label === 'string' ? label : id.replaceAll('-', ' '));
}

/** Words of a vocabulary are ids; people read words. */
const optionOf = ({ value, label, hint = '' }: Choice): Option => ({
  value,
  label: capital(label.replaceAll('-', ' ')),
  hint: capital(hint),
});

/** Labels and hints of answers that every vocabulary has. */
const common: Readonly<Record<string, Option>> = {
  unknown: { value: 'unknown', label: 'Not known' },
  declined: { value: 'declined', label: 'Declined', hint: 'The city declined to say' },
  'not-applicable': {
    value: 'not-applicable',
    label: 'Not applicable',
    hint: 'The question makes no sense for the city; say why in the note',
  },
  none: { value: 'none', label: 'None', hint: 'The text states none' },
};

function chooseView({ app, field, path, label, value, set }: Asked, choices: readonly Choice[]): View {
  const given = typeof value === 'string' || typeof value === 'boolean' ? value : '';
  const chosen = field.type === 'yes-no' ? (parseYesNo(given) ?? String(given)) : String(given);
  return choiceField(
    app,
    { path, label },
    choices.map((choice) => common[choice.value] ?? optionOf(choice)),
    chosen === '' ? [] : [chosen],
    (word) => set(word),
    { clear: () => set(undefined) },
  );
}

function chooseSomeView({ app, path, label, value, set }: Asked, choices: readonly Choice[]): View {
  const words = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
  const chosen = Array.isArray(value) && value.length === 0 ? ['none'] : words;
  const choose = (word: string, isChosen: boolean) => {
    const isAlone = (each: string) => each === 'none' || each === 'unknown';
    const others = chosen.filter((each) => each !== word && (isAlone(each) ? !isChosen : true));
    if (!isChosen) return set(others.length === 0 ? undefined : others);
    // In the order of the vocabulary, so that the order of clicks leaves no trace.
    const all = [...others, word];
    const inOrder = choices.flatMap((choice) => (all.includes(choice.value) ? [choice.value] : []));
    set(isAlone(word) ? word : inOrder);
  };
  return choiceField(
    app,
    { path, label, hint: 'Choose all that apply.', isWhole: true },
    choices.map((choice) => common[choice.value] ?? optionOf(choice)),
    chosen,
    choose,
    { isSeveral: true, clear: () => set(undefined) },
  );
}

type Written = Extract<ReturnType<ReturnType<typeof kindOf>['question']>, { readonly ask: 'write' }>;

function writeView({ app, field, path, label, value, set }: Asked, question: Written): View {
  const isUnknown = value === 'unknown';
  const write = (text: string) => {
    const trimmed = text.trim();
    if (trimmed === '') set(undefined);
    else if (question.problem(trimmed) === null) set(question.written(trimmed) as Data);
    // What is wrong is told by the loader, of what was written.
    else set(kindOf(field).cell === 'number' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text);
  };
  const id = `${idOf(path)}-unknown`;
  return html`<div class="field">
    ${textField(
      app,
      { path, label, hint: `${capital(question.hint)}.` },
      isUnknown || value === undefined ? '' : String(value),
      write,
      {
        width: field.type === 'text' ? '' : 'short',
        isDisabled: isUnknown,
      },
    )}
    <div class="choice">
      <input type="checkbox" id=${id} .checked=${isUnknown} @change=${() => set(isUnknown ? undefined : 'unknown')} />
      <label for=${id}>Not known<span class="hidden">: ${said(label)}</span></label>
    </div>
  </div>`;
}

/** The number of a year may stand beside what it counts and who gives it, which stay as they are. */
const yearText = (amount: Data | undefined): string => {
  const number = isPlainMap(amount) ? amount['value'] : amount;
  return number === 'unknown' ? '' : typed(number);
};
const withNumber = (amount: Data | undefined, number: Data): Data =>
  isPlainMap(amount) ? { ...amount, value: number } : number;

function yearlyView({ app, field, path, label, value, set }: Asked): View {
  const isUnknown = value === 'unknown';
  const years = isPlainMap(value) ? value : {};
  const id = idOf(path);
  const setYear = (year: string, amount: Data | undefined) => {
    const { [year]: _, ...others } = years;
    const next = amount === undefined ? others : { ...years, [year]: amount };
    set(Object.keys(next).length === 0 ? undefined : next);
  };
  const draft = app.state.adding.get(id) ?? {};
  const add = () => {
    const year = (draft['year'] ?? '').trim();
    if (year === '' || Object.hasOwn(years, year)) return;
    app.state.adding.delete(id);
    setYear(year, 'unknown');
    focusOn(idOf([...path, year]));
  };
  const written = (text: string): Data => {
    const trimmed = text.trim();
    if (trimmed === '') return 'unknown';
    return Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
  };
  return html`<fieldset class="field" id=${id} tabindex="-1">
    <legend>${said(label)}<span class="hint">${said(`A number for each year (${field.unit}). Leave a year empty where its number is not known.`)}</span></legend>
    ${errorView(app, { path, label })}
    ${Object.entries(years).map(
      ([year, amount]) => html`<div class="row field">
        ${textField(app, { path: [...path, year], label: year }, yearText(amount), (text) => setYear(year, withNumber(amount, written(text))), { width: 'year' })}
        <button type="button" class="link" @click=${() => setYear(year, undefined)}>Remove ${said(year)}</button>
      </div>`,
    )}
    ${
      isUnknown
        ? nothing
        : html`<div class="row field">
          ${textField(app, { path: [...path, 'another'], label: 'Add a year', hint: 'Such as 2015' }, draft['year'] ?? '', (text) => app.state.adding.set(id, { year: text }), { width: 'year' })}
          <button type="button" @click=${add}>Add this year</button>
        </div>`
    }
    <div class="choice">
      <input type="checkbox" id=${`${id}-unknown`} .checked=${isUnknown} @change=${() => set(isUnknown ? undefined : 'unknown')} />
      <label for=${`${id}-unknown`}>Not known for any year</label>
    </div>
  </fieldset>`;
}
