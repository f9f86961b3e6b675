import { safeText } from './safe-text.ts';

export type Cell = string | number | readonly string[] | null;

/** A cell as it stands in a line; what is several has a line of the cell each. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string' && isPlain.test(cell)) return cell;
  const text = harmless(safeText(typeof cell === 'string' ? [cell] : cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What most cells are: nothing in it begins a formula or a command of a log, or needs quotes. */
const isPlain = /^[A-Za-z0-9](?:[-:]?[A-Za-z0-9 .'()/])*$/;

/**
 * What a spreadsheet would take for a formula, full-width forms too, begins with an apostrophe instead; so does what comes after a semicolon, which is the
 * separator where the comma is the decimal sign, whatever quotes stand around the cell. Tabs and returns, which it would skip, are visible escapes by now.
 */
const harmless = (text: string): string =>
  text
    .replace(/^[=+\-@\uff1d\uff0b\uff0d\uff20]/, "'$&")
    .replace(/(;["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'");
