import { oncePer } from '../model/once-per.ts';

/** A condition's title behind the issuer's own name for it: `Question 3: 48-hour hold`. */
export const titleOf = oncePer(({ label, title }: { readonly label: string | null; readonly title: string }): string =>
  label === null ? title : `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${title}`,
);
