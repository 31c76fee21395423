import { scaleYuan } from '../../../shared/yuan.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { heading, table } from './parts.ts';

/** The scenario's sites by the year they should be built; nothing without any. */
export function roadmap({ plan, ui, text, format, language }: Writing): Html {
  if (plan.roadmap.length === 0) return html``;
  const t = ui.portfolio;
  const yuan = (amount: number) => {
    const { value, unit, digits } = scaleYuan(amount, language);
    return `${format.number(value, digits)} ${unit}`;
  };
  const power = (kwp: number) => valueUnit(format.capacity(kwp));
  return html`<section class="follow" id="roadmap">${heading(t.heading)}
${table(
  { bare: t.heading },
  [
    { label: t.year },
    { label: t.sites, num: true },
    { label: t.built, num: true },
    { label: text.kind.rooftop, num: true },
    { label: text.kind.agrivoltaic, num: true },
    { label: t.investment, num: true },
    { label: t.cumulative, num: true },
    { label: t.annual, num: true },
  ],
  plan.roadmap.map((phase) => [
    String(phase.year),
    String(phase.siteIds.length),
    power(phase.capacityKwp),
    power(phase.byKind.rooftop),
    power(phase.byKind.agrivoltaic),
    yuan(phase.investmentYuan),
    power(phase.cumulativeKwp),
    valueUnit(format.energy(phase.annualKwh)),
  ]),
)}<p class="note">${t.roadmapNote}</p></section>`;
}
