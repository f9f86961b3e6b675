// A side of `diff` that is an earlier report, and what that asks of the files on the other side.
import type { State } from '../compare/diff.ts';
import type { Io } from '../io.ts';
import { pathBelow } from '../load/files/paths.ts';
import type { Root } from '../load/files/root.ts';
import { loadRecords } from '../load/report/records.ts';
import { cityKey } from '../model/city.ts';
import type { RecordedReport } from '../model/report.ts';
import type { Side } from './diff.ts';
import type { Reported } from './evaluate-files.ts';
import { printProblems } from './print-problems.ts';

/** Reports as a side. `other`: what the side is compared with, from where the paths of both start. */
export async function readReports(files: readonly string[], other: string, root: Root, io: Io): Promise<Side> {
  const { reports, unread, problems } = await loadRecords(files, root);
  await printProblems(problems, io);
  const pathOf = (path: string) => (other === '' ? path : pathBelow(other, path));
  return {
    states: reports.map((each) => ({ ...each, path: pathOf(each.report.input.path) })),
    unread: problems.length > 0 ? 'all' : new Set(unread.map(pathOf)),
    errors: problems,
  };
}

/** What the reports on a city were made under; of a city that has none, what all reports have in common. */
export function reportedIn(states: readonly State[], operand: string): Reported {
  const byKey = new Map<string, (RecordedReport & { readonly path: string })[]>();
  const all = states.filter((state) => 'report' in state);
  for (const state of all) {
    for (const key of [cityKey(state.report.city), `\0${state.path}`]) {
      const known = byKey.get(key);
      if (known) known.push(state);
      else byKey.set(key, [state]);
    }
  }
  const [first, ...others] = new Map(
    all.map(({ report }) => [`${report.ruleSet.digest} ${report.asOf}`, report]),
  ).values();
  return ({ name, input }) => {
    const path = pathBelow(operand, input.path);
    const named = byKey.get(cityKey(name)) ?? [];
    const there = named.filter((each) => each.path === path);
    const [own] = [there, named, byKey.get(`\0${path}`) ?? []].filter(({ length }) => length > 0);
    return own ? own.map(({ report }) => report) : first && others.length === 0 ? [first] : [];
  };
}
