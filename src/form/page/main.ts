// Starts the page.
import { render } from 'lit-html';
import { idFor } from '../answers.ts';
import { textOf } from '../core.ts';
import type { PageData } from '../page-data.ts';
import { isJson } from '../with-data.ts';
import { makeApp } from './app.ts';
import { mayReplace, pageView, tellUnreadable } from './page-view.ts';
import { focusOn } from './parts.ts';

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData;
const root = document.getElementById('page') ?? document.body;
const app = makeApp(data, window, show);

function show(): void {
  render(pageView(app, { choose, save }), root);
}

async function choose(file: File): Promise<void> {
  if (!(await mayReplace(app))) return;
  const text = textOf(file.name, new Uint8Array(await file.arrayBuffer()));
  const problems = typeof text === 'string' ? await app.open(file.name, text) : text;
  if (problems.length > 0) await tellUnreadable(file.name, problems);
  else {
    app.say(`${file.name} is open.`);
    focusOn('city-title');
  }
}

function save(): void {
  app.write();
  const name = app.state.name || `${idFor(app.cityName(), [], 'city')}.yaml`;
  const address = URL.createObjectURL(
    new Blob([app.state.text], { type: isJson(name) ? 'application/json' : 'application/yaml' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/^.*[\\/]/, '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  app.saved(`Saved as ${link.download}.`);
}

window.addEventListener('beforeunload', (event) => {
  app.write();
  if (app.isChanged()) event.preventDefault();
});

const start = async (): Promise<void> => {
  if (data.city === null) return app.startBlank();
  const problems = await app.open(data.city.name, data.city.text);
  if (problems.length === 0) return;
  await app.startBlank();
  await tellUnreadable(data.city.name, problems);
};

show();
void start();
