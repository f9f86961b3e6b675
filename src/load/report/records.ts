// Reports that psp-check wrote before, as JSON or NDJSON. They come from outside: what does not hold together is an error at its place.
import * as z from 'zod';
import { InputError, type Problem } from '../../errors.ts';
import { daySchema, envelopeShape, errorSchema } from '../../model/envelope.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import {
  digestSchema,
  type RecordedReport,
  type ReportJson,
  type RuleSetJson,
  reportEnvelopeSchema,
  reportSchema,
  ruleSetsSchema,
} from '../../model/report.ts';
import { wording } from '../../model/wording.ts';
import { readBytes } from '../files/read.ts';
import type { Root } from '../files/root.ts';
import { shapeProblems } from '../schema/shape.ts';
import { isMap } from '../source/data.ts';
import { type Document, type Path, parseWithProblems } from '../source/document.ts';
import { firstOf } from '../source/faults.ts';
import { readRecords } from '../source/records.ts';
import { contradictions } from './contradictions.ts';
import { reportOf, ruleSetOf } from './from-json.ts';
import { recordKind } from './record-files.ts';

wording.add(envelopeShape.schemaVersion, { noun: 'the number 2' });
wording.add(envelopeShape.tool.shape.name, { noun: '`psp-check`' });
wording.add(digestSchema, { noun: '`sha256:` and 64 hexadecimal digits' });
wording.add(daySchema, { noun: 'a day such as 2017-08-18' });

export type Records = {
  readonly reports: readonly RecordedReport[];
  /** The paths of files that could not be read when the reports were made. */
  readonly unread: readonly string[];
  readonly problems: readonly Problem[];
};

/** The reports of files. One that is not valid does not stop the others. */
export async function loadRecords(paths: readonly string[], root: Root = null): Promise<Records> {
  const reports: RecordedReport[] = [];
  const unread: string[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const record = newRecord(reports, unread);
    try {
      if (recordKind(path) === 'json') {
        const { document, problems: faults } = await parseWithProblems(path, readBytes(path, root, mostBytes), {
          notation: 'json',
          firstLine: 1,
          of: 'report',
        });
        if (faults.length > 0) throw new InputError(faults);
        addEnvelope(document, record);
      } else await addLines(path, root, record);
      if (record.count() === 0) throw new InputError([wholeProblem(path)]);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...firstOf(error.problems));
    }
  }
  return { reports, unread, problems };
}

/** Reports on some 5,000 cities; NDJSON may have any number. */
const mostBytes = 2 ** 26;

const wholeProblem = (path: string): Problem => ({
  path,
  line: 1,
  column: 1,
  code: 'no-city',
  message: 'There is no report on a city in this file.',
  frame: null,
});

/** What is read of one file; its rule sets by their ids, as far as they have come. */
type Record = {
  readonly ruleSets: Map<string, RuleSetJson>;
  readonly add: (report: ReportJson, madeBy: string, document: Document, at: Path) => void;
  readonly addUnread: (path: string) => void;
  readonly count: () => number;
};

function newRecord(reports: RecordedReport[], unread: string[]): Record {
  const ruleSets = new Map<string, RuleSetJson>();
  let count = 0;
  return {
    ruleSets,
    add: (report, madeBy, document, at) => {
      count++;
      const problems = contradictions(report, ruleSets, document, at);
      if (problems.length > 0) throw new InputError(problems);
      reports.push({ report: reportOf(report, (id) => ruleSetOf(known(ruleSets, id))), madeBy });
    },
    addUnread: (path) => {
      count++;
      unread.push(path);
    },
    count: () => count,
  };
}

function known(ruleSets: ReadonlyMap<string, RuleSetJson>, id: string): RuleSetJson {
  const ruleSet = ruleSets.get(id);
  if (!ruleSet) throw new Error(`A report was taken whose file does not have ${id}.`);
  return ruleSet;
}

function addEnvelope(document: Document, record: Record): void {
  checkVersion(document);
  const { tool, ruleSets, reports, errors } = checked(document, reportEnvelopeSchema);
  addRuleSets(ruleSets, document, record);
  for (const [index, report] of reports.entries()) record.add(report, tool.version, document, ['reports', index]);
  for (const { path } of errors) record.addUnread(path);
}

const headSchema = z.strictObject({ ...envelopeShape, ruleSets: ruleSetsSchema });
const errorLineSchema = z.strictObject({ error: errorSchema });

/** Lines of NDJSON: what made the reports and their rule sets, reports, errors. */
async function addLines(path: string, root: Root, record: Record): Promise<void> {
  let madeBy: string | null = null;
  for (const line of readRecords(path, 'mean-nothing', root)) {
    if ('message' in line) throw new InputError([line]);
    const { document, problems } = await parseWithProblems(path, line.bytes, {
      notation: 'json',
      firstLine: line.line,
      of: 'report',
    });
    if (problems.length > 0) throw new InputError(problems);
    const { data } = document;
    if (isMap(data) && Object.hasOwn(data, 'error')) record.addUnread(checked(document, errorLineSchema).error.path);
    else if (isMap(data) && !Object.hasOwn(data, 'city')) {
      checkVersion(document);
      const { tool, ruleSets } = checked(document, headSchema);
      if (tool.version !== madeBy) record.ruleSets.clear();
      madeBy = tool.version;
      addRuleSets(ruleSets, document, record);
    } else {
      if (madeBy === null) throw refusal(document, [], 'missing-key', headMissing);
      record.add(checked(document, reportSchema), madeBy, document, []);
    }
  }
}

const headMissing =
  'The line with `schemaVersion`, `tool` and `ruleSets` is missing before this report. NDJSON of psp-check begins with it.';

/** What a document is has to be known before its keys are looked at. */
function checkVersion(document: Document): void {
  const { data } = document;
  if (!isMap(data)) return;
  const other = others.find(({ key }) => Object.hasOwn(data, key));
  if (other) {
    const message = `This is ${other.noun}, and \`diff\` compares reports. Give it what \`psp-check check --format json\` prints for these cities, or the cities themselves.`;
    throw refusal(document, [other.key], 'not-a-report', message);
  }
  const version = data['schemaVersion'];
  if (typeof version === 'number' && version !== readVersion) {
    const message = `The report has version ${version} of the format, and this psp-check reads version ${readVersion}. Make the report again, or give the cities themselves.`;
    throw refusal(document, ['schemaVersion'], 'other-version', message);
  }
}

const readVersion = envelopeShape.schemaVersion.value;

const others = [
  { key: 'comparison', noun: 'a comparison' },
  { key: 'histories', noun: 'a history' },
  { key: 'changeSet', noun: 'a change set' },
];

const refusal = (document: Document, at: Path, code: ProblemCode, message: string): InputError =>
  new InputError([document.problem(at, at.length === 0 ? 'value' : 'key', code, message)]);

/** The data of a document that has a shape. A newer psp-check may say more than this one knows. */
function checked<Schema extends z.ZodType>(document: Document, schema: Schema): z.infer<Schema> {
  const problems = shapeProblems(document, schema, [], document.data, { takesMore: true });
  if (problems.length > 0) throw new InputError(problems);
  return document.data as z.infer<Schema>;
}

function addRuleSets(ruleSets: readonly RuleSetJson[], document: Document, record: Record): void {
  for (const [index, ruleSet] of ruleSets.entries()) {
    const known = record.ruleSets.get(ruleSet.id);
    if (known && known.digest !== ruleSet.digest) {
      const message = `Another rule set of this file has the id \`${ruleSet.id}\` and another digest. A report is of one of them.`;
      throw refusal(document, ['ruleSets', index, 'id'], 'taken-id', message);
    }
    record.ruleSets.set(ruleSet.id, ruleSet);
  }
}
