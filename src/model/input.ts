/** Where a city was read: the path as given, and `sha256:` with the digest over what was read. */
export type Input = { readonly path: string; readonly digest: string };

/** The same for two reports on the same answers. One file may hold many cities, each with a digest of its own. */
export const inputKey = ({ path, digest }: Input): string => `${digest} ${path}`;
