/** One element, or a text between two tags. */
export type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string> };

/** Elements that have no end. */
const empty: ReadonlySet<string> = new Set(['meta', 'link', 'br', 'path', 'circle', 'line', 'rect', 'polyline']);

/** The elements of a document of ours, in order. Far stricter than HTML: what is not closed, not quoted or not escaped is an error. */
export function tagsOf(document: string): readonly Tag[] {
  const tags: Tag[] = [];
  const unclosed: string[] = [];
  const rest = document.replace(/^<!doctype html>/, '').replace(/<style>[^<]*<\/style>/g, '');
  for (const [, text = '', tag] of rest.matchAll(/([^<]*)(<[^<]*?>|<|$)/g)) {
    if (/[>"']|&(?!(?:amp|lt|gt|quot|#\d+);)/.test(text)) throw new Error(`Not escaped: ${text}`);
    if (!tag) continue;
    const [, end, name = '', attributes = ''] =
      /^<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*)\/?>$/.exec(tag) ?? [];
    if (name === '') throw new Error(`No tag of ours: ${tag}`);
    if (end) {
      const opened = unclosed.pop();
      if (opened !== name) throw new Error(`</${name}> closes <${opened}>`);
      continue;
    }
    if (!empty.has(name)) unclosed.push(name);
    const pairs = Array.from(
      attributes.matchAll(/ ([a-zA-Z][a-zA-Z0-9-]*)="([^"]*)"/g),
      ([, key = '', value = '']) => [key, decoded(value)] as const,
    );
    tags.push({ name, attributes: new Map(pairs) });
  }
  if (unclosed.length > 0) throw new Error(`Not closed: ${unclosed.join(', ')}`);
  return tags;
}

/** The text of a document, its entities decoded. */
export const textOf = (document: string): string =>
  decoded(document.replace(/<style>[^<]*<\/style>/g, '').replace(/<[^<>]*>/g, ''));

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text with its entities decoded once. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));/g, (entity, code: string | undefined, name: string | undefined) =>
    code === undefined ? (names[name ?? ''] ?? entity) : String.fromCodePoint(Number(code)),
  );
}
