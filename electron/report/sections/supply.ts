import type { Balance } from '../../../shared/consumers.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { valueUnit } from '../context.ts';
import { type Html, html } from '../html.ts';
import { energyCell, energyColumn, facts, table } from './parts.ts';

/** Rows a table lists at most; the window has all. */
const LISTED = 30;

/** Consumers, communities and their balance; nothing where there is no consumer. */
export function supply(writing: Writing): Html {
  const { plan, ui, text, format } = writing;
  if (!plan.supply || plan.supply.byKind.length === 0) return html``;
  const t = ui.supply;
  const { total, communities, byKind } = plan.supply;
  const energy = (kwh: number) => valueUnit(format.energy(kwh));
  const share = (value: number | null) => (value === null ? '—' : format.percent(value));
  const kw = (value: number) => `${format.number(value)} kW`;
  const rows = (balance: Balance): [string, string][] => [
    [t.generation, energy(balance.generationKwh)],
    [t.load, energy(balance.loadKwh)],
    [t.used, energy(balance.usedKwh)],
    [t.surplus, energy(balance.surplusKwh)],
    [t.import, energy(balance.importKwh)],
    [t.selfConsumption, share(balance.selfConsumption)],
    [t.selfSufficiency, share(balance.selfSufficiency)],
    [t.carbonFree, share(balance.carbonFreeShare)],
    [t.peakLoad, kw(balance.peakLoadKw)],
    [t.peakImport, kw(balance.peakImportKw)],
    [t.peakExport, kw(balance.peakExportKw)],
  ];
  return html`
${facts(t.balanceTitle, rows(total))}
${table(
  t.consumers,
  [{ label: t.kind }, { label: t.consumers, num: true }, energyColumn(writing, t.annual)],
  byKind.map(({ kind, count, loadKwh }) => [
    t.kinds[kind],
    format.number(count),
    energyCell(writing, loadKwh),
  ]),
)}
${
  communities.length > 0 &&
  table(
    t.communities,
    [
      { label: t.communities },
      { label: text.summary.count, num: true },
      { label: t.consumers, num: true },
      energyColumn(writing, t.generation),
      energyColumn(writing, t.load),
      { label: t.selfConsumption, num: true },
      { label: t.selfSufficiency, num: true },
      { label: t.carbonFree, num: true },
    ],
    communities
      .slice(0, LISTED)
      .map((row) => [
        fill(text.sites.community, { id: row.id }),
        format.number(row.siteIds.length),
        format.number(row.consumerIds.length),
        energyCell(writing, row.generationKwh),
        energyCell(writing, row.loadKwh),
        share(row.selfConsumption),
        share(row.selfSufficiency),
        share(row.carbonFreeShare),
      ]),
  )
}${
  plan.groups.length > 0 &&
  html`${table(
    ui.groups.plan,
    [
      { label: ui.groups.group },
      { label: ui.groups.ofAvailable, num: true },
      { label: ui.groups.ofDemand, num: true },
      { label: ui.groups.exported, num: true },
      { label: ui.groups.outcome },
    ],
    plan.groups.map(({ name, ratios }) => [
      name,
      share(ratios.selfUsedOfAvailable),
      share(ratios.selfUsedOfDemand),
      share(ratios.exportedShare),
      ratios.passes ? ui.groups.passes : ui.groups.fails,
    ]),
  )}<p class="note">${ui.groups.note}</p>`
}<p class="note">${t.note}</p>`;
}
