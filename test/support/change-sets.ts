// Change sets for reporters: the two states of test/fixtures/changes, and the same with text that no format may obey.

import { type DiffSide, diff } from '../../src/compare/diff.ts';
import { decide } from '../../src/evaluate/decide.ts';
import { explain } from '../../src/evaluate/explain.ts';
import { eachCity } from '../../src/load/city/cities.ts';
import { ownRules } from '../../src/load/city/own-rules.ts';
import { placeInRuleSet } from '../../src/load/rule-set/places.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import type { ChangeSet } from '../../src/model/change-set.ts';
import { comeOutOtherwise, recorded } from './recorded.ts';

/** One of the two folders. */
async function sideOf(folder: string): Promise<DiffSide> {
  const states: DiffSide['states'][number][] = [];
  const unread = new Set<string>();
  for await (const loaded of eachCity([folder], await shippedRuleSets())) {
    if ('note' in loaded) continue;
    if ('problems' in loaded) {
      unread.add((loaded.file ?? '').slice(folder.length));
      continue;
    }
    const { city } = loaded;
    const ruleSet = await loadRuleSet((city.rules && ownRules(city.rules, city.input.path)) ?? 'psp-2017-08');
    const alternatives = await Promise.all(ruleSet.alternatives.map((each) => loadRuleSet(each)));
    const options = { asOf: city.asOf ?? '2017-08-18', asOfGiven: true, alternatives };
    states.push({ evaluation: decide(ruleSet, city, options), path: city.input.path.slice(folder.length) });
  }
  return { states, unread };
}

/**
 * An agency's answer that two cities share, a rule set that moves one city and one that moves none, a city that was added, one that was removed, one that asks
 * something else now, one that can no longer be read.
 */
export const sampleChangeSet: ChangeSet = diff(
  await sideOf('test/fixtures/changes/before'),
  await sideOf('test/fixtures/changes/after'),
  placeInRuleSet,
);

const before = await sideOf('test/fixtures/changes/before');

/** What an earlier psp-check made of the side before: Rivertown was not known to be ready, and the second question was called something else. */
const reportsBefore: DiffSide = {
  unread: new Set(),
  states: (
    await recorded(
      before.states.flatMap((state) => ('evaluation' in state ? explain(state.evaluation) : [])),
      '0.0.9',
      ({ reports }) => {
        for (const report of reports.filter(({ city }) => city === 'Rivertown, Ohio'))
          comeOutOtherwise(report, 'readiness', 'undetermined', 'It is not known.');
        for (const report of reports.filter(({ city }) => city === 'Hillview, Ohio'))
          for (const finding of report.findings) finding.saidBy = 'Somebody.';
      },
    )
  ).map((each) => ({ ...each, path: each.report.input.path.replace('test/fixtures/changes/before', '') })),
};

/** An earlier report beside the very files that it was made from. */
export const otherMakerChangeSet: ChangeSet = diff(reportsBefore, before, placeInRuleSet, '1.2.3');

/** An earlier report beside the files as they are now. */
export const reportChangeSet: ChangeSet = diff(
  reportsBefore,
  await sideOf('test/fixtures/changes/after'),
  placeInRuleSet,
  '1.2.3',
);

const hostile =
  '<b>&"\'| \u001b[31mred\u001b[0m \u202eevil\u202c ]]> `@you` #12\n::error::pwned\n- [x](javascript:alert(1)) ##[error]%0A =cmd()';

const texts = [
  'city',
  'of',
  'agency',
  'label',
  'from',
  'to',
  'why',
  'title',
  'reason',
  'readAs',
  'reading',
  'path',
  'name',
  'compiledBy',
  'issuer',
];

/** The same, behind each text of a file one that some format would obey. */
export const hostileChangeSet: ChangeSet = JSON.parse(
  JSON.stringify(sampleChangeSet, (key, value) =>
    typeof value === 'string' && texts.includes(key) && !/^\d{4}-\d{2}-\d{2}$/.test(value)
      ? `${value} ${hostile}`
      : value,
  ),
);
