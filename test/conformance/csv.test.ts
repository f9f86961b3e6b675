import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { parseCsv } from '../support/csv.ts';
import { reporters } from '../support/reporters.ts';
import { documentsOf } from './documents.ts';

const { csv } = reporters;

test.each(documentsOf(csv))('a strict parser reads %s as ours does', (_name, document) => {
  const rows = parse(document, { recordDelimiter: '\r\n', relaxColumnCount: false, bom: false });
  expect(rows).toEqual(parseCsv(document));
});
