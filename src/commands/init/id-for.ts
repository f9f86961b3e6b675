import { idWords } from '../../model/id.ts';

/** An id made from a name, which none of the others has. */
export function idFor(name: string, noun: string, others: ReadonlySet<string>): string {
  const joined = idWords(name)
    .join('-')
    .replace(/^[0-9-]+/, '');
  const id =
    joined
      .slice(0, 30)
      .replace(/-[^-]*$/, joined.length > 30 ? '' : '$&')
      .replace(/-$/, '') || noun;
  if (!others.has(id)) return id;
  let number = 2;
  while (others.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
