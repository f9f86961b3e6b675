import type { Field } from '../../model/rule-set.ts';

/** What a field is called at the beginning of a line. */
export function nameOf({ id, label }: Field): string {
  const name = typeof label === 'string' ? label : id.replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
