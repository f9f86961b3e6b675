import { boundsWords } from '../../model/bounds.ts';
import type { Field } from '../../model/rule-set.ts';

/** What a field takes, in a few words. */
export function takes(field: Field): string {
  switch (field.type) {
    case 'yes-no':
      return typeof field.label === 'string' ? 'yes or no' : `yes (${field.label.yes}) or no (${field.label.no})`;
    case 'one-of':
      return 'one of these words';
    case 'some-of':
      return 'a list of these words, such as [one, other], or none';
    case 'duration':
      return 'a length of time with its unit, such as 36h, 90m or 2d';
    case 'number':
      return `a number (${field.unit}${boundsWords(field)})`;
    case 'yearly':
      return `a number for each year (${field.unit}${boundsWords(field)}), such as { 2014: 402.1, 2015: 431 }`;
    case 'date':
      return 'a day, a month or a year, such as 2017-08-18';
    case 'text':
      return 'text';
  }
}

/** What a field is called at the beginning of a line. */
export function nameOf({ id, label }: Field): string {
  const name = typeof label === 'string' ? label : id.replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
