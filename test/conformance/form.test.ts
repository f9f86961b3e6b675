// The page of `psp-check form` in a browser: filled in without a mouse, opened, changed, saved, looked at.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { psp } from '../support/program.ts';
import { chromiumPath, launch, objections } from './browser.ts';
import { temporaryFolder } from './documents.ts';

const folder = temporaryFolder();
const albuquerque = resolve('data/cities/albuquerque.yaml');

/** The page that the built program makes. */
function made(name: string, ...args: readonly string[]): string {
  const path = join(folder, name);
  const { code, stderr } = psp(folder, ['form', ...args, '-o', path]);
  expect(`${code} ${stderr}`).toBe(`0 note: ${path} is written. Open it in a browser; it works offline.\n`);
  return path;
}

const blank = made('blank.html');
const opened = made('albuquerque.html', albuquerque);

/** Every text of it looks like markup. */
const hostile = '<img src=x onerror="document.title=\'taken\'"></script><b>&amp;';
writeFileSync(
  join(folder, 'own.yaml'),
  `rule-set: own-rules
title: ${JSON.stringify(`Title ${hostile}`)}
issuer: ${JSON.stringify(hostile)}
read-as: ${JSON.stringify(hostile)}
reading: ${JSON.stringify(hostile)}
sources: { act: { title: ${JSON.stringify(hostile)} } }
vocabularies: { kind: { law: ${JSON.stringify(hostile)}, custom: something else } }
conditions:
  - id: notice
    title: ${JSON.stringify(hostile)}
    question: ${JSON.stringify(hostile)}
    asks: { given: yes-no, kind: { one-of: kind }, kinds: { some-of: kind }, officers: { number: officers, max: 100 }, began: date, words: text }
    met-when: { given: yes, kind: law, kinds: { any-of: [law] }, officers: { at-least: 10 }, began: { after: 2017-01-01 }, words: yes }
    source: { act: ${JSON.stringify(hostile)} }
    to-meet: Give it.
    examples:
      met: [{ given: yes, kind: law, kinds: [law], officers: 10, began: 2018-01-01, words: yes }]
      not-met: [no]
      undetermined: [{}]
`,
);
const own = made('own.html', '--rules', './own.yaml');

test.each([
  ['a blank page', blank],
  ['the page of Albuquerque', opened],
  ["the page of a rule set of one's own", own],
])('%s is valid, allows one script and one style, and is not large', (_name, path) => {
  const text = readFileSync(path, 'utf8');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#39;', "'");
  expect(policy?.replace(/'sha256-[\w+/]{43}='/g, "'sha256'")).toBe(
    "default-src 'none'; script-src 'sha256'; style-src 'sha256'; img-src data:; base-uri 'none'; form-action 'none'",
  );
  expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/json" id="data">', '<script>']);
  expect(text.match(/<style\b[^>]*>/g)).toEqual(['<style>']);
  const city = path === opened ? readFileSync(albuquerque, 'utf8').length : 0;
  expect(text.length - city).toBeLessThan(400_000);
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: { 'long-title': 'off', 'doctype-style': 'off' },
  });
  const { results } = validator.validateStringSync(text);
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${ruleId} ${line}: ${message}`)),
  ).toEqual([]);
});

test.each(
  readdirSync('data/rules').flatMap((name) => (name.endsWith('.cases.yaml') ? [] : [name.replace(/\.yaml$/, '')])),
)('the page of %s has less than 400 KB', (rules) => {
  expect(psp(folder, ['form', '--rules', rules]).stdout.length).toBeLessThan(400_000);
});

const skipped = chromiumPath === undefined ? ' (skipped: there is no chromium)' : '';

describe.skipIf(skipped !== '')(`chromium${skipped}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  /** It is an error when the page makes a request, writes to the console or fails. */
  async function withForm(
    path: string,
    use: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
    before = '',
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
    try {
      const page = await context.newPage();
      if (before !== '') await page.addInitScript(before);
      const happened: string[] = [];
      page.on('request', (request) => happened.push(request.url().replace(/^blob:.*/, 'what it saves')));
      page.on('console', (message) => happened.push(message.text()));
      page.on('pageerror', (error) => happened.push(String(error)));
      await page.goto(`file://${path}`);
      await page.waitForSelector('section.condition');
      await use(page);
      expect([...new Set(happened)].filter((each) => each !== 'what it saves')).toEqual([`file://${path}`]);
    } finally {
      await context.close();
    }
  }

  /** Saves with the key that stands for a click, and returns where. */
  async function saved(page: Page, name: string): Promise<string> {
    await page.locator('#save').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe(name);
    const path = join(folder, `${Math.random().toString(36).slice(2)}${extname(name)}`);
    await download.saveAs(path);
    return path;
  }

  /** Goes on with the tabulator until something has the cursor that fits. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let count = 0; count < 150; count++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`No way by the tabulator to ${selector}`);
  }

  /** Goes to a group of choices and down to one of them. */
  async function choose(page: Page, group: string, value: string): Promise<void> {
    await tabTo(page, `[name="${group}"]`);
    const here = () => page.evaluate('document.activeElement.value');
    if ((await here()) === value) await page.keyboard.press('Space');
    for (let count = 0; count < 30 && (await here()) !== value; count++) await page.keyboard.press('ArrowDown');
    expect(await here()).toBe(value);
  }

  /** Not by `waitForFunction`, which the policy of the page does not allow. */
  const until = (page: Page, expression: string) =>
    expect.poll(() => page.evaluate(expression), { timeout: 20_000, message: expression }).toBe(true);

  async function tick(page: Page, group: string, value: string): Promise<void> {
    await tabTo(page, `[name="${group}"][value="${value}"]`);
    await page.keyboard.press('Space');
  }

  async function write(page: Page, id: string, text: string): Promise<void> {
    await tabTo(page, `[id="${id}"]`);
    await page.keyboard.type(text);
  }

  test('a city is filled in by keyboard alone, and the program accepts what is saved', async () => {
    await withForm(blank, async (page) => {
      expect(await page.locator('.result').count()).toBe(0);
      await write(page, 'city', 'Rivertown, Ohio');
      await write(page, 'as-of', '2017-08-18');
      await choose(page, 'answers/commitment/shown', 'yes');
      await write(page, 'answers/violence/violent-crime-rate/another', '2015');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await until(page, 'document.activeElement.id === "answers/violence/violent-crime-rate/2015"');
      await page.keyboard.type('512.5');
      await choose(page, 'answers/readiness/ready', 'yes');
      for (const [condition, more] of [
        ['dhs-access', ''],
        ['release-notice', 'notice'],
      ] as const) {
        const at = `answers/${condition}`;
        await choose(page, `${at}/in-place`, 'yes');
        await choose(page, `${at}/instrument`, 'policy');
        if (more) await write(page, `${at}/${more}`, '48 hours');
        await tick(page, `${at}/limits`, 'on-request');
      }
      // Another body holds the last, says so itself, and a source supports it.
      await choose(page, 'answers/detainer-hold/who', 'held-by');
      await tabTo(page, '[id="answers/detainer-hold/held-by-new"]');
      await page.keyboard.press('Enter');
      await until(page, 'document.activeElement.id.endsWith("/name")');
      await page.keyboard.type('River County Jail');
      await tabTo(page, 'button');
      await page.keyboard.press('Enter');
      await until(page, 'document.activeElement.tagName === "H3"');
      const jail = 'agencies/river-county-jail/answers/detainer-hold';
      await choose(page, `${jail}/in-place`, 'yes');
      await choose(page, `${jail}/instrument`, 'practice');
      await write(page, `${jail}/hold`, '48h');
      await tick(page, `${jail}/limits`, 'none');
      await tabTo(page, `[id="${jail}/evidence-new-source"]`);
      await page.keyboard.press('Enter');
      await until(page, 'document.activeElement.id.endsWith("/title")');
      await page.keyboard.type('Jail manual');
      await tabTo(page, 'button');
      await page.keyboard.press('Enter');
      await until(page, `document.activeElement.id === "${jail}/evidence/jail-manual"`);
      await page.keyboard.type('Section 4: people are held for up to two days.');
      // The page checks in a pause of typing: until then the verdict is the one before.
      await expect.poll(() => page.locator('.verdict strong').textContent(), { timeout: 20_000 }).toBe('Qualifies');
      const path = await saved(page, 'rivertown-ohio.yaml');
      expect(readFileSync(path, 'utf8')).toMatchInlineSnapshot(`
        "# For an editor that completes and explains: psp-check schema city --rules psp-2017-08 > city.schema.json, and
        # then a first line with \`yaml-language-server: $schema=city.schema.json\` behind a #.
        city: Rivertown, Ohio
        rules: psp-2017-08
        as-of: 2017-08-18

        sources:
          jail-manual:
            title: Jail manual

        agencies:
          river-county-jail:
            name: River County Jail
            answers:
              detainer-hold:
                in-place: yes
                instrument: practice
                hold: 48h
                limits: none
                evidence:
                  jail-manual: "Section 4: people are held for up to two days."

        answers:
          commitment:
            shown: yes
          violence:
            violent-crime-rate: { 2015: 512.5 }
          readiness:
            ready: yes
          dhs-access:
            in-place: yes
            instrument: policy
            limits: [on-request]
          release-notice:
            in-place: yes
            instrument: policy
            notice: 48 hours
            limits: [on-request]
          detainer-hold:
            held-by: river-county-jail
        "
      `);
      const { code, stdout } = psp(folder, [path]);
      expect(code, stdout).toBe(0);
      expect(await page.locator('.bar').innerText()).toContain('All changes are saved.');
    });
  });

  test('one answer of Albuquerque is changed: the saved file differs in that alone, and `diff` shows it alone', async () => {
    await withForm(opened, async (page) => {
      await page.locator('[name="answers/readiness/0/ready"][value="no"]').check();
      const path = await saved(page, 'albuquerque.yaml');
      const [before, after] = [albuquerque, path].map((each) => readFileSync(each, 'utf8').split('\n'));
      expect(after?.length).toBe(before?.length);
      expect(after?.filter((line, index) => line !== before?.[index])).toEqual(['      ready: no']);
      const { changeSet } = JSON.parse(psp(folder, ['diff', albuquerque, path, '--format', 'json']).stdout);
      const differences: readonly { readonly condition: string; readonly change: string }[] = changeSet.differences;
      expect(differences.map(({ condition, change }) => [condition, change])).toEqual([['readiness', 'changed']]);
    });
  });

  test('a city file in JSON is opened, and saved as JSON', async () => {
    const json = join(folder, 'rivertown.json');
    writeFileSync(
      json,
      '{\n  "city": "Rivertown",\n  "as-of": "2017-08-18",\n  "answers": { "readiness": "yes" }\n}\n',
    );
    await withForm(made('rivertown.html', json), async (page) => {
      await page.locator('[name="answers/readiness/ready"][value="no"]').check();
      const path = await saved(page, 'rivertown.json');
      expect(readFileSync(path, 'utf8')).toBe(
        '{\n  "city": "Rivertown",\n  "as-of": "2017-08-18",\n  "answers": {\n    "readiness": "no"\n  }\n}\n',
      );
      await page.setInputFiles('#open', path);
      await until(page, 'document.activeElement.id === "city-title"');
      expect(await page.locator('[name="answers/readiness/ready"][value="no"]').isChecked()).toBe(true);
    });
  });

  test('a file that is opened and saved is the same, byte by byte', async () => {
    await withForm(opened, async (page) => {
      expect(readFileSync(await saved(page, 'albuquerque.yaml'), 'utf8')).toBe(readFileSync(albuquerque, 'utf8'));
    });
  });

  // test/form/same.test.ts compares what is said of every city; here it is what is shown.
  test('the verdict and the reasons that are shown are those of the program', async () => {
    const { reports } = JSON.parse(psp(folder, [albuquerque, '--format', 'json']).stdout);
    const [report] = reports as [{ verdict: string; findings: { condition: string; reason: string }[] }];
    await withForm(blank, async (page) => {
      await page.setInputFiles('#open', albuquerque);
      await page.waitForSelector('.verdict');
      const shown = await page.locator('.condition > .result > p').allTextContents();
      expect(shown).toEqual(report.findings.map(({ reason }) => reason.replace(/\s+/g, ' ')));
      const words = await page.locator('.verdict strong').textContent();
      expect(words?.toLowerCase().replaceAll(' ', '-')).toBe(report.verdict);
    });
  });

  test('what is not valid is told in the words of the program, at its question, and saved all the same', async () => {
    await withForm(blank, async (page) => {
      await page.fill('#city', 'Rivertown');
      await page.fill('[id="answers/detainer-hold/hold"]', '48');
      await page.locator('[id="answers/detainer-hold/hold"]').blur();
      const error = page.locator('[id="answers/detainer-hold/hold-error"]');
      await error.waitFor();
      const told = (await error.innerText()).replace(/^Not valid:\s*/, '').trim();
      expect(told).toBe('`hold` is a duration and needs its unit, such as 48h.');
      const path = await saved(page, 'rivertown.yaml');
      expect(psp(folder, [path]).stderr).toContain(told);
      await page.setInputFiles('#open', path);
      await until(page, 'document.activeElement.id === "city-title"');
      expect(await page.inputValue('[id="answers/detainer-hold/hold"]')).toBe('48');
    });
  });

  test('an outcome is shown once the questions of its condition are answered, the verdict once all are', async () => {
    await withForm(blank, async (page) => {
      const at = 'answers/dhs-access';
      await page.locator(`[name="${at}/in-place"][value="no"]`).check();
      await page.waitForTimeout(600);
      expect(await page.locator('.result').count()).toBe(0);
      await page.fill('#city', 'Rivertown');
      await page.locator(`[name="${at}/instrument"][value="unknown"]`).check();
      await page.locator(`[name="${at}/limits"][value="unknown"]`).check();
      await page.waitForSelector('#result-dhs-access.not-met');
      expect(await page.locator('.verdict').count()).toBe(0);
      for (const box of await page.locator('.done input').all()) await box.check();
      await page.waitForSelector('.verdict.not-met');
    });
  });

  test('a draft survives a reload, is offered and can be deleted; leaving with unsaved answers asks', async () => {
    await withForm(blank, async (page) => {
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.type());
        return dialog.accept();
      });
      await page.fill('#city', 'Rivertown');
      await page.locator('[name="answers/readiness/ready"][value="yes"]').check();
      await page.reload();
      await page.waitForSelector('.draft');
      expect(dialogs).toEqual(['beforeunload']);
      expect(await page.inputValue('#city')).toBe('');
      await page.getByRole('button', { name: 'Go on with them' }).click();
      await until(page, 'document.getElementById("city").value === "Rivertown"');
      expect(await page.locator('[name="answers/readiness/ready"][value="yes"]').isChecked()).toBe(true);
      await page.reload();
      await page.getByRole('button', { name: 'Delete them' }).click();
      await until(page, 'localStorage.length === 0');
      expect(await page.locator('.draft').count()).toBe(0);
    });
  });

  test('where the browser keeps nothing, the page says so and works', async () => {
    const refuse = 'Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } });';
    await withForm(
      blank,
      async (page) => {
        await page.fill('#city', 'Rivertown');
        // It is known once the answers are written, a moment after the last key.
        await page.getByText('this browser keeps nothing').waitFor();
        await saved(page, 'rivertown.yaml');
      },
      {},
      refuse,
    );
  });

  test('a file takes the place of unsaved answers after asking, and one that cannot be read of none', async () => {
    await withForm(blank, async (page) => {
      await page.fill('#city', 'Rivertown');
      await page.setInputFiles('#open', albuquerque);
      await page.getByRole('button', { name: 'Keep them' }).click();
      expect(await page.inputValue('#city')).toBe('Rivertown');
      const broken = join(folder, 'broken.yaml');
      writeFileSync(broken, 'city: Rivertown\nanswers:\n\treadiness: yes\n');
      await page.setInputFiles('#open', broken);
      await page.getByRole('button', { name: 'Replace them' }).click();
      expect(await page.locator('dialog').innerText()).toContain('Line 3: A tab is used to indent. Use spaces.');
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.inputValue('#city')).toBe('Rivertown');
      await page.setInputFiles('#open', albuquerque);
      await page.getByRole('button', { name: 'Replace them' }).click();
      await until(page, 'document.getElementById("city").value.startsWith("Albuquerque")');
      expect(await page.locator('#kept-title + p + ul').innerText()).toContain('2 answers to other questions');
    });
  });

  test('a body whose answers are in a file of their own: the page says what it does not hold, and keeps it', async () => {
    const city = join(folder, 'shared.yaml');
    const text =
      'city: Rivertown\nas-of: 2017-08-18\nagencies:\n  jail: { file: jail.yaml } # of the county\nanswers:\n  readiness: yes\n  dhs-access: { held-by: jail }\n';
    writeFileSync(city, text);
    writeFileSync(join(folder, 'jail.yaml'), 'name: River County Jail\nanswers: { dhs-access: no }\n');
    const change = async (page: Page): Promise<void> => {
      await page.locator('[name="answers/readiness/ready"][value="no"]').check();
      expect(readFileSync(await saved(page, 'shared.yaml'), 'utf8')).toBe(text.replace('yes', 'no'));
      for (const box of await page.locator('.done input').all()) await box.check();
    };
    await withForm(blank, async (page) => {
      await page.setInputFiles('#open', city);
      await until(page, 'document.activeElement.id === "city-title"');
      await change(page);
      const held = page.locator('[aria-labelledby="answers/dhs-access/held-by/jail-title"]');
      expect(await held.innerText()).toContain(
        'Its answers are in a file of their own, jail.yaml, and are kept as they are.',
      );
      expect(await page.locator('#verdict > p').first().innerText()).toBe(
        'The page cannot read jail.yaml, on which it may turn. Run psp-check on the saved file.',
      );
      expect(await page.locator('.result').count()).toBe(0);
    });
    await withForm(made('shared.html', city), async (page) => {
      await change(page);
      await page.waitForSelector('#result-dhs-access.not-met');
    });
  });

  test('texts of a rule set are never markup', async () => {
    await withForm(own, async (page) => {
      expect(await page.title()).toBe(`Title ${hostile}`);
      expect(await page.locator('h1').innerText()).toBe(`Title ${hostile}`);
      expect(await page.locator('main :is(img, b, script)').count()).toBe(0);
    });
  });

  test('every type of field is asked and saved', async () => {
    await withForm(own, async (page) => {
      const at = 'answers/notice';
      await page.fill('#city', 'Rivertown');
      await page.locator(`[name="${at}/given"][value="yes"]`).check();
      await page.locator(`[name="${at}/kind"][value="law"]`).check();
      await page.locator(`[name="${at}/kinds"][value="custom"]`).check();
      await page.locator(`[name="${at}/kinds"][value="law"]`).check();
      await page.fill(`[id="${at}/officers"]`, '12.5');
      await page.fill(`[id="${at}/began"]`, '2018');
      await page.fill(`[id="${at}/words"]`, 'yes');
      await page.waitForSelector('.verdict.met');
      const path = await saved(page, 'rivertown.yaml');
      expect(readFileSync(path, 'utf8')).toMatchInlineSnapshot(`
        "# For an editor that completes and explains: psp-check schema city --rules ./own.yaml > city.schema.json, and
        # then a first line with \`yaml-language-server: $schema=city.schema.json\` behind a #.
        city: Rivertown
        rules: own-rules

        answers:
          notice:
            given: yes
            kind: law
            kinds: [law, custom]
            officers: 12.5
            began: 2018
            words: yes
        "
      `);
      expect(psp(folder, [path, '--rules', './own.yaml', '--as-of', '2020-01-01']).code).toBe(0);
    });
  });

  test('sources that disagree are asked one by one, and a way back loses nothing', async () => {
    await withForm(own, async (page) => {
      const at = 'answers/notice';
      await page.fill('#city', 'Rivertown');
      await page.locator(`[name="${at}/given"][value="yes"]`).check();
      await page.locator(`[name="${at}/who"][value="held-by"]`).check();
      await page.locator(`[name="${at}/who"][value="fields"]`).check();
      expect(await page.locator(`[name="${at}/given"][value="yes"]`).isChecked()).toBe(true);
      await page.locator(`[name="${at}/who"][value="claims"]`).check();
      expect(await page.locator(`[name="${at}/claims/0/given"][value="yes"]`).isChecked()).toBe(true);
      await page.locator(`[name="${at}/claims/1/given"][value="no"]`).check();
      const path = await saved(page, 'rivertown.yaml');
      expect(readFileSync(path, 'utf8')).toContain('notice:\n    claims:\n      - given: yes\n      - given: no\n');
      expect(psp(folder, [path, '--rules', './own.yaml', '--as-of', '2020-01-01']).code).toBe(3);
    });
  });

  test('an answer that changed on a day is asked period by period, and what is wrong with the days is told as the program tells it', async () => {
    await withForm(blank, async (page) => {
      const at = 'answers/readiness';
      const errorAt = (path: string) => page.locator(`[id="${path}-error"]`);
      /** What the page and the program say of the days. */
      const expectProblem = async (path: string, message: string) => {
        await errorAt(path).waitFor();
        expect((await errorAt(path).innerText()).replace(/^Not valid:\s*/, '').trim()).toBe(message);
        expect(psp(folder, [await saved(page, 'rivertown.yaml')]).stderr).toContain(message);
      };
      await page.fill('#city', 'Rivertown');
      await page.fill('#as-of', '2018-01-01');
      await page.locator(`[name="${at}/ready"][value="no"]`).check();
      await page.locator(`[id="${at}"] > details > summary`).focus();
      await page.keyboard.press('Enter');
      await page.locator(`[id="${at}-new-period"]`).focus();
      await page.keyboard.press('Enter');
      await until(page, `document.activeElement.id === "${at}/0/from"`);
      await page.keyboard.type('2016');
      await page.fill(`[id="${at}/1/from"]`, '2017-02-30');
      await page.locator(`[name="${at}/1/ready"][value="yes"]`).check();
      await expectProblem(`${at}/1/from`, '2017-02-30 is not a date of the calendar. Write one such as 2017-08-03.');
      await page.fill(`[id="${at}/1/from"]`, '2017-03');
      await page.fill(`[id="${at}/0/until"]`, '2017-06-01');
      await expectProblem(
        `${at}/0/until`,
        'It holds until 2017-06-01, but another entry begins on 2017-03. End it by then, or leave `until` out.',
      );
      await page.fill(`[id="${at}/0/until"]`, '');
      await errorAt(`${at}/0/until`).waitFor({ state: 'detached' });
      await page.locator(`[id="${at}-new-period"]`).click();
      await until(page, `document.activeElement.id === "${at}/2/from"`);
      await page.keyboard.type('2017-12-31');
      await page.locator(`[name="${at}/2/ready"][value="unknown"]`).check();
      expect(readFileSync(await saved(page, 'rivertown.yaml'), 'utf8')).toContain(
        [
          '',
          '  readiness:',
          '    - from: 2016',
          '      ready: no',
          '    - from: 2017-03',
          '      ready: yes',
          '    - from: 2017-12-31',
          '      ready: unknown',
          '',
        ].join('\n'),
      );
      await page.getByRole('button', { name: /Remove this period.*From 2017-12-31/ }).click();
      await page.getByRole('button', { name: /Remove this period.*From 2016/ }).click();
      // One that is left is no period of several.
      expect(await page.inputValue(`[id="${at}/0/from"]`)).toBe('2017-03');
      await page.fill(`[id="${at}/0/from"]`, '');
      const path = await saved(page, 'rivertown.yaml');
      expect(readFileSync(path, 'utf8')).toContain('readiness:\n    ready: yes\n');
    });
  });

  test('a change that is added to a file leaves its other entries and comments as they are', async () => {
    const city = join(folder, 'dated.yaml');
    const text = readFileSync(albuquerque, 'utf8');
    writeFileSync(city, text);
    await withForm(blank, async (page) => {
      const at = 'answers/readiness';
      await page.setInputFiles('#open', city);
      await page.waitForSelector(`[id="${at}/0/from"]`);
      await page.locator(`[id="${at}-new-period"]`).click();
      await until(page, `document.activeElement.id === "${at}/1/from"`);
      await page.keyboard.type('2019');
      await page.locator(`[name="${at}/1/ready"][value="unknown"]`).check();
      const lines = readFileSync(await saved(page, 'dated.yaml'), 'utf8').split('\n');
      const before = text.split('\n');
      expect(lines.filter((line) => !before.includes(line))).toEqual(['    - from: 2019', '      ready: unknown']);
      expect(lines.length).toBe(before.length + 2);
    });
  });

  const looks: Readonly<Record<string, BrowserContextOptions>> = {
    'in the light': { colorScheme: 'light' },
    'in the dark, on a phone': { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  };

  describe.each(Object.entries(looks))('%s', (_look, options) => {
    test.each([
      ['blank', blank],
      ['of Albuquerque', opened],
      ["of a rule set of one's own", own],
    ])('axe has nothing against the page %s, and it scrolls sideways nowhere', async (_name, path) => {
      await withForm(
        path,
        async (page) => {
          await page.fill('[id="city"]', '');
          await page.locator('#city').blur();
          await page.waitForTimeout(600);
          expect(await objections(page, true)).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        },
        options,
      );
    });
  });

  /** How many pages a printer gets. */
  const printed = async (page: Page): Promise<number> =>
    Array.from((await page.pdf({ format: 'A4' })).toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)).length;

  test('what is answered is printed, what is folded too, and no buttons or other choices', async () => {
    await withForm(opened, async (page) => {
      expect(await printed(page)).toBeLessThan(26);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.bar').isVisible()).toBe(false);
      expect(await page.getByText('What it comes to').isVisible()).toBe(true);
      const choice = (value: string) => page.locator(`[name="answers/readiness/0/ready"][value="${value}"]`);
      expect(await choice('yes').isVisible()).toBe(true);
      expect(await choice('no').isVisible()).toBe(false);
      expect(await objections(page, false)).toEqual([]);
    });
  });

  test('a page without answers is printed as a questionnaire with every choice, and none of them chosen', async () => {
    await withForm(blank, async (page) => {
      expect(await printed(page)).toBeLessThan(13);
      await page.emulateMedia({ media: 'print' });
      for (const box of await page.locator('.condition fieldset > .choice > input').all())
        expect(await box.isVisible()).toBe(true);
      const own = page.locator('[name="answers/readiness/who"][value="fields"]');
      expect(await own.evaluate((radio) => getComputedStyle(radio).appearance)).toBe('none');
      expect(await page.locator('#verdict').isVisible()).toBe(false);
    });
  });
});
