import { fill } from '../../../shared/i18n/index.ts';
import type { Phase } from '../../../shared/portfolio.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table, yuanIn } from './parts.ts';

/** Sites that are named at most; the list of projects has all. */
const MOST_NAMED = 12;

/** Years in which the program would build the scenario's sites, beside those that the sites have; nothing without any. */
export function roadmap(writing: Writing): Html {
  const { plan, ui, text, format } = writing;
  if (!plan.roadmap) return html``;
  const { phases, yearlyYuan, equal, larger } = plan.roadmap;
  const t = ui.portfolio;
  const yuan = (amount: number) => yuanIn(writing, amount);
  const signedYuan = (amount: number) => `${amount < 0 ? '−' : '+'}${yuan(Math.abs(amount))}`;
  const power = (kwp: number) => valueUnit(format.capacity(kwp));
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
    { label: t.built, num: true },
    { label: text.kind.rooftop, num: true },
    { label: text.kind.agrivoltaic, num: true },
    { label: t.investment, num: true },
    { label: t.offShare, num: true },
    { label: t.cumulative, num: true },
    { label: t.annual, num: true },
  ],
  phases.map((phase) => [
    String(phase.year),
    format.number(phase.siteIds.length),
    power(phase.capacityKwp),
    power(phase.byKind.rooftop),
    power(phase.byKind.agrivoltaic),
    yuan(phase.investmentYuan),
    signedYuan(phase.offYuan),
    power(phase.cumulativeKwp),
    valueUnit(format.energy(phase.annualKwh)),
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
