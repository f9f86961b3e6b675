import type { Outcome } from '../../model/outcome.ts';
import { type Html, html, render } from '../../text/html.ts';
import { numberWords } from '../../text/number-words.ts';
import { sanitise } from '../../text/sanitise.ts';
import { width as columnsOf, graphemes } from '../../text/width.ts';
import { outcomeWords } from '../../text/words.ts';
import { axisOf, shareOf, tickWords } from '../charts/axis.ts';
import { type TimeScale, timeScale, yearTicks } from '../charts/time-scale.ts';
import type { Block, Document, DotPlot, Lane, Matrix, MatrixRow, Timeline } from '../document.ts';
import { bandWords, pointWords } from './chart-words.ts';
import { legendOf } from './matrix-words.ts';
import { plainText } from './text.ts';

/**
 * The pictures of a document as one, to print or to edit: what is seen in it above them, where it is from below. Text stays text, what belongs together is
 * a group with an id, and looks are attributes, since drawing programs know little of style sheets; so there is one look, on white, in the dark too.
 * `source` is the first line below.
 */
export function renderSvg({ blocks }: Document, source: string): string {
  const [first] = blocks;
  const all = first?.is === 'section' ? first.blocks : [];
  const title = first?.is === 'section' ? plain(first.title) : '';
  const said = all.flatMap((block) => (block.is === 'paragraph' && block.tone !== 'quiet' ? [plain(block.text)] : []));
  const notes = all.flatMap((block) => (block.is === 'paragraph' && block.tone === 'quiet' ? [plain(block.text)] : []));
  const pictures = all.flatMap((block, index) => pictureOf(block, index));
  const head = [
    ...wrapped(title, 22, picture.width - 2 * picture.margin).map((text) => ({
      text,
      size: 22,
      weight: 650,
      fill: colours.ink,
    })),
    ...said
      .flatMap((text) => wrapped(text, 14, picture.width - 2 * picture.margin))
      .map((text) => ({ text, size: 14, weight: 400, fill: colours.quiet })),
  ];
  const foot = [source, ...notes]
    .flatMap((text) => wrapped(text, 11, picture.width - 2 * picture.margin))
    .map((text) => ({ text, size: 11, weight: 400, fill: colours.quiet }));
  let y = picture.margin;
  const parts: Html[] = [];
  const add = (id: string, { height, content }: Picture) => {
    parts.push(html`<g id="${id}" transform="translate(${picture.margin} ${rounded(y)})">
${content}
</g>`);
    y += height;
  };
  add('heading', lines(head));
  y += 16;
  for (const { id, made } of pictures) {
    add(id, made);
    y += 28;
  }
  add('source', lines(foot));
  const height = Math.ceil(y + picture.margin);
  const description = [...said, ...pictures.map(({ words }) => words), source, ...notes].join('\n');
  return render(html`<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${height}" viewBox="0 0 ${picture.width} ${height}" role="img" aria-labelledby="title description" font-family="Helvetica, Arial, sans-serif">
<title id="title">${title}</title>
<desc id="description">${description}</desc>
<rect width="${picture.width}" height="${height}" fill="#ffffff"/>
${parts}
</svg>
`);
}

const picture = { width: 960, margin: 32 };
const inner = picture.width - 2 * picture.margin;
const colours = { ink: '#1b1f23', quiet: '#555e67', line: '#d4d9de', point: '#0b559e', band: '#b9bec4' };
const fills: Record<Outcome, string> = {
  met: '#17622e',
  'not-met': '#a01529',
  undetermined: '#c9a46a',
  'not-applicable': '#b9bec4',
};
const inks: Record<Outcome, string> = {
  met: '#17622e',
  'not-met': '#a01529',
  undetermined: '#764800',
  'not-applicable': '#555e67',
};

type Picture = { readonly height: number; readonly content: Html };
type Made = { readonly id: string; readonly made: Picture; readonly words: string };

/** `index` is the block's place, so that ids differ. */
function pictureOf(block: Block, index: number): Made[] {
  switch (block.is) {
    case 'matrix':
      return [{ id: 'matrix', made: matrixPicture(block), words: matrixWords(block) }];
    case 'dots':
      return [{ id: `plot-${index}`, made: plotPicture(block, `plot-${index}`), words: plotWords(block) }];
    case 'timeline':
      return [{ id: 'timeline', made: timelinePicture(block), words: timelineWords(block) }];
    default:
      return [];
  }
}

const plain = (text: Parameters<typeof plainText>[0]): string => plainText(text, { unicode: true });
const rounded = (value: number): number => Math.round(value * 100) / 100;

type Line = { readonly text: string; readonly size: number; readonly weight: number; readonly fill: string };

function lines(all: readonly Line[]): Picture {
  let y = 0;
  const content = all.map(({ text, size, weight, fill }) => {
    y += size * 1.35;
    return textAt(0, y - size * 0.35, text, { size, weight, fill });
  });
  return { height: y, content: html`${content}` };
}

type TextLook = {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
};

const textAt = (
  x: number,
  y: number,
  text: string,
  { size = 12, weight = 400, fill = colours.ink, anchor = 'start' }: TextLook = {},
): Html =>
  html`<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}"${weight === 400 ? null : html` font-weight="${weight}"`}${anchor === 'start' ? null : html` text-anchor="${anchor}"`} fill="${fill}">${text}</text>`;

/** How wide letters are, as far as one can tell without the font; wide ones take two columns. */
const letter = 0.58;

/** A text in lines that are at most so wide, and at most so many. */
function wrapped(text: string, size: number, most: number, lineCount = 6): string[] {
  const room = Math.max(4, Math.floor(most / (size * letter)));
  const found: string[] = [];
  for (const word of sanitise(text)
    .split(' ')
    .flatMap((each) => partsOf(each, room))) {
    const last = found.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= room)
      found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  if (found.length <= lineCount) return found;
  const kept = found.slice(0, lineCount);
  const last = graphemes(kept[lineCount - 1] ?? '');
  while (columnsOf(last.join('')) >= room) last.pop();
  return [...kept.slice(0, -1), `${last.join('').trimEnd()}…`];
}

function partsOf(word: string, room: number): string[] {
  if (columnsOf(word) <= room) return [word];
  const parts: string[] = [''];
  for (const each of graphemes(word)) {
    if (columnsOf(parts[parts.length - 1] ?? '') + columnsOf(each) > room) parts.push('');
    parts[parts.length - 1] += each;
  }
  return parts;
}

/** The sign of an outcome in a square of 12, drawn: fonts of drawing programs have no such letters. */
function signAt(x: number, y: number, outcome: Outcome): Html {
  const stroke = html`stroke="${inks[outcome]}" stroke-width="2.2" fill="none" stroke-linecap="round"`;
  switch (outcome) {
    case 'met':
      return html`<path d="M${rounded(x + 1)} ${rounded(y + 6)}l3.5 4l6.5 -8" ${stroke}/>`;
    case 'not-met':
      return html`<path d="M${rounded(x + 2)} ${rounded(y + 2)}l8 8m0 -8l-8 8" ${stroke}/>`;
    case 'undetermined':
      return textAt(x + 6, y + 11, '?', { size: 14, weight: 700, fill: inks.undetermined, anchor: 'middle' });
    case 'not-applicable':
      return html`<path d="M${rounded(x + 2)} ${rounded(y + 6)}h8" ${stroke}/>`;
  }
}

/** More rows than this show no values. */
const mostWithValues = 16;
const sizes = { text: 12, line: 15 };

function matrixPicture({ conditions, groups }: Matrix): Picture {
  const rows = groups.flatMap((group) => group.rows);
  const hasValues = rows.length <= mostWithValues;
  const first = 170;
  const verdictRoom = 130;
  const room = (inner - first - verdictRoom) / Math.max(1, conditions.length);
  const columnAt = (index: number) => first + verdictRoom + index * room;
  const heads = conditions.map(({ title }) => wrapped(title, 11, room - 8, 6));
  const headHeight = Math.max(1, ...heads.map(({ length }) => length)) * 14 + 8;
  const content: Html[] = [
    textAt(0, headHeight - 8, 'City', { size: 11, fill: colours.quiet }),
    textAt(first, headHeight - 8, 'Verdict', { size: 11, fill: colours.quiet }),
    ...heads.flatMap((head, index) =>
      head.map((text, line) =>
        textAt(columnAt(index), headHeight - 8 - (head.length - 1 - line) * 14, text, {
          size: 11,
          fill: colours.quiet,
        }),
      ),
    ),
    ruleAt(headHeight, colours.ink, 1.5),
  ];
  let y = headHeight;
  let number = 0;
  for (const { title, rows: own } of groups) {
    if (title !== '') {
      content.push(textAt(0, y + 26, title, { size: 12, weight: 650 }));
      y += 34;
    }
    for (const row of own) {
      const { height, content: drawn } = rowPicture(row, {
        number: ++number,
        first,
        verdictRoom,
        room,
        columnAt,
        hasValues,
      });
      content.push(html`<g id="city-${number}" transform="translate(0 ${rounded(y)})">
${drawn}
</g>`);
      y += height;
      content.push(ruleAt(y, colours.line, 1));
    }
  }
  y += 22;
  let x = 0;
  for (const outcome of legendOf(groups)) {
    content.push(
      signAt(x, y - 11, outcome),
      textAt(x + 17, y, outcomeWords[outcome], { size: 11, fill: colours.quiet }),
    );
    x += 34 + outcomeWords[outcome].length * 7;
  }
  return { height: y, content: html`${content}` };
}

const ruleAt = (y: number, stroke: string, strokeWidth: number): Html =>
  html`<path d="M0 ${rounded(y)}H${inner}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`;

type RowLayout = {
  readonly number: number;
  readonly first: number;
  readonly verdictRoom: number;
  readonly room: number;
  readonly columnAt: (index: number) => number;
  readonly hasValues: boolean;
};

function rowPicture(
  { name, verdict, cells }: MatrixRow,
  { number, first, verdictRoom, room, columnAt, hasValues }: RowLayout,
): Picture {
  const names = wrapped(name, sizes.text + 1, first - 12, hasValues ? 3 : 1);
  const verdicts = wrapped(verdict.text, sizes.text, verdictRoom - 24, 2);
  const texts = cells.map((cell) => {
    if (!hasValues) return [];
    return wrapped(cell?.text ?? 'not asked', 11, room - (cell === null ? 6 : 24), 6);
  });
  const count = Math.max(names.length, verdicts.length, ...texts.map(({ length }) => length));
  const at = (line: number) => 18 + line * sizes.line;
  return {
    height: 10 + count * sizes.line + (hasValues ? 4 : 0),
    content: html`${[
      ...names.map((text, line) => textAt(0, at(line), text, { weight: 650 })),
      signAt(first, 8, verdict.outcome),
      ...verdicts.map((text, line) => textAt(first + 18, at(line), text, { weight: 650, fill: inks[verdict.outcome] })),
      ...cells.map((cell, index) =>
        cell === null && !hasValues
          ? null
          : html`<g id="city-${number}-condition-${index + 1}">
${[
  cell === null ? null : signAt(columnAt(index), 8, cell.outcome),
  ...(texts[index] ?? []).map((text, line) =>
    textAt(columnAt(index) + (cell === null ? 0 : 18), at(line), text, {
      size: 11,
      fill: cell === null ? colours.quiet : colours.ink,
    }),
  ),
]}
</g>`,
      ),
    ]}`,
  };
}

function matrixWords({ conditions, groups }: Matrix): string {
  return groups
    .flatMap(({ title, rows }) => [
      ...(title === '' ? [] : [`${title}:`]),
      ...rows.map(({ name, verdict, cells }) => {
        const told = conditions.flatMap(({ title: condition }, index) => {
          const cell = cells[index];
          return cell ? [`${condition}: ${outcomeWords[cell.outcome]}, ${cell.text}`] : [];
        });
        return `${name}: ${[verdict.text, ...told].join('; ')}.`;
      }),
    ])
    .join('\n');
}

function plotPicture({ title, unit, rows, bands }: DotPlot, id: string): Picture {
  const left = 220;
  const values = rows.flatMap(({ points }) => points.map(({ value }) => value));
  const axis = axisOf([0, ...values, ...bands.flatMap(({ low, high }) => [low, high])]);
  const x = (value: number) => rounded(left + 8 + shareOf(value, axis) * (inner - left - 90));
  const rowHeight = rows.length > 40 ? 15 : 22;
  const titles = [
    ...wrapped(title, 15, inner).map((text) => ({ text, size: 15, weight: 650, fill: colours.ink })),
    {
      text: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}. Filled: the latest year; hollow: earlier years.`,
      size: 12,
      weight: 400,
      fill: colours.quiet,
    },
  ];
  const head = lines(titles);
  const top = head.height + 14 + bands.length * 16;
  const bottom = top + rows.length * rowHeight + 6;
  return {
    height: bottom + 20,
    content: html`${[
      html`<g id="${id}-heading">
${head.content}
</g>`,
      html`<g id="${id}-scale">
${axis.ticks.map((tick) => [html`<path d="M${x(tick)} ${top}V${bottom}" stroke="${colours.line}"/>`, textAt(x(tick), bottom + 16, tickWords(tick), { size: 11, fill: colours.quiet, anchor: 'middle' })])}
</g>`,
      ...bands.map(
        (band, index) => html`<g id="${id}-figure-${index + 1}">
${[
  html`<rect x="${x(band.low)}" y="${top - 4}" width="${Math.max(2, rounded(x(band.high) - x(band.low)))}" height="${rounded(bottom - top + 4)}" fill="${colours.band}"/>`,
  textAt(x(band.low), top - 8 - index * 16, bandWords(band), { size: 11, fill: colours.quiet }),
]}
</g>`,
      ),
      ...rows.map(({ name, points }, index) => {
        const y = top + index * rowHeight + rowHeight / 2;
        const places = points.map(({ value }) => x(value));
        const last = points.at(-1);
        return html`<g id="${id}-row-${index + 1}">
${[
  textAt(left - 8, y + 4, wrapped(name, 12, left - 16, 1)[0] ?? '', { anchor: 'end' }),
  places.length < 2
    ? null
    : html`<path d="M${Math.min(...places)} ${y}H${Math.max(...places)}" stroke="${colours.point}" stroke-width="2"/>`,
  ...places.map((place, at) =>
    at === places.length - 1
      ? html`<circle cx="${place}" cy="${y}" r="5" fill="${colours.point}"/>`
      : html`<circle cx="${place}" cy="${y}" r="4.5" fill="#ffffff" stroke="${colours.point}" stroke-width="1.8"/>`,
  ),
  last
    ? textAt(Math.max(...places) + 10, y + 4, numberWords(last.value), { size: 12, weight: 650, fill: colours.point })
    : null,
]}
</g>`;
      }),
    ]}`,
  };
}

const plotWords = ({ title, unit, rows, bands }: DotPlot): string =>
  [
    `${title} (${unit}).`,
    ...rows.map(({ name, points }) => `${name}: ${pointWords(points)}.`),
    ...bands.map((band) => `${bandWords(band)}.`),
  ].join('\n');

function timelinePicture(timeline: Timeline): Picture {
  const { title, lanes, marks, from, until } = timeline;
  const scale = timeScale(timeline);
  const left = 220;
  const x = (share: number) => rounded(left + (share / 100) * (inner - left));
  const head = lines(wrapped(title, 15, inner).map((text) => ({ text, size: 15, weight: 650, fill: colours.ink })));
  const notes: readonly (readonly [share: number, words: string])[] = [
    ...(scale.fold === null || from === null ? [] : [[scale.fold, `in force from ${from}`] as const]),
    ...(until === null ? [] : [[scale.x(until), `no longer in force from ${until}`] as const]),
    ...marks.map(({ date, words }) => [scale.x(date), `${words} (${date})`] as const),
  ];
  const top = head.height + 22 + notes.length * 15;
  const laneHeight = 34;
  const bottom = top + lanes.length * laneHeight;
  const side = (share: number) => (share > 55 ? 'end' : 'start');
  return {
    height: bottom + 24,
    content: html`${[
      html`<g id="timeline-heading">
${head.content}
</g>`,
      html`<g id="years">
${yearTicks(scale).map(({ year, at }) => textAt(x(at), bottom + 16, String(year), { size: 11, fill: colours.quiet, anchor: 'middle' }))}
</g>`,
      ...lanes.map(
        (lane, index) => html`<g id="lane-${index + 1}" transform="translate(0 ${rounded(top + index * laneHeight)})">
${[
  ...wrapped(lane.title, 12, left - 20, 2).map((text, line, all) =>
    textAt(0, 20 + (line - (all.length - 1) / 2) * 14, text, { weight: lane.isVerdict ? 650 : 400 }),
  ),
  ...partsOfLane(lane, scale).map(
    ({ outcome, start, end, isEarly }) =>
      html`<rect x="${x(start)}" y="6" width="${rounded(x(end) - x(start))}" height="22" fill="${fills[outcome]}"${isEarly ? html` fill-opacity="0.4"` : null} stroke="#ffffff"/>`,
  ),
  ...partsOfLane(lane, scale).flatMap(({ outcome, words, start, end, isEarly }) =>
    x(end) - x(start) > words.length * 7 + 12
      ? [
          textAt(x(start) + 6, 21, words, {
            size: 11,
            fill: isEarly || outcome === 'undetermined' || outcome === 'not-applicable' ? colours.ink : '#ffffff',
          }),
        ]
      : [],
  ),
]}
</g>`,
      ),
      html`<g id="marks">
${notes.map(([share, words], index) => [
  html`<path d="M${x(share)} ${rounded(head.height + 20 + index * 15)}V${bottom}" stroke="${colours.ink}" stroke-dasharray="3 3"/>`,
  textAt(x(share) + (side(share) === 'end' ? -5 : 5), head.height + 28 + index * 15, words, {
    size: 11,
    anchor: side(share),
  }),
])}
</g>`,
    ]}`,
  };
}

type LanePart = {
  readonly outcome: Outcome;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly isEarly: boolean;
};

/** What is drawn of a lane: a span that goes on when the rule set comes into force is cut there. */
function partsOfLane({ spans, ends }: Lane, { x, fold }: TimeScale): LanePart[] {
  const last = ends === null ? 100 : x(ends);
  return spans.flatMap(({ outcome, words, from, until }) => {
    const [start, end] = [from === null ? 0 : x(from), Math.min(until === null ? 100 : x(until), last)];
    const cut = fold !== null && start < fold && fold < end ? [start, fold, end] : [start, end];
    return cut.slice(1).flatMap((to, index) => {
      const begins = cut[index] ?? start;
      return to <= begins ? [] : [{ outcome, words, start: begins, end: to, isEarly: fold !== null && to <= fold }];
    });
  });
}

const timelineWords = ({ title, lanes, marks, from, until }: Timeline): string =>
  [
    `${title}.`,
    ...(from === null ? [] : [`In force from ${from}.`]),
    ...(until === null ? [] : [`No longer in force from ${until}.`]),
    ...lanes.map(
      ({ title: name, spans }) => `${name}: ${spans.map(({ words, when }) => `${words} ${when}`).join('; ')}.`,
    ),
    ...marks.map(({ date, words }) => `${date}: ${words}.`),
  ].join('\n');
