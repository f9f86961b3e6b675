import type { Series } from '../../model/report.ts';
import { joinWith } from '../../text/list.ts';

/** What a chart shows, as a sentence: `Stockton: violent crime rate above every published figure in 2014 and 2015`. */
export function chartTitle({ label, unit, years }: Pick<Series, 'label' | 'unit' | 'years'>, owner: string): string {
  const compared = years
    .map(({ year, value, figures }) => ({ year, value, figures: figures.filter(({ later }) => !later) }))
    .filter(({ value, figures }) => value !== null && figures.length > 0);
  const all = (holds: (value: number, figure: number) => boolean) =>
    compared.length > 0 &&
    compared.every(({ value, figures }) => figures.every((figure) => holds(value ?? 0, figure.value)));
  const where = all((value, figure) => value > figure)
    ? 'above'
    : all((value, figure) => value < figure)
      ? 'below'
      : null;
  const when = joinWith(
    compared.map(({ year }) => String(year)),
    'and',
  );
  return where === null
    ? `${owner}: ${label}, ${unit}`
    : `${owner}: ${label} ${where} every published figure in ${when}`;
}
