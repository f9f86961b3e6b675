import { withoutCiCommands } from '../text/ci-commands.ts';
import { outcomeWords } from '../text/words.ts';
import {
  type ChangeOutline,
  type Entry,
  type HistoriesOutline,
  type HistoryOutline,
  historiesOutline,
  type Lane,
  type StartOutline,
} from './history-outline.ts';
import type { HistoryReporter } from './history-reporter.ts';
import type { Item } from './outline.ts';
import { type Pen, penFor, separated } from './pen.ts';

/** Text for people at a terminal: each history day by day, then what they were made from. */
export const historyText: HistoryReporter = (histories, options) => {
  const pen = penFor(options);
  const outline = historiesOutline(histories, options);
  const parts = [
    ...(histories.length === 1 ? [] : [indexLines(outline, pen)]),
    ...outline.histories.map((history) => historyLines(history, pen)),
    footLines(outline, pen),
  ];
  return withoutCiCommands(`${parts.map((lines) => lines.join('\n')).join(`\n\n${pen.rule}\n\n`)}\n`);
};

/** A line for each history. */
function indexLines({ headline, lines }: HistoriesOutline, pen: Pen): readonly string[] {
  return [
    ...pen.write(headline, '', pen.style.bold),
    ...(lines.length === 0
      ? []
      : [
          '',
          ...lines.flatMap(({ text, outcome }) => pen.write(text, `${pen.sign(outcome)} `, String, pen.paint(outcome))),
        ]),
  ];
}

function historyLines(outline: HistoryOutline, pen: Pen): readonly string[] {
  const { city, ruleSet, under, attribution, verdict, entries, firstDay, start, sources } = outline;
  return [
    ...pen.line(city, '', pen.style.bold),
    ...pen.write(ruleSet.title),
    ...pen.write(ruleSet.issuer),
    ...attribution.flatMap((text) => pen.write(text)),
    '',
    ...pen.write(`${under}:`),
    ...spanLines(verdict, pen),
    ...pen.section('Day by day', separated(entries.map((entry) => entryLines(entry, pen)))),
    ...pen.section(
      firstDay === null ? 'On any day' : `Before ${firstDay}`,
      start.flatMap((each) => startLines(each, pen)),
    ),
    ...pen.section('Sources', pen.sources(sources)),
  ];
}

function spanLines({ spans }: Lane, pen: Pen): readonly string[] {
  const widest = Math.max(...spans.map(({ words }) => words.length));
  return spans.flatMap(({ outcome, words, when }) =>
    pen.write(when, `  ${pen.sign(outcome)} ${words.padEnd(widest)}  `, String, pen.paint(outcome)),
  );
}

function entryLines(entry: Entry, pen: Pen): readonly string[] {
  if (entry.kind === 'mark') return pen.write(itemText(entry.item), `${entry.given.padEnd(10)}  `, pen.style.dim);
  const { given, outcome, verdict, before, changes } = entry;
  const words = before === null ? verdict : `${verdict}, ${before}`;
  return [
    ...pen.write(words, `${given}  ${pen.sign(outcome)} `, pen.style.bold, pen.paint(outcome)),
    ...changes.flatMap((change) => changeLines(change, pen)),
  ];
}

function changeLines(
  { condition, title, outcome, words, before, reason, rows }: ChangeOutline,
  pen: Pen,
): readonly string[] {
  return [
    ...pen.write(`${title} (${condition}): ${words}, ${before}`, `  ${pen.sign(outcome)} `, String, pen.paint(outcome)),
    ...pen.write(reason, '    '),
    ...rows.flatMap(({ label, items }) =>
      items.flatMap((item, index) =>
        pen.write(
          itemText(item),
          `    ${(index === 0 ? label : '').padEnd(10)}`,
          String,
          index === 0 ? pen.style.dim : String,
        ),
      ),
    ),
  ];
}

function startLines({ condition, title, outcome, words }: StartOutline, pen: Pen): readonly string[] {
  return pen.write(
    `${title} (${condition})`,
    `  ${pen.sign(outcome)} ${words.padEnd(widestOutcome)}  `,
    String,
    pen.paint(outcome),
  );
}

const widestOutcome = Math.max(...Object.values(outcomeWords).map(({ length }) => length));

const itemText = ({ text, source }: Item): string => `${source === null ? '' : `[${source}] `}${text}`;

function footLines({ notRead, reading, identity, notLegalAdvice }: HistoriesOutline, pen: Pen): readonly string[] {
  const lines = [
    ...pen.section(
      'Not read',
      notRead.flatMap((text) => pen.write(text, '! ', String, pen.style.red)),
    ),
    ...pen.section('Reading', separated(reading.map((text) => pen.write(text)))),
    ...pen.section(
      'Made from',
      identity.flatMap(({ label, value, digest }) => [
        ...pen.list(label, [value]),
        ...(digest === null ? [] : pen.write(digest, '  ', pen.style.dim)),
      ]),
    ),
    '',
    ...notLegalAdvice.flatMap((text) => pen.write(text)),
  ];
  return lines.slice(1);
}
