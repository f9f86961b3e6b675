// The page as a whole: what it is, the city, the conditions, the sources, the verdict, saving.
import { html, nothing } from 'lit-html';
import { asksForReply } from '../../evaluate/explain.ts';
import { pluralize } from '../../text/list.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { countsInWords, notLegalAdvice, verdictWords } from '../../text/words.ts';
import type { PlacedProblem } from '../check-city.ts';
import { type Data, isPlainMap } from '../with-data.ts';
import { conditionView, type Shown } from './answer-view.ts';
import type { App } from './app.ts';
import { capital, focusOn, idOf, said, textField, type View } from './parts.ts';
import { dateWritten, sourcesView, typed } from './sources-view.ts';

/** What a reader of files and a saver of them do for the page. */
export type Files = {
  readonly choose: (file: File) => void;
  readonly save: () => void;
};

export function pageView(app: App, files: Files): View {
  const { asked, alternatives } = app.page;
  const asksReply = [asked, ...alternatives].some(asksForReply);
  const shown = (index: number): Shown | null => {
    const condition = asked.conditions[index];
    return condition ? { app, condition, asksReply } : null;
  };
  return html`<a class="skip" href="#city-title">Skip to the questions</a>
    <main class=${isBegun(app) ? 'begun' : ''}>
      <h1>${said(asked.title)}</h1>
      <p class="lead">${said(asked.issuer)}</p>
      <p>
        Answer the questions for one city and save the answers as a file. The page works offline and sends nothing anywhere. What is not known is never
        taken for a no.
      </p>
      ${openView(app, files)} ${tasksView(app)} ${cityView(app, asksReply)}
      ${asked.conditions.map((_, index) => {
        const each = shown(index);
        return each ? conditionView(each, index + 1) : nothing;
      })}
      ${sourcesView(app)} ${keptView(app)} ${problemsView(app)} ${verdictView(app)}
    </main>
    ${barView(app, files)}`;
}

/** Whether anything is answered. */
function isBegun(app: App): boolean {
  const answers = app.value(['answers']);
  return isPlainMap(answers) && Object.keys(answers).length > 0;
}

function openView(app: App, files: Files): View {
  const drafts = app.drafts.all().filter(({ city, text }) => city !== app.cityName() || text !== app.state.text);
  const onChoose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) files.choose(file);
    input.value = '';
  };
  return html`<div class="layer file">
    <div>
      <label class="label" for="open">Open a city file</label>
      <span class="hint" id="open-hint">A file that was saved here before, finished or not. It takes the place of what is on this page.</span>
      <input type="file" id="open" accept=".yaml,.yml" aria-describedby="open-hint" @change=${onChoose} />
    </div>
    ${drafts.map(
      (draft) => html`<div class="note draft">
        <p>This browser keeps unsaved answers for <strong>${said(draft.city || 'a city without a name')}</strong>.</p>
        <div class="row">
          <button type="button" @click=${() => continueDraft(app, draft)}>Go on with them</button>
          <button type="button" @click=${() => {
            app.drafts.remove(draft.city);
            app.say('The unsaved answers were deleted from this browser.');
          }}>Delete them</button>
        </div>
      </div>`,
    )}
  </div>`;
}

async function continueDraft(app: App, draft: Parameters<App['continueWith']>[0]): Promise<void> {
  if (!(await mayReplace(app))) return;
  const problems = await app.continueWith(draft);
  app.say(problems.length === 0 ? 'Your unsaved answers are back.' : 'These answers cannot be read.');
  focusOn('city-title');
}

/** Asks before answers that are not saved go. */
export function mayReplace(app: App): Promise<boolean> {
  if (!app.isChanged()) return Promise.resolve(true);
  return ask(
    'Replace the answers on this page?',
    'They are not saved. What you open takes their place.',
    'Replace them',
    'Keep them',
  );
}

/** A question in a dialog of the page's own. */
export function ask(title: string, text: string, yes: string, no: string): Promise<boolean> {
  const dialog = document.createElement('dialog');
  const part = (name: string, content: string, id = '') => {
    const element = document.createElement(name);
    element.textContent = content;
    if (id) element.id = id;
    return element;
  };
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  const buttons = document.createElement('div');
  buttons.className = 'row';
  const [keep, replace] = [part('button', no), part('button', yes)];
  buttons.append(keep, ...(yes === '' ? [] : [replace]));
  dialog.append(part('h2', title, 'dialog-title'), ...text.split('\n').map((line) => part('p', line)), buttons);
  document.body.append(dialog);
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    keep.addEventListener('click', () => end(false));
    replace.addEventListener('click', () => end(true));
    dialog.addEventListener('cancel', () => end(false));
    dialog.showModal();
  });
}

/** What is wrong with a file that cannot be opened, as the program tells it. */
export function tellUnreadable(name: string, problems: readonly PlacedProblem[]): Promise<boolean> {
  const lines = problems.slice(0, 8).map(({ problem }) => said(`Line ${problem.line}: ${problem.message}`));
  const text = ['Nothing on this page has changed. Correct the file and open it again.', ...lines].join('\n');
  return ask(`${said(name)} cannot be opened`, text, '', 'Close');
}

function tasksView(app: App): View {
  return html`<nav class="tasks-section" aria-labelledby="tasks-title">
    <h2 id="tasks-title">Questions</h2>
    <ul class="tasks">
      ${app.page.asked.conditions.map((condition) => {
        const { id, title, asks } = condition;
        const begun = app.value(['answers', id]) !== undefined;
        const state = app.isSettled(condition) ? 'answered' : begun ? 'begun' : 'not answered yet';
        return html`<li><a href=${`#condition-${id}`}>${said(title)}</a> <span class="quiet">${asks.length === 0 ? 'nothing to answer' : state}</span></li>`;
      })}
    </ul>
  </nav>`;
}

function cityView(app: App, asksReply: boolean): View {
  const text = (
    key: string,
    label: string,
    hint: string,
    parse: (text: string) => Data | undefined = written,
    width = '',
  ) =>
    textField(app, { path: [key], label, hint }, typed(app.value([key])), (value) => app.set([key], parse(value)), {
      width,
    });
  return html`<section aria-labelledby="city-title">
    <h2 id="city-title" tabindex="-1">The city</h2>
    ${textField(app, { path: ['city'], label: 'Name of the city', hint: 'With its state, such as Rivertown, Ohio.' }, typed(app.value(['city'])), (value) => app.set(['city'], value))}
    ${text('as-of', 'As of which date? (optional)', 'The day on which the answers are looked at, such as 2017-08-18. Without it, it is the day on which somebody looks.', dayWritten, 'short')}
    ${
      asksReply
        ? html`${text('answered-by', 'Who gave the city’s own reply to the issuer? (optional)', 'Such as Rivertown Police Department. Leave it empty if there was no reply or it was not found.')}
          ${text('answered-on', 'On which day did the city reply? (optional)', 'A day, a month or a year.', dateWritten, 'short')}`
        : nothing
    }
    ${text('compiled-by', 'Who fills in this page, if not the city? (optional)', 'Every report says so.')}
  </section>`;
}

const written = (text: string): Data | undefined => (text.trim() === '' ? undefined : text);
const dayWritten = (text: string): Data | undefined => (text.trim() === '' ? undefined : text.trim());

/** What the page does not ask and the file has all the same. */
function keptView(app: App): View {
  const asked = new Set(app.page.asked.conditions.map(({ id }) => id));
  const answers = app.value(['answers']);
  const others = isPlainMap(answers) ? Object.keys(answers).filter((id) => !asked.has(id)) : [];
  const names: Readonly<Record<string, string>> = {
    'record-until': 'the day up to which changes were looked for',
    'covered-by': 'the orders that cover the city',
    decisions: 'what the issuer decided',
  };
  const kept = [
    ...Object.entries(names).flatMap(([key, words]) => (app.value([key]) === undefined ? [] : [words])),
    ...(others.length === 0 ? [] : [`${pluralize(others.length, 'answer')} to other questions (${others.join(', ')})`]),
  ];
  if (kept.length === 0) return nothing;
  return html`<section aria-labelledby="kept-title">
    <h2 id="kept-title">Kept as it is</h2>
    <p>The file has more than this page asks. It is saved as it was:</p>
    <ul>${kept.map((words) => html`<li>${said(words)}</li>`)}</ul>
  </section>`;
}

/** A page on which nothing has been done is not wrong. */
const problemsOf = ({ state, isChanged }: App): readonly PlacedProblem[] =>
  state.isAllTold || isChanged() ? state.checked.problems : [];

function problemsView(app: App): View {
  const problems = problemsOf(app);
  if (problems.length === 0) return nothing;
  return html`<section aria-labelledby="problems-title" class="problems">
    <h2 id="problems-title" tabindex="-1">${capital(pluralize(problems.length, 'thing'))} to correct</h2>
    <p class="quiet">The file can be saved all the same and opened again here. psp-check does not accept it before these are corrected.</p>
    <ul>
      ${problems.map(
        ({ at, problem }) =>
          html`<li><a href="#problems-title" @click=${(event: Event) => {
            event.preventDefault();
            goTo(at);
          }}>${said(problem.message)}</a></li>`,
      )}
    </ul>
  </section>`;
}

/** The control of a part of the data, or of the nearest part around it that has one. */
function goTo(at: readonly (string | number)[]): void {
  for (let length = at.length; length > 0; length--) {
    const found = document.getElementById(idOf(at.slice(0, length)));
    if (!found) continue;
    for (let around = found.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.open = true;
    focusOn(found.id);
    return;
  }
  focusOn('city-title');
}

/** Only at the end, when nothing is left to answer. */
function verdictView(app: App): View {
  const { report, problems, unread } = app.state.checked;
  const open = app.page.asked.conditions.filter((condition) => condition.asks.length > 0 && !app.isSettled(condition));
  const body = () => {
    if (open.length > 0) {
      return html`<p>It is shown here once every question is answered, or you have said that you have answered what you can. Still open:</p>
        <ul>${open.map(({ id, title }) => html`<li><a href=${`#condition-${id}`}>${said(title)}</a></li>`)}</ul>`;
    }
    if (problems.length === 0 && unread.length > 0)
      return html`<p>${said(`The page cannot read ${unread.join(', ')}, on which it may turn. Run psp-check on the saved file.`)}</p>`;
    if (!report)
      return html`<p>${problems.length > 0 ? 'It is shown here once the answers are valid.' : 'The answers are being looked at.'}</p>`;
    const outcome = {
      qualifies: 'met',
      'does-not-qualify': 'not-met',
      undetermined: 'undetermined',
      'not-applicable': 'not-applicable',
    }[report.verdict];
    return html`<div class="result verdict ${outcome}">
        <strong>${capital(verdictWords[report.verdict])}</strong>
        <p>${said(verdictLine(report))}</p>
        <p>${said(capital(countsInWords(report.counts)))}.</p>
      </div>
      ${app.page.asked.conditions.flatMap(({ id, asks, title }) => {
        const finding = asks.length > 0 ? undefined : report.findings.find(({ condition }) => condition === id);
        return finding ? [html`<p><strong>${said(title)}:</strong> ${said(finding.reason)}</p>`] : [];
      })}
      ${
        report.warnings.length === 0
          ? nothing
          : html`<details><summary>${capital(pluralize(report.warnings.length, 'warning'))}</summary>
            <ul>${report.warnings.map(({ message }) => html`<li>${said(message)}</li>`)}</ul></details>`
      }
      <p class="quiet">${said(notLegalAdvice(report.ruleSet))} To see what it rests on and what would change it, run psp-check on the saved file.</p>`;
  };
  return html`<section aria-labelledby="verdict-title" id="verdict">
    <h2 id="verdict-title">What it comes to</h2>
    ${body()}
    <details><summary>How the text is read</summary><p>${said(app.page.asked.reading)}</p></details>
  </section>`;
}

function barView(app: App, { save }: Files): View {
  const { state } = app;
  const problems = problemsOf(app);
  const isNew = state.name === '' && state.kept === app.page.blank;
  const clear = () => {
    app.drafts.remove(app.cityName());
    app.say('The unsaved answers are no longer kept in this browser. They stay on this page until you leave it.');
  };
  const keeping = state.isDraftKept
    ? html`Not saved yet; kept in this browser until you save. <button type="button" class="link" @click=${clear}>Delete from this browser</button>`
    : html`Not saved yet, and this browser keeps nothing: save before you leave this page.`;
  return html`<div class="bar" role="region" aria-label="Saving">
    <div>
      <button type="button" class="main" id="save" @click=${save}>Save city file</button>
      <p>
        ${app.isChanged() ? keeping : isNew ? 'Nothing is answered yet.' : 'All changes are saved.'}
        ${problems.length === 0 ? nothing : html` <a href="#problems-title">${capital(pluralize(problems.length, 'thing'))} to correct</a>`}
      </p>
      <p class="hidden" role="status">${said(state.message)}</p>
    </div>
  </div>`;
}
