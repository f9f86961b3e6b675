import type { Outcome } from '../../model/outcome.ts';
import type { Source } from '../../model/rule-set.ts';
import { sanitise } from '../../text/sanitise.ts';
import { graphemes, width } from '../../text/width.ts';
import { wrapSanitised } from '../../text/wrap.ts';
import { looks } from '../outcome-table.ts';
import type { ReporterOptions, Style } from '../reporter.ts';

/** How a terminal wants its text. */
export type Paper = Pick<ReporterOptions, 'columns' | 'unicode' | 'style'>;

export type Paint = (text: string) => string;

/** Writes text in lines as wide as the paper. All text of files passes `write`, and with it the sanitiser. */
export type Pen = {
  /** Lines of text behind a lead of our own; later lines hang under the text. `paintText` colours the text, `paintLead` the lead. */
  readonly write: (text: string, lead?: string, paintText?: Paint, paintLead?: Paint) => readonly string[];
  /** One line of text, cut where it is too long: what is somebody's own words must not begin a line. */
  readonly line: Pen['write'];
  /** The list of sources, numbered from 1. */
  readonly sources: (sources: readonly Source[]) => string[];
  readonly sign: (outcome: Outcome) => string;
  readonly paint: (outcome: Outcome) => Paint;
  /** A line across the paper. */
  readonly rule: string;
  readonly style: Style;
};

const ellipsis = '...';

export function penFor({ columns, unicode, style }: Paper): Pen {
  const write: Pen['write'] = (text, lead = '', paintText = String, paintLead = String) => {
    const lines = wrapSanitised(text, columns, lead);
    if (paintText === String && paintLead === String) return lines;
    return lines.map((line, index) => {
      const [before, after] = [line.slice(0, lead.length), line.slice(lead.length)];
      return (index === 0 ? paintLead(before) : before) + (after === '' ? '' : paintText(after));
    });
  };
  const line: Pen['write'] = (text, lead = '', ...paints) => {
    const lines = write(text, lead, ...paints);
    const room = Math.max(1, columns - width(lead) - ellipsis.length);
    // A URL is one line, however long it is.
    if (lines.length === 1 && width(sanitise(text)) <= room + ellipsis.length) return lines;
    let used = 0;
    const kept = graphemes(sanitise(text)).filter((each) => {
      used += width(each);
      return used <= room;
    });
    return write(`${kept.join('').trimEnd()}${ellipsis}`, lead, ...paints);
  };
  return {
    write,
    line,
    sources: (sources) => {
      const indent = `[${sources.length}] `.length;
      // Addresses stand on lines of their own, where they can be copied.
      return sources.flatMap(({ title, publisher, date, url }, index) => [
        ...write([title, publisher, date].filter(Boolean).join(', '), `[${index + 1}]`.padEnd(indent)),
        ...(url === null ? [] : write(url, ' '.repeat(indent))),
      ]);
    },
    sign: (outcome) => looks[outcome][unicode ? 'sign' : 'ascii'],
    paint: (outcome) => style[looks[outcome].colour],
    rule: style.dim((unicode ? '─' : '-').repeat(columns)),
    style,
  };
}

/** Blocks of lines with an empty line between them. */
export function separated(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
