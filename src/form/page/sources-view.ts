// Sources, added once and chosen wherever they say something.
import { html, nothing } from 'lit-html';
import { parseDate } from '../../model/day.ts';
import { idFor, type Path } from '../answers.ts';
import { type Data, type DataMap, isPlainMap } from '../with-data.ts';
import type { App } from './app.ts';
import { focusOn, idOf, said, selectField, textField, type View } from './parts.ts';

/** A year is a number in a city file. */
export const dateWritten = (text: string): Data | undefined => {
  const date = text.trim();
  if (date === '') return undefined;
  return /^\d{4}$/.test(date) && parseDate(date) !== null ? Number(date) : date;
};

const written = (text: string): Data | undefined => (text.trim() === '' ? undefined : text);

export const typed = (value: Data | undefined): string => (value === undefined || value === null ? '' : String(value));

const dateHint = 'A day, a month or a year, such as 2017-08-18. Leave it empty if it is not known.';

export function sourcesView(app: App): View {
  const sources = app.value(['sources']);
  const ids = isPlainMap(sources) ? Object.keys(sources) : [];
  return html`<section id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title" tabindex="-1">Sources</h2>
    <p class="quiet">Each source stands here once. Add one here or where you give the evidence for an answer.</p>
    ${ids.map((id) => sourceView(app, id))} ${addSource(app, ['sources'], () => {})}
  </section>`;
}

function sourceView(app: App, id: string): View {
  const path = ['sources', id];
  const value = (key: string) => typed(app.value([...path, key]));
  const remove = () => {
    app.set(path, undefined);
    const rest = app.value(['sources']);
    if (isPlainMap(rest) && Object.keys(rest).length === 0) app.set(['sources'], undefined);
    focusOn('sources-title');
  };
  return html`<details class="field">
    <summary>${said(value('title') || id)}</summary>
    <div class="group">
      ${textField(app, { path: [...path, 'title'], label: 'Title' }, value('title'), (text) => app.set([...path, 'title'], text))}
      ${textField(app, { path: [...path, 'publisher'], label: 'Publisher (optional)' }, value('publisher'), (text) => app.set([...path, 'publisher'], written(text)))}
      ${textField(app, { path: [...path, 'date'], label: 'Date of publication (optional)', hint: dateHint }, value('date'), (text) => app.set([...path, 'date'], dateWritten(text)), { width: 'short' })}
      ${textField(app, { path: [...path, 'url'], label: 'Web address (optional)' }, value('url'), (text) => app.set([...path, 'url'], written(text)))}
      <button type="button" @click=${remove}>Remove this source<span class="hidden">: ${said(value('title') || id)}</span></button>
    </div>
  </details>`;
}

/** Asks for a source that is not there yet; `added` gets its id. */
function addSource(app: App, at: Path, added: (id: string) => void): View {
  const key = `${idOf(at)}-new-source`;
  const draft = app.state.adding.get(key);
  const open = () => {
    app.state.adding.set(key, {});
    app.refresh();
    focusOn(`${key}/title`);
  };
  if (!draft) return html`<button type="button" id=${key} @click=${open}>Add a source</button>`;
  const part = (name: string, label: string, hint = '') =>
    textField(
      app,
      { path: [...at.map(String).slice(0, -1), `${at.at(-1)}-new-source`, name], label, hint },
      draft[name] ?? '',
      (text) => {
        draft[name] = text;
      },
    );
  const close = () => {
    app.state.adding.delete(key);
    app.refresh();
    focusOn(key);
  };
  const add = () => {
    const title = (draft['title'] ?? '').trim();
    if (title === '') {
      app.say('A source needs a title.');
      return focusOn(`${key}/title`);
    }
    const sources = app.value(['sources']);
    const known: DataMap = isPlainMap(sources) ? sources : {};
    const id = idFor(title, Object.keys(known), 'source');
    const source = {
      title,
      publisher: written(draft['publisher'] ?? ''),
      date: dateWritten(draft['date'] ?? ''),
      url: written(draft['url'] ?? ''),
    };
    const given = Object.entries(source).filter(([, value]) => value !== undefined);
    app.state.adding.delete(key);
    app.set(['sources', id], Object.fromEntries(given) as DataMap);
    app.touch(['sources', id, 'date']);
    app.touch(['sources', id, 'url']);
    added(id);
    app.say(`Source added: ${title}`);
  };
  return html`<div class="group" role="group" aria-label="A new source">
    ${part('title', 'Title of the source', 'So that a reader finds it again, such as Jail manual, section 4')}
    ${part('publisher', 'Publisher (optional)')} ${part('date', 'Date of publication (optional)', dateHint)}
    ${part('url', 'Web address (optional)', 'Begins with https:// or http://')}
    <div class="row"><button type="button" @click=${add}>Add this source</button><button type="button" class="link" @click=${close}>Cancel</button></div>
  </div>`;
}

/** The evidence beside an answer: what each source says. */
export function evidenceView(
  app: App,
  at: Path,
  evidence: Data | undefined,
  set: (evidence: Data | undefined) => void,
): View {
  const says: DataMap = isPlainMap(evidence) ? evidence : {};
  const sources = app.value(['sources']);
  const known: DataMap = isPlainMap(sources) ? sources : {};
  const titleOf = (id: string): string =>
    typed(isPlainMap(known[id]) ? (known[id] as DataMap)['title'] : undefined) || id;
  const free = Object.keys(known).filter((id) => !Object.hasOwn(says, id));
  const path = [...at, 'evidence'];
  const put = (id: string, text: string | undefined) => {
    const { [id]: _, ...others } = says;
    const next = text === undefined ? others : { ...says, [id]: text };
    set(Object.keys(next).length === 0 ? undefined : next);
  };
  const add = (id: string) => {
    if (id === '') return;
    put(id, '');
    focusOn(idOf([...path, id]));
  };
  return html`<fieldset class="field evidence" id=${idOf(path)} tabindex="-1">
    <legend>Evidence<span class="hint">Which source says so, and what it says, in a sentence of your own.</span></legend>
    ${Object.entries(says).map(
      ([id, text]) => html`<div class="field">
        ${textField(app, { path: [...path, id], label: titleOf(id), hint: 'What it says' }, typed(text), (now) => put(id, now), { isLong: true })}
        <button type="button" class="link" @click=${() => put(id, undefined)}>Remove this evidence<span class="hidden">: ${said(titleOf(id))}</span></button>
      </div>`,
    )}
    ${
      free.length === 0
        ? nothing
        : html`<div class="field">${selectField(
            app,
            { path: [...path, 'another-source'], label: 'Choose a source' },
            [{ value: '', label: 'Choose one…' }, ...free.map((id) => ({ value: id, label: titleOf(id) }))],
            '',
            add,
          )}</div>`
    }
    <div class="field">${addSource(app, path, add)}</div>
  </fieldset>`;
}
