import { fill } from '../../../shared/i18n/index.ts';
import { addingUp } from '../adding.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { carbonYears } from './carbon-outlook.ts';
import { tonnesDigits } from './carbon-rounded.ts';
import { certificates } from './certificates.ts';
import { energyColumn, facts, table } from './parts.ts';

export function carbon(writing: Writing): Html {
  const { plan, text, format } = writing;
  const { summary } = plan;
  const t = text.carbon;
  const factor = format.number(summary.gridFactorKgKwh, 4);
  return html`
${
  summary.annualKwh > 0 &&
  html`<p>${fill(t.text, {
    year: String(summary.year),
    energy: valueUnit(format.energy(summary.deliveredKwh)),
    factor,
    avoided: format.number(summary.avoidedTco2, tonnesDigits(summary.avoidedTco2)),
  })}</p>`
}
${facts(t.factor, [
  [fill(t.factorIn, { year: String(summary.year) }), `${factor} kgCO₂/kWh`],
  [
    t.source,
    fill(t.alongPath, {
      source: summary.gridFactorSource === 'planner' ? t.planner : summary.gridFactorSource,
    }),
  ],
])}
${summary.siteCount > 0 && kindsTable(writing)}
${summary.siteCount > 0 && html`<p class="note">${fill(t.scope, { year: String(summary.year) })}</p>`}${plan.carbon && carbonYears(writing, plan.carbon)}${plan.certificates && certificates(writing, plan.certificates)}`;
}

/** What each kind of site delivers and avoids; both add up to the county's, as printed. */
function kindsTable(writing: Writing): Html {
  const { plan, text, format } = writing;
  const { byKind, year, avoidedTco2, siteCount } = plan.summary;
  const { kwh, digits } = format.energyColumn;
  const tonneDigits = tonnesDigits(avoidedTco2);
  const energy = addingUp(
    byKind.map(({ deliveredKwh }) => deliveredKwh / kwh),
    digits,
  );
  const tonnes = addingUp(
    byKind.map((row) => row.avoidedTco2),
    tonneDigits,
  );
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const row = (label: string, delivered: number, avoided: number) => [
    label,
    format.number(delivered, digits),
    format.number(avoided, tonneDigits),
  ];
  return table(
    fill(text.carbon.caption, { year: String(year) }),
    [
      { label: text.summary.kind },
      energyColumn(writing, text.summary.delivered),
      { label: text.sites.avoided, unit: text.summary.tonnes, num: true },
    ],
    [
      ...byKind.map(({ kind }, i) => row(text.kind[kind], energy[i]!, tonnes[i]!)),
      row(fill(text.sites.total, { n: format.number(siteCount) }), sum(energy), sum(tonnes)),
    ],
    { total: true },
  );
}
