import { fill } from '../../../shared/i18n/index.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { carbonYears } from './carbon-outlook.ts';
import { certificates } from './certificates.ts';
import { facts, table } from './parts.ts';

export function carbon(writing: Writing): Html {
  const { plan, text, format } = writing;
  const { summary } = plan;
  const t = text.carbon;
  const factor = format.number(summary.gridFactorKgKwh, 4);
  return html`
<p>${
    summary.annualKwh > 0
      ? fill(t.text, {
          year: String(summary.year),
          energy: valueUnit(format.energy(summary.deliveredKwh)),
          factor,
          avoided: format.number(summary.avoidedTco2, summary.avoidedTco2 < 100 ? 1 : 0),
        })
      : text.energy.none
  }</p>
${facts(t.factor, [
  [t.factor, `${factor} kgCO₂/kWh`],
  [t.source, summary.gridFactorSource === 'planner' ? t.planner : summary.gridFactorSource],
])}
${
  summary.siteCount > 0 &&
  table(
    fill(t.caption, { year: String(summary.year) }),
    [
      { label: text.summary.kind },
      { label: text.summary.delivered, num: true },
      { label: text.sites.avoided, unit: text.summary.tonnes, num: true },
    ],
    summary.byKind.map(({ kind, deliveredKwh }) => [
      text.kind[kind],
      valueUnit(format.energy(deliveredKwh)),
      format.number((deliveredKwh * summary.gridFactorKgKwh) / 1e3, 1),
    ]),
  )
}
<p class="note">${fill(t.scope, { year: String(summary.year) })}</p>${plan.carbon && carbonYears(writing, plan.carbon)}${plan.certificates && certificates(writing, plan.certificates)}`;
}
