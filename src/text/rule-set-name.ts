/** How people are told which rule set it is: one of their own never passes for a shipped one. */
export const ruleSetName = ({ id, path }: { readonly id: string; readonly path: string | null }): string =>
  path === null ? id : `${id} (own rule set: ${path})`;

/** The same behind its title. */
export const ruleSetTitle = ({ title, id, path }: Titled): string =>
  `${title} (${id}${path === null ? '' : `; own rule set: ${path}`})`;

type Titled = { readonly title: string; readonly id: string; readonly path: string | null };
