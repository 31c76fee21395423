import { fill } from '../../../shared/i18n/index.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table, yuanIn } from './parts.ts';

/** Sites of a year that are named; the list of projects has all. */
const MOST_NAMED = 12;

/** The scenario's sites by the year they should be built; nothing without any. */
export function roadmap(writing: Writing): Html {
  const { plan, ui, text, format, language } = writing;
  if (!plan.roadmap) return html``;
  const { phases, yearlyYuan, equal, larger } = plan.roadmap;
  const nameOf = new Map(plan.sites.map(({ id, name }) => [id, name]));
  const stationOf = new Map((plan.grid?.stations ?? []).map(({ id, name }) => [id, name]));
  const named = (ids: readonly number[]) =>
    ids.map((id) => nameOf.get(id) ?? String(id)).join(language === 'zh' ? '、' : ', ');
  const listed = (ids: readonly number[]) =>
    ids.length === 0
      ? '—'
      : ids.length <= MOST_NAMED
        ? named(ids)
        : fill(t.andMore, { sites: named(ids.slice(0, MOST_NAMED)), n: format.number(ids.length) });
  const t = ui.portfolio;
  const yuan = (amount: number) => yuanIn(writing, amount);
  const signedYuan = (amount: number) => `${amount < 0 ? '−' : '+'}${yuan(Math.abs(amount))}`;
  const power = (kwp: number) => valueUnit(format.capacity(kwp));
  return html`
${table(
  t.heading,
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
    String(phase.siteIds.length),
    power(phase.capacityKwp),
    power(phase.byKind.rooftop),
    power(phase.byKind.agrivoltaic),
    yuan(phase.investmentYuan),
    signedYuan(phase.offYuan),
    power(phase.cumulativeKwp),
    valueUnit(format.energy(phase.annualKwh)),
  ]),
)}<p class="note">${t.roadmapNote} ${fill(t.yearlyShare, { share: yuan(yearlyYuan) })} ${!equal && t.notEqual} ${larger.length > 0 && fill(t.largerThanShare, { sites: named(larger) })}</p>
${table(
  t.roadmapSites,
  [{ label: t.year, width: '10%' }, { label: t.sites }, { label: t.batteriesOfYear, width: '26%' }],
  phases.map(({ year, siteIds, stores }) => [
    String(year),
    listed(siteIds),
    stores.length > 0
      ? stores
          .map(({ stationId, energyKwh, powerKw, investmentYuan }) =>
            fill(t.batteryOfYear, {
              station: stationOf.get(stationId) ?? String(stationId),
              kw: format.number(powerKw),
              kwh: format.number(energyKwh),
              cost: yuan(investmentYuan),
            }),
          )
          .join(language === 'zh' ? '；' : '; ')
      : '—',
  ]),
)}`;
}
