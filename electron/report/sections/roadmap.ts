import { fill } from '../../../shared/i18n/index.ts';
import type { Phase } from '../../../shared/portfolio.ts';
import { addingUp, addingUpBothWays } from '../adding.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { energyCell, energyColumn, POWER_DIGITS, powerColumn, table, yuanIn, yuanUnit } from './parts.ts';

/** Sites that are named at most; the list of projects has all. */
const MOST_NAMED = 12;

/** Years in which the program would build the scenario's sites, beside those that the sites have; nothing without any. */
export function roadmap(writing: Writing): Html {
  const { plan, ui, text, format } = writing;
  if (!plan.roadmap) return html``;
  const { yearlyYuan, equal, larger } = plan.roadmap;
  // Years after the last in which anything is built say nothing.
  const lastBuilt = plan.roadmap.phases.findLastIndex(({ siteIds }) => siteIds.length > 0);
  const phases = plan.roadmap.phases.slice(0, lastBuilt + 1);
  const t = ui.portfolio;
  const yuan = (amount: number) => yuanIn(writing, amount);
  const { yuan: perUnit, unit } = yuanUnit(writing);
  const scaled = (amount: number) => format.number(amount / perUnit, 2);
  const power = (mw: number) => format.number(mw, POWER_DIGITS);
  // Rounded so that kinds add up to the years, and years to the whole.
  const built = addingUpBothWays(
    phases.map(({ byKind }) => [byKind.rooftop / 1e3, byKind.agrivoltaic / 1e3]),
    POWER_DIGITS,
  );
  const invested = addingUp(
    phases.map(({ investmentYuan }) => investmentYuan / perUnit),
    2,
  );
  const names = larger.map((id) => plan.sites.find((site) => site.id === id)?.name ?? String(id));
  const named = names.slice(0, MOST_NAMED).join(text.chapters.comma);
  const listed =
    names.length > MOST_NAMED ? fill(t.andMore, { sites: named, n: format.number(names.length) }) : named;
  return html`<h3>${text.chapters.targets.recommended}</h3><p>${text.chapters.targets.recommendedText}</p>
${table(
  text.chapters.targets.recommended,
  [
    { label: t.year },
    { label: t.sites, num: true },
    powerColumn(t.built),
    powerColumn(text.kind.rooftop),
    powerColumn(text.kind.agrivoltaic),
    { label: t.investment, unit, num: true },
    { label: t.offShare, unit, num: true },
    powerColumn(t.cumulative),
    energyColumn(writing, t.annual),
  ],
  phases.map((phase, i) => [
    String(phase.year),
    format.number(phase.siteIds.length),
    power(built[i]![0]! + built[i]![1]!),
    power(built[i]![0]!),
    power(built[i]![1]!),
    format.number(invested[i]!, 2),
    `${phase.offYuan < 0 ? '−' : '+'}${scaled(Math.abs(phase.offYuan))}`,
    power(built.slice(0, i + 1).reduce((sum, [roof = 0, field = 0]) => sum + roof + field, 0)),
    energyCell(writing, phase.annualKwh),
  ]),
)}<p class="note">${t.roadmapNote} ${fill(t.yearlyShare, { share: yuan(yearlyYuan) })} ${!equal && t.notEqual} ${larger.length > 0 && fill(t.largerThanShare, { sites: listed })}</p>
${batteries(writing, phases)}`;
}

/** Batteries of each year; nothing without any. */
function batteries(writing: Writing, phases: readonly Phase[]): Html | false {
  const { plan, ui, format } = writing;
  const t = ui.portfolio;
  const stationOf = new Map((plan.grid?.stations ?? []).map(({ id, name }) => [id, name]));
  const rows = phases.flatMap(({ year, stores }) =>
    stores.map(({ stationId, energyKwh, powerKw, investmentYuan }) => [
      String(year),
      fill(t.batteryOfYear, {
        station: stationOf.get(stationId) ?? String(stationId),
        kw: format.number(powerKw),
        kwh: format.number(energyKwh),
        cost: yuanIn(writing, investmentYuan),
      }),
    ]),
  );
  return (
    rows.length > 0 &&
    table(t.batteriesByYear, [{ label: t.year, width: '12%' }, { label: t.batteriesOfYear }], rows)
  );
}
