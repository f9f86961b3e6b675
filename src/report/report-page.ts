import type { Problem } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { type Html, html, type Piece, preformatted } from '../text/html.ts';
import { pluralize } from '../text/list.ts';
import { placeOf } from '../text/problem.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { countsInWords, verdictWords } from '../text/words.ts';
import { citySection } from './city-section.ts';
import { outcomeBadge } from './outcome-badge.ts';
import type { ReporterOptions } from './reporter.ts';
import { type VerdictGroup, verdictGroups } from './summary.ts';

/** One city by itself; several behind an index of their verdicts, and of what was not checked. */
export function reportPage(
  reports: readonly Report[],
  options: ReporterOptions,
): { readonly title: string; readonly body: Piece } {
  const [first] = reports;
  if (first && reports.length === 1 && options.errors.length === 0) {
    const { city, verdict, ruleSet, asOf } = first;
    return {
      title: `${city}: ${verdictWords[verdict]} (${ruleSetName(ruleSet)}, ${asOf})`,
      body: citySection(first, { number: 1, level: 1 }, options),
    };
  }
  return {
    title: `psp-check: ${pluralize(reports.length, 'report')}`,
    body: [
      html`<header>
<h1>${reports.length === 0 ? 'No city was checked.' : 'Verdicts'}</h1>
${verdictGroups(reports).map(verdictTable)}
</header>`,
      notChecked(options.errors),
      ...reports.map((report, index) => citySection(report, { number: index + 1, level: 2 }, options)),
    ],
  };
}

function verdictTable({ under, counts, members }: VerdictGroup): Html {
  return html`<table class="verdicts">
<caption dir="auto">${under}</caption>
<thead>
<tr><th scope="col">City</th><th scope="col">Verdict</th></tr>
</thead>
<tbody>
${members.map(
  ({ report, number, outcome, verdict }) =>
    html`<tr><th scope="row"><a href="#city-${number}"><bdi>${report.city}</bdi></a></th><td>${outcomeBadge(outcome, verdict)} <span class="counts">${countsInWords(report.counts)}</span></td></tr>`,
)}
</tbody>
</table>
${counts === null ? null : html`<p>${counts}</p>`}`;
}

function notChecked(errors: readonly Problem[]): Html | null {
  if (errors.length === 0) return null;
  return html`<section>
<h2>Not checked</h2>
<ul class="plain">
${errors.map(
  (problem) => html`<li class="problem">
<p dir="auto"><code>${placeOf(problem)}</code></p>
<p dir="auto">${problem.message}</p>
${problem.frame === null ? null : html`<pre tabindex="0">${preformatted(problem.frame)}</pre>`}
</li>`,
)}
</ul>
</section>`;
}
