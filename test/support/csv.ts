/** The rows of a CSV document. Throws where it is not as RFC 4180 has it. */
export function parseCsv(document: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cells.lastIndex < document.length) {
    const at = cells.lastIndex;
    const found = cells.exec(document);
    if (!found) throw new Error(`no cell at ${JSON.stringify(document.slice(at, at + 60))}`);
    const [, quoted, bare, end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last row is not ended');
  return rows;
}

/** The rows below the header, each by its column. */
export function csvRecords(document: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(document);
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`${row.length} cells under ${header.length} columns`);
    return Object.fromEntries(header.map((column, index) => [column, row[index] ?? '']));
  });
}
