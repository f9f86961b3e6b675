export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

/** The root of a document that has elements, attributes, text and references only. Throws where it is not well-formed (XML 1.0). */
export function parseXml(document: string): Element {
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(document);
  if (illegal) throw new Error(`a character that XML has not: ${illegal[0].codePointAt(0)?.toString(16)}`);
  const top: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [top];
  const tokens = /<\?xml [^?]*\?>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;
  while (tokens.lastIndex < document.length) {
    const at = tokens.lastIndex;
    const found = tokens.exec(document);
    if (!found) throw new Error(`not well-formed at ${JSON.stringify(document.slice(at, at + 60))}`);
    const [token, close, name, attributes, empty] = found;
    const parent = open.at(-1) ?? top;
    if (close !== undefined) {
      if (open.length < 2 || parent.name !== close) throw new Error(`</${close}> ends <${parent.name}>`);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (empty === '') open.push(element);
    } else if (!token.startsWith('<?')) {
      parent.children.push(decoded(token));
    }
  }
  const [root, ...others] = top.children.filter((child) => typeof child !== 'string');
  if (open.length > 1 || root === undefined || others.length > 0) throw new Error('not one element that is ended');
  return root;
}

/** All elements of a name, at any depth. */
export function elements({ children }: Element, name: string): Element[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  );
}

export const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

function attributesOf(text: string): Record<string, string> {
  const pairs = Array.from(text.matchAll(/([\w:-]+)="([^"]*)"/g), ([, name = '', value = '']) => [
    name,
    decoded(value),
  ]);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error('a bare ]]>');
  return text.replace(/&([^;]*;?)/g, (reference, body: string) => {
    const [, code] = /^#(\d+);$/.exec(body) ?? [];
    const character = code === undefined ? named[body.replace(/;$/, '')] : String.fromCodePoint(Number(code));
    if (character === undefined || !body.endsWith(';')) throw new Error(`an unknown reference: ${reference}`);
    return character;
  });
}
