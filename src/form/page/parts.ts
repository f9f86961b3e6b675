// Controls as GOV.UK has them: a label, a hint, what is wrong, the control.
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { sanitise } from '../../text/sanitise.ts';
import type { Path } from '../answers.ts';
import type { App } from './app.ts';

export type View = TemplateResult | typeof nothing;

/** Names a part of the data in the page. */
export const idOf = (path: Path): string => path.map((part) => encodeURIComponent(part)).join('/');

/** What people wrote: never markup, and nothing in it that cannot be seen. */
export const said = (text: string): string => sanitise(text.trim().replace(/\s+/g, ' '));

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands around a control. */
export type Field = {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
  /** Whether what is wrong with parts of it is told here, too. */
  readonly isWhole?: boolean;
};

const describedBy = (app: App, field: Field): string | typeof nothing => {
  const id = idOf(field.path);
  const ids = [...(field.hint ? [`${id}-hint`] : []), ...(errorsOf(app, field).length > 0 ? [`${id}-error`] : [])];
  return ids.length === 0 ? nothing : ids.join(' ');
};

const errorsOf = (app: App, { path, isWhole = false }: Field): readonly string[] => app.problemsAt(path, isWhole);

export function errorView(app: App, field: Field): View {
  const errors = errorsOf(app, field);
  if (errors.length === 0) return nothing;
  return html`<span class="error" id=${`${idOf(field.path)}-error`}
    >${errors.map((error) => html`<span class="hidden">Not valid: </span>${said(error)} `)}</span
  >`;
}

const hintView = ({ path, hint }: Field): View =>
  hint ? html`<span class="hint" id=${`${idOf(path)}-hint`}>${said(hint)}</span>` : nothing;

const wrongClass = (app: App, field: Field): string => (errorsOf(app, field).length > 0 ? 'field wrong' : 'field');

/** A text of one line, or of several. */
export function textField(
  app: App,
  field: Field,
  value: string,
  set: (text: string) => void,
  { isLong = false, width = '', isDisabled = false }: { isLong?: boolean; width?: string; isDisabled?: boolean } = {},
): View {
  const id = idOf(field.path);
  // While somebody types, what was typed stays: `402.` is on its way to 402.5.
  const focused = document.activeElement;
  const shown = focused?.id === id && 'value' in focused ? String(focused.value) : value;
  const onInput = (event: Event) => set((event.target as HTMLInputElement).value);
  const touch = () => app.touch(field.path);
  const invalid = errorsOf(app, field).length > 0;
  const control = isLong
    ? html`<textarea id=${id} rows="3" placeholder=" " ?disabled=${isDisabled} .value=${live(shown)} aria-describedby=${describedBy(app, field)} aria-invalid=${invalid} @input=${onInput} @change=${touch}></textarea>`
    : html`<input id=${id} class=${width} type="text" placeholder=" " autocomplete="off" ?disabled=${isDisabled} .value=${live(shown)} aria-describedby=${describedBy(app, field)} aria-invalid=${invalid} @input=${onInput} @change=${touch} />`;
  return html`<div class="${wrongClass(app, field)} ${width === 'year' ? 'small' : ''}">
    <label class="label" for=${id}>${said(field.label)}</label>${hintView(field)}${errorView(app, field)}${control}
  </div>`;
}

export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

/** One of some choices, or with `isSeveral` any of them. */
export function choiceField(
  app: App,
  field: Field,
  options: readonly Option[],
  chosen: readonly string[],
  set: (value: string, isChosen: boolean) => void,
  { isSeveral = false, clear = null }: { isSeveral?: boolean; clear?: (() => void) | null } = {},
): View {
  const id = idOf(field.path);
  return html`<fieldset class=${wrongClass(app, field)} id=${id} tabindex="-1" aria-describedby=${describedBy(app, field)}>
    <legend>${said(field.label)}${hintView(field)}</legend>
    ${errorView(app, field)}
    ${options.map((option, index) => {
      const own = `${id}-${index}`;
      const onChange = (event: Event) => {
        set(option.value, (event.target as HTMLInputElement).checked);
        app.touch(field.path);
      };
      const hint = option.hint ? `${own}-hint` : nothing;
      return html`<div class="choice">
        <input type=${isSeveral ? 'checkbox' : 'radio'} id=${own} name=${id} value=${option.value} .checked=${live(chosen.includes(option.value))} aria-describedby=${hint} @change=${onChange} />
        <div>
          <label for=${own}>${said(option.label)}</label>
          ${option.hint ? html`<span class="hint" id=${`${own}-hint`}>${said(option.hint)}</span>` : nothing}
        </div>
      </div>`;
    })}
    ${clear && chosen.length > 0 ? html`<button type="button" class="link" @click=${clear}>Clear this answer<span class="hidden">: ${said(field.label)}</span></button>` : nothing}
  </fieldset>`;
}

/** One of some choices, where there may be many. */
export function selectField(
  app: App,
  field: Field,
  options: readonly Option[],
  chosen: string,
  set: (value: string) => void,
): View {
  const id = idOf(field.path);
  const onChange = (event: Event) => {
    set((event.target as HTMLSelectElement).value);
    app.touch(field.path);
  };
  return html`<div class=${wrongClass(app, field)}>
    <label class="label" for=${id}>${said(field.label)}</label>${hintView(field)}${errorView(app, field)}
    <select id=${id} aria-describedby=${describedBy(app, field)} @change=${onChange}>
      ${options.map(({ value, label }) => html`<option value=${value} .selected=${live(value === chosen)}>${said(label)}</option>`)}
    </select>
  </div>`;
}

/** Puts the cursor on a part of the page once it is there. */
export function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const found = document.getElementById(id);
    for (let around = found?.closest('details'); around; around = around.parentElement?.closest('details'))
      around.open = true;
    found?.focus();
    found?.scrollIntoView({ block: 'center' });
  });
}
