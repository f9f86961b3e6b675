// The questions of one condition: who answers them, since when, what is answered, and on what evidence.
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { live } from 'lit-html/directives/live.js';
import { parseYesNo } from '../../fields/yes-no.ts';
import { replies } from '../../model/outcome.ts';
import type { Condition } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { outcomeWords, replyWords } from '../../text/words.ts';
import {
  asMap,
  entriesOf,
  holdersOf,
  idFor,
  isHolder,
  type Layer,
  layerOf,
  type Path,
  withAnswerKey,
  withDay,
  withHolders,
  withLayer,
  withNewEntry,
  withoutEntry,
} from '../answers.ts';
import { type Data, isPlainMap } from '../with-data.ts';
import type { App } from './app.ts';
import { fieldView, labelOf } from './field-view.ts';
import { capital, choiceField, errorView, focusOn, idOf, said, selectField, textField, type View } from './parts.ts';
import { dateWritten, evidenceView, typed } from './sources-view.ts';

export type Shown = {
  readonly app: App;
  readonly condition: Condition;
  /** Whether the rule set, or another reading of it, asks what the city replied. */
  readonly asksReply: boolean;
};

export function conditionView(shown: Shown, number: number): View {
  const { app, condition } = shown;
  const { id, title, question, asks } = condition;
  const heading = `condition-${id}`;
  return html`<section aria-labelledby=${heading} class="condition">
    <h2 id=${heading} tabindex="-1"><span class="quiet">${number}.</span> ${said(title)}</h2>
    <p class="question">${said(question)}</p>
    ${whereFrom(condition)}
    ${
      asks.length === 0
        ? html`<p class="quiet">Nothing is asked here: it follows from what the city replied, and when.</p>`
        : html`${answerView(shown, ['answers', id], false)} ${doneView(app, condition)} ${resultView(app, condition)}`
    }
  </section>`;
}

/** Where the question comes from, and what else belongs beside it. */
function whereFrom({ source, context }: Condition): View {
  if (source.length + context.length === 0) return nothing;
  return html`<details>
    <summary>Where this question comes from</summary>
    <ul>
      ${source.map(({ source: { title, publisher }, at }) => html`<li>${said(`${title}${publisher ? `, ${publisher}` : ''}: ${at}`)}</li>`)}
      ${context.map(({ source: { title }, says }) => html`<li>${said(says)} <span class="quiet">(${said(title)})</span></li>`)}
    </ul>
  </details>`;
}

/** An answer of the city, or with `isAgency` of another body. */
function answerView(shown: Shown, path: Path, isAgency: boolean): View {
  const { app, condition } = shown;
  const entries = entriesOf(app.value(path), condition);
  if (!entries || entries.length === 1) {
    const more = html`${daysView(shown, path, 0)} ${addEntry(shown, path)}`;
    return html`<div class="layer" id=${idOf(path)} tabindex="-1">
      ${errorView(app, { path, label: '' })} ${layerView(shown, entries ? [...path, 0] : path, isAgency, more)}
    </div>`;
  }
  return html`<div class="layer" id=${idOf(path)} tabindex="-1">
    <p class="note">This answer has changed over time. Each period below has an answer of its own.</p>
    ${entries.map((entry, index) => {
      const at = [...path, index];
      const { from, until } = asMap(entry, condition);
      const period =
        from === undefined
          ? `Period ${index + 1}`
          : `From ${typed(from)}${until === undefined ? '' : ` until ${typed(until)}`}`;
      const remove = () => {
        app.set(path, withoutEntry(entries, index));
        app.say(`Removed: ${period}`);
        focusOn(idOf(path));
      };
      // As it is when the entry comes up; from then on it is the reader's to open and close.
      const isOpen = () => index === entries.length - 1 || from === undefined;
      return html`<details class="period" id=${idOf(at)} tabindex="-1" ?open=${guard([app.state.base, index], isOpen)}>
        <summary>${said(period)}<span class="hidden">: ${said(condition.title)}</span></summary>
        <div class="group">
          ${daysView(shown, path, index)} ${layerView(shown, at, isAgency)}
          <button type="button" @click=${remove}>Remove this period<span class="hidden">: ${said(period)}</span></button>
        </div>
      </details>`;
    })}
    ${addEntry(shown, path)}
  </div>`;
}

/** From which day on an entry holds, and until when. */
function daysView({ app, condition }: Shown, path: Path, index: number): View {
  const answer = app.value(path);
  const entries = entriesOf(answer, condition);
  const isOne = !entries || entries.length === 1;
  const at = entries ? [...path, index] : path;
  const day = (key: 'from' | 'until', label: string, hint: string) =>
    textField(
      app,
      { path: [...at, key], label: isOne ? `${label} (optional)` : label, hint },
      typed(asMap(entries ? entries[index] : answer, condition)[key]),
      (text) => {
        app.set(path, withDay(answer, index, key, dateWritten(text), condition));
        // Where two periods overlap, it may be told at a day of the other.
        for (const each of entries?.keys() ?? [0])
          for (const one of ['from', 'until']) app.state.touched.add(JSON.stringify([...path, each, one]));
      },
      { width: 'short' },
    );
  return html`<div class="days">
    ${day('from', 'Since when?', 'The first day on which this holds: a day, a month or a year, such as 2017-08-18, 2017-08 or 2017.')}
    ${day('until', 'Until when?', 'The first day on which it no longer holds. Leave it empty if it still holds, or holds until the next period begins.')}
  </div>`;
}

/** Makes room for what was answered before or after. */
function addEntry({ app, condition }: Shown, path: Path): View {
  const add = () => {
    const entries = withNewEntry(app.value(path), condition);
    app.set(path, entries);
    const begins = entries.findIndex((entry) => asMap(entry, condition)['from'] === undefined);
    focusOn(idOf([...path, begins, 'from']));
  };
  return html`<button type="button" id=${`${idOf(path)}-new-period`} @click=${add}>
    Add a period with another answer<span class="hidden">: ${said(condition.title)}</span>
  </button>`;
}

const layers: Readonly<Record<Layer, string>> = {
  fields: 'The city answers this itself',
  'held-by': 'Another body holds this, such as a county jail',
  claims: 'Sources disagree',
};

/** `more` stands at the end. */
function layerView(shown: Shown, path: Path, isAgency: boolean, more: View = nothing): View {
  const { app, condition, asksReply } = shown;
  const answer = app.value(path);
  const map = asMap(answer, condition);
  const layer = layerOf(map);
  const choose = (next: string) => {
    const known = (['fields', 'held-by', 'claims'] as const).find((each) => each === next);
    if (!known) return;
    const { aside } = app.state;
    if (answer !== undefined) aside.set(`${layer} ${idOf(path)}`, answer);
    put(aside.get(`${known} ${idOf(path)}`) ?? withLayer(answer, known, condition));
  };
  // An entry of which nothing is said is there all the same.
  const put = (value: Data | undefined) => app.set(path, value ?? (typeof path.at(-1) === 'number' ? {} : undefined));
  const setKey = (key: string) => (value: Data | undefined) =>
    put(withAnswerKey(app.value(path), key, value, condition));
  const offered = (['fields', ...(isAgency ? [] : ['held-by' as const]), 'claims'] as const).map((value) => ({
    value,
    label: value === 'fields' && isAgency ? 'It answers this in one way' : layers[value],
    ...(value === 'claims' ? { hint: 'Two or more sources say different things' } : {}),
  }));
  const reply = isAgency || !asksReply ? nothing : replyView(app, [...path, 'reply'], map['reply'], setKey('reply'));
  const who = choiceField(
    app,
    { path: [...path, 'who'], label: isAgency ? 'How does it answer?' : 'Who can answer this?' },
    offered,
    [layer],
    choose,
  );
  return html`${who} ${errorView(app, { path, label: '' })}
    ${layer === 'fields' ? fieldsView(shown, path, setKey) : nothing}
    ${layer === 'held-by' ? heldByView(shown, path) : nothing}
    ${layer === 'claims' ? claimsView(shown, path) : nothing}
    ${besideView(app, path, map, setKey)}
    ${
      reply === nothing && more === nothing
        ? nothing
        : html`<details ?open=${guard([app.state.base], () => ['reply', 'from', 'until'].some((key) => map[key] !== undefined))}>
          <summary>${said(capital(joinWith([...(more === nothing ? [] : ['since when', 'changes over time']), ...(reply === nothing ? [] : ['what the city replied'])], 'and')))}<span class="hidden">: ${said(condition.title)}</span></summary>
          <div class="layer">${more} ${reply}</div>
        </details>`
    }`;
}

function fieldsView(
  { app, condition }: Shown,
  path: Path,
  setKey: (key: string) => (value: Data | undefined) => void,
): View {
  const map = asMap(app.value(path), condition);
  return html`${condition.asks.map((field, index) =>
    fieldView({
      app,
      field,
      path: [...path, field.id],
      label: index === 0 && field.type === 'yes-no' ? `Your answer: ${condition.title}` : labelOf(field),
      value: map[field.id],
      set: setKey(field.id),
    }),
  )}`;
}

function besideView(
  app: App,
  path: Path,
  map: { readonly [key: string]: Data },
  setKey: (key: string) => (value: Data | undefined) => void,
): View {
  return html`${textField(
    app,
    { path: [...path, 'note'], label: 'Note (optional)', hint: 'What a reader should know about this answer.' },
    typed(map['note']),
    (text) => setKey('note')(text.trim() === '' ? undefined : text),
    { isLong: true },
  )}
    ${evidenceView(app, path, map['evidence'], setKey('evidence'))}`;
}

function replyView(app: App, path: Path, reply: Data | undefined, set: (value: Data | undefined) => void): View {
  return selectField(
    app,
    {
      path,
      label: 'What did the city itself reply to this question? (optional)',
      hint: 'Whatever is in place. Leave it where it follows from the answer.',
    },
    [
      { value: '', label: 'It follows from the answer' },
      ...replies.map((value) => ({ value, label: capital(replyWords[value]) })),
    ],
    typed(reply),
    (value) => set(value === '' ? undefined : value),
  );
}

function claimsView(shown: Shown, path: Path): View {
  const { app, condition } = shown;
  const listed = asMap(app.value(path), condition)['claims'];
  const claims = Array.isArray(listed) ? listed : [];
  const at = [...path, 'claims'];
  const add = () => {
    app.set(at, [...claims, {}]);
    focusOn(`${idOf([...at, claims.length])}-title`);
  };
  return html`<div class="layer" id=${idOf(at)} tabindex="-1">
    ${errorView(app, { path: at, label: '' })}
    ${claims.map((claim, index) => {
      const own = [...at, index];
      const setKey = (key: string) => (value: Data | undefined) =>
        app.set(own, withAnswerKey(app.value(own), key, value, condition) ?? {});
      const remove = () =>
        app.set(
          at,
          claims.filter((_, each) => each !== index),
        );
      return html`<div class="group" id=${idOf(own)} tabindex="-1">
        <h3 id=${`${idOf(own)}-title`} tabindex="-1">What source ${index + 1} says</h3>
        ${errorView(app, { path: own, label: '' })}
        ${condition.asks.map((field) =>
          fieldView({
            app,
            field,
            path: [...own, field.id],
            label: labelOf(field),
            value: asMap(claim, condition)[field.id],
            set: setKey(field.id),
          }),
        )}
        ${besideView(app, own, asMap(claim, condition), setKey)}
        ${claims.length > 2 ? html`<button type="button" @click=${remove}>Remove what source ${index + 1} says</button>` : nothing}
      </div>`;
    })}
    <button type="button" @click=${add}>Add what another source says</button>
  </div>`;
}

/** The bodies that hold an answer, each with its own. */
function heldByView(shown: Shown, path: Path): View {
  const { app, condition } = shown;
  const agencies = app.value(['agencies']);
  const known = isPlainMap(agencies) ? agencies : {};
  const holders = holdersOf(asMap(app.value(path), condition));
  const at = [...path, 'held-by'];
  const nameOf = (id: string) => {
    const agency = known[id];
    return (isPlainMap(agency) && typed(agency['name'])) || id;
  };
  const choose = (id: string, isChosen: boolean) =>
    app.set(at, withHolders(isChosen ? [...holders, id] : holders.filter((each) => each !== id)));
  return html`${
    Object.keys(known).length === 0
      ? errorView(app, { path: at, label: '', isWhole: true })
      : choiceField(
          app,
          { path: at, label: 'Which body holds it?', hint: 'Choose all whose answer counts.', isWhole: true },
          Object.keys(known).map((id) => ({ value: id, label: nameOf(id) })),
          holders,
          choose,
          { isSeveral: true },
        )
  }
    ${addAgency(app, at, (id) => choose(id, true))}
    ${holders
      .filter((id) => Object.hasOwn(known, id))
      .map((id) => {
        const agency = known[id];
        const heading = `${idOf(at)}/${id}-title`;
        const file = isPlainMap(agency) ? agency['file'] : undefined;
        return html`<div class="group" role="group" aria-labelledby=${heading}>
          <h3 id=${heading} tabindex="-1">${said(nameOf(id))}: ${said(condition.title)}</h3>
          ${agencyView(app, id, () => choose(id, false))}
          ${
            file === undefined
              ? answerView(shown, ['agencies', id, 'answers', condition.id], true)
              : html`<p class="note">Its answers are in a file of their own, ${said(typed(file))}, and are kept as they are.</p>`
          }
        </div>`;
      })}`;
}

/** What a body is called, and a way to take it out of the file. */
function agencyView(app: App, id: string, leave: () => void): View {
  const path = ['agencies', id];
  const name = typed(app.value([...path, 'name']));
  if (app.value([...path, 'file']) !== undefined) return nothing;
  const isOwn = parseYesNo(typed(app.value([...path, 'own']))) === 'yes';
  const remove = () => {
    leave();
    if (!isHolder(app.state.data, id)) app.set(path, undefined);
    const rest = app.value(['agencies']);
    if (isPlainMap(rest) && Object.keys(rest).length === 0) app.set(['agencies'], undefined);
    app.say(`Removed: ${name}`);
  };
  const own = `${idOf(path)}/own`;
  return html`<details class="screen">
    <summary>Correct or remove this body<span class="hidden">: ${said(name)}</span></summary>
    <div class="layer">
      ${textField(app, { path: [...path, 'name'], label: 'Name of the body' }, name, (text) => app.set([...path, 'name'], text))}
      <div class="choice">
        <input type="checkbox" id=${own} .checked=${live(isOwn)} @change=${() => app.set([...path, 'own'], isOwn ? undefined : 'yes')} />
        <label for=${own}>It is a facility of the city’s own, such as its lock-up</label>
      </div>
      <button type="button" @click=${remove}>Remove this body<span class="hidden">: ${said(name)}</span></button>
    </div>
  </details>`;
}

function addAgency(app: App, at: Path, added: (id: string) => void): View {
  const key = `${idOf(at)}-new`;
  const draft = app.state.adding.get(key);
  const open = () => {
    app.state.adding.set(key, {});
    app.refresh();
    focusOn(`${key}/name`);
  };
  if (!draft) return html`<div class="field"><button type="button" id=${key} @click=${open}>Add a body</button></div>`;
  const cancel = () => {
    app.state.adding.delete(key);
    app.refresh();
    focusOn(key);
  };
  const add = () => {
    const name = (draft['name'] ?? '').trim();
    if (name === '') {
      app.say('The body needs a name.');
      return focusOn(`${key}/name`);
    }
    const agencies = app.value(['agencies']);
    const id = idFor(name, isPlainMap(agencies) ? Object.keys(agencies) : [], 'body');
    app.state.adding.delete(key);
    app.set(['agencies', id], { name, ...(draft['own'] === 'yes' ? { own: 'yes' } : {}), answers: {} });
    added(id);
    app.say(`Added: ${name}`);
    focusOn(`${idOf(at)}/${id}-title`);
  };
  const own = `${key}/own`;
  return html`<div class="group" role="group" aria-label="Another body">
    ${textField(
      app,
      {
        path: [...at.slice(0, -1), `${at.at(-1)}-new`, 'name'],
        label: 'Name of the body',
        hint: 'Such as River County Jail',
      },
      draft['name'] ?? '',
      (text) => {
        draft['name'] = text;
      },
    )}
    <div class="choice">
      <input type="checkbox" id=${own} @change=${(event: Event) => {
        draft['own'] = (event.target as HTMLInputElement).checked ? 'yes' : '';
      }} />
      <label for=${own}>It is a facility of the city’s own, such as its lock-up</label>
    </div>
    <div class="row"><button type="button" @click=${add}>Add this body</button><button type="button" class="link" @click=${cancel}>Cancel</button></div>
  </div>`;
}

function doneView(app: App, condition: Condition): View {
  const id = `done-${condition.id}`;
  const isDone = app.state.done.has(condition.id);
  return html`<div class="choice done">
    <input type="checkbox" id=${id} .checked=${isDone} @change=${() => app.setDone(condition.id, !isDone)} />
    <label for=${id}>I have answered what I can<span class="hidden">: ${said(condition.title)}</span></label>
  </div>`;
}

/** The outcome, once nothing more is to be answered: it must not lead anybody to an answer. */
function resultView(app: App, condition: Condition): View {
  const { report } = app.state.checked;
  const finding = report?.findings.find((each) => each.condition === condition.id);
  if (!finding || !app.isSettled(condition)) return nothing;
  return html`<div class="result ${finding.outcome}" id=${`result-${condition.id}`}>
    <strong>${capital(outcomeWords[finding.outcome])}</strong>
    <p>${said(finding.reason)}</p>
  </div>`;
}
