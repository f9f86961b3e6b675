import { realpathSync } from 'node:fs';
import { InputError, type Problem } from '../../errors.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { readBytes } from '../files/read.ts';
import { ruleSetExcess } from '../schema/limits.ts';
import { childValue } from '../source/data.ts';
import { type Document, parseWithProblems } from '../source/document.ts';
import { firstOf } from '../source/faults.ts';
import { type Named, namedBy, nameOf } from './named.ts';
import { shippedPath, shippedText } from './shipped.ts';

/** One rule set file of a chain in which each extends the one before. */
export type Layer = {
  readonly named: Named;
  readonly document: Document;
  /** What was wrong with a key or a value when the file was read. */
  readonly faults: readonly Problem[];
};

/** What could be read of a chain, base first, and what could not. */
export type Layers = { readonly layers: readonly Layer[]; readonly problems: readonly Problem[] };

/** A rule set file and those it extends, as far as they can be read. */
export async function readLayers(named: Named, above: readonly Layer[] = []): Promise<Layers> {
  const { document, problems } = await read(named);
  if (document === null) return { layers: [], problems };
  const layer = { named, document, faults: problems };
  const idOrPath = childValue(document.data, 'extends');
  if (typeof idOrPath !== 'string') return { layers: [layer], problems: [] };
  if (above.length >= mostAbove) return stopped(layer, 'extends-too-deep', tooDeep);
  const base = namedBy(named, idOrPath);
  if ('missing' in base) return stopped(layer, 'unknown-rule-set', base.missing);
  const chain = [...above, layer].map((each) => each.named);
  const start = chain.findIndex((each) => identity(each) === identity(base));
  if (start >= 0) return stopped(layer, 'extends-cycle', cycle([...chain.slice(start), base]));
  const below = await readLayers(base, [...above, layer]);
  return { layers: [...below.layers, layer], problems: below.problems };
}

/** Each level is checked by itself, with all below it. */
const mostAbove = 15;
const tooDeep = `More than ${mostAbove + 1} rule sets would extend each other here. Copy what is needed from those below.`;

type Read = { readonly document: Document | null; readonly problems: readonly Problem[] };

async function read(named: Named): Promise<Read> {
  try {
    if ('path' in named) {
      const parsed = await parseWithProblems(named.path, readBytes(named.path, named.root));
      const excess = ruleSetExcess(parsed.document);
      return excess.length > 0 ? { document: null, problems: firstOf(excess) } : parsed;
    }
    return await parseWithProblems(shippedPath(named.shipped), new TextEncoder().encode(shippedText(named.shipped)));
  } catch (error) {
    if (error instanceof InputError) return { document: null, problems: error.problems };
    throw error;
  }
}

const stopped = (layer: Layer, code: ProblemCode, message: string): Layers => ({
  layers: [layer],
  problems: [layer.document.problem(['extends'], 'value', code, message)],
});

const cycle = (chain: readonly Named[]) =>
  chain.length === 2
    ? 'The rule set extends itself. Remove `extends`, or name another.'
    : `The rule sets extend each other in a circle: ${chain.map(nameOf).join(' → ')}. One of them has to stand alone.`;

const identity = (named: Named) => ('path' in named ? realpathSync(named.path) : `shipped:${named.shipped}`);
