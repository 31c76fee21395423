import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table } from './parts.ts';

/** Modules and inverters of the library that sites are planned with, with their figures and sources. */
export function equipmentUsed({ plan, text, ui, format }: Writing): Html | string {
  const t = text.equipment;
  const { modules, inverters } = plan.equipment;
  if (modules.length + inverters.length === 0) return '';
  const names = ui.equipment;
  const named = (table: Record<string, string>, key: string) => table[key] ?? key;
  const columns = [
    { label: t.item, width: '20%' },
    { label: t.figures, width: '27%' },
    { label: t.sites, num: true, width: '8%' },
    { label: t.capacity, unit: 'kWp', num: true, width: '11%' },
    { label: t.source },
  ];
  const counts = ({ sites, capacityKwp }: { sites: number; capacityKwp: number }) => [
    format.number(sites),
    format.number(capacityKwp, 1),
  ];
  const rows = [
    ...modules.map(({ preset, ...used }) => [
      named(names.modules, preset.key),
      [
        `${format.number(preset.moduleWpM2, 0)} Wp/m²`,
        `${format.number(100 * preset.gammaPdcPerK, 2)} %/K`,
        `${names.bifaciality} ${format.percent(preset.bifaciality)}`,
        `${names.degradation} ${format.percent(preset.degradationPerYear, 2)}`,
      ].join(t.comma),
      ...counts(used),
      preset.source,
    ]),
    ...inverters.map(({ preset, ...used }) => [
      named(names.inverters, preset.key),
      [
        `${preset.weighting === 'european' ? names.europeanEfficiency : names.efficiency} ${format.percent(preset.efficiency, 1)}`,
        `${names.ratio} ${format.number(preset.dcAcRatio, 2)}`,
      ].join(t.comma),
      ...counts(used),
      preset.source,
    ]),
  ];
  return html`<h3>${t.heading}</h3><p>${t.intro}</p>${table(t.caption, columns, rows)}`;
}
