/** How an input is read: one city in YAML or JSON, a city in JSON on every line, a city in every row. */
export const inputKinds = ['yaml', 'json', 'ndjson', 'csv'] as const;
export type InputKind = (typeof inputKinds)[number];

const byEnding: Readonly<Record<string, InputKind>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'csv',
};

/** The kind that the ending of a path says; `otherwise` for one that says nothing, as standard input does. */
export function kindOf(path: string, otherwise: InputKind): InputKind {
  const [, ending = ''] = /\.([^./\\]+)$/.exec(path.toLowerCase()) ?? [];
  return (Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined) ?? otherwise;
}
