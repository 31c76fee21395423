import type { CarbonOutlook } from '../../../shared/carbon.ts';
import { barChart } from '../../../shared/charts/bars.ts';
import { addingUp } from '../adding.ts';
import { drawChart, PAPER } from '../charts.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { roundedCarbon } from './carbon-rounded.ts';
import { facts, figure, filled, sinceBegun, table } from './parts.ts';

/** The years after the first: payback, methods, claims, targets, and what they rest on. */
export function carbonYears(writing: Writing, outlook: CarbonOutlook): Html {
  const { ui, text, format } = writing;
  const t = ui.carbon;
  const rounded = roundedCarbon(outlook);
  const { digits } = rounded;
  const tonnes = (value: number) => format.number(value, digits);
  const payback = (years: number | null) =>
    years === null ? t.never : `${format.number(years, 1)} ${text.assumptions.years}`;
  const maybe = (value: number | null, show: (value: number) => string) =>
    value === null ? '—' : show(value);
  const unit = text.summary.tonnes;
  const num = (label: string, of = unit) => ({ label, unit: of, num: true });
  const { rooftop, agrivoltaic } = outlook.embodiedKgKwp;
  const { entries } = outlook.ledger;
  const claims = addingUp(
    entries.map(({ grams }) => grams / GRAMS),
    digits,
  );
  const claimShares = addingUp(
    entries.map(({ share }) => share),
    SHARE_DIGITS,
  );
  const embodied = (kg: number, source: string) =>
    `${format.number(kg)} kgCO₂e/kWp · ${source === 'planner' ? text.carbon.planner : source}`;
  return html`${facts(
    t.payback,
    [
      [t.lifetime, `${tonnes(rounded.lifetime)} ${unit}`],
      [t.embodied, `${tonnes(rounded.embodied)} ${unit}`],
      [t.net, `${tonnes(rounded.net)} ${unit}`],
      [t.payback, payback(outlook.paybackYears)],
      [t.fields.embodiedRooftopKgKwp, embodied(rooftop, outlook.embodiedSource.rooftop)],
      [t.fields.embodiedAgrivoltaicKgKwp, embodied(agrivoltaic, outlook.embodiedSource.agrivoltaic)],
    ],
    'embodied',
  )}
${table(
  t.methodsTitle,
  [
    { label: t.method },
    num(t.factor, 'kgCO₂/kWh'),
    num(filled(t.firstYear, { year: outlook.headlineYear })),
    num(t.lifetime),
    { label: t.payback, num: true },
    { label: text.carbon.source },
  ],
  outlook.methods.map((row) => [
    t.methods[row.method],
    format.number(row.factorKgKwh, 4),
    tonnes(row.firstYearTco2),
    tonnes(row.lifetimeTco2),
    payback(row.paybackYears),
    row.source === 'planner' ? text.carbon.planner : row.source,
  ]),
)}
${table(
  t.ledgerTitle,
  [{ label: t.scope }, { label: t.share, num: true }, num(t.lifetime)],
  [
    ...outlook.ledger.entries.map(({ scope }, i) => [
      t.scopes[scope],
      format.percent(claimShares[i]!),
      tonnes(claims[i]!),
    ]),
    [t.total, format.percent(1), tonnes(outlook.ledger.totalG / GRAMS)],
  ],
  { total: true },
)}
${table(
  t.targetsTitle,
  [
    { label: t.targetsTitle },
    { label: t.year, num: true },
    num(t.avoided),
    num(t.cumulative),
    num(t.gap),
    { label: t.covered, num: true },
  ],
  outlook.targets.map((row) => [
    t.targets[row.target],
    String(row.year),
    tonnes(rounded.years.get(row.year)?.avoided ?? row.avoidedTco2),
    tonnes(rounded.years.get(row.year)?.cumulative ?? row.cumulativeTco2),
    maybe(row.gapTco2, tonnes),
    maybe(row.coveredShare, (share) => format.percent(share)),
  ]),
)}
${path(writing, outlook)}
${table(
  t.yearly,
  [
    { label: t.year },
    num(t.factor, 'kgCO₂/kWh'),
    num(text.summary.delivered, format.energyColumn.unit),
    num(t.avoided),
    num(t.net),
  ],
  begun(outlook).map((row) => [
    String(row.year),
    format.number(row.factorKgKwh, 4),
    format.number(row.energyKwh / format.energyColumn.kwh, format.energyColumn.digits),
    tonnes(rounded.years.get(row.year)!.avoided),
    tonnes(rounded.years.get(row.year)!.net),
  ]),
)}
<p class="note">${t.note}</p>`;
}

/** Of a tonne. */
const GRAMS = 1e6;
/** Of a share, of which per cents are printed with one. */
const SHARE_DIGITS = 3;

const begun = ({ years }: CarbonOutlook) =>
  sinceBegun(years, ({ energyKwh, netTco2 }) => energyKwh === 0 && netTco2 === 0);

/** What each year avoids and all of it so far, as the window draws it. */
function path({ ui, format }: Writing, outlook: CarbonOutlook): Html | false {
  const years = begun(outlook);
  const t = ui.carbon;
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return false;
  const option = barChart(PAPER, {
    labels: years.map(({ year }) => String(year)),
    bars: { name: t.avoided, unit: 't/a', values: years.map(({ avoidedTco2 }) => avoidedTco2) },
    line: { name: t.net, unit: 't', values: years.map(({ netTco2 }) => netTco2) },
  });
  const description = filled(t.yearlyAlt, {
    first: first.year,
    avoided: format.number(first.avoidedTco2),
    last: last.year,
    net: format.number(last.netTco2),
  });
  return html`<h3>${t.yearly}</h3>${figure(drawChart(option, 230, { title: t.yearly, description }), t.yearly)}`;
}
