import { barChart } from '../../../shared/charts/bars.ts';
import { heatmapChart } from '../../../shared/charts/heatmap.ts';
import { waterfall, waterfallChart, waterfallHeight } from '../../../shared/charts/waterfall.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { saidWithoutSites } from '../chapters/text.ts';
import { drawChart, PAPER } from '../charts.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { whereItGoes } from './curtailed.ts';
import { terrainOfEnergy } from './ground.ts';
import { figure, table } from './parts.ts';

/** Room for the name of a loss, pixels. */
const LOSS_NAME_PX = 150;

export function energy(writing: Writing): Html {
  const { plan, text, format, ui } = writing;
  const t = text.energy;
  const { annualKwh, monthlyKwh } = plan.summary;
  if (saidWithoutSites(writing, 'energy')) return html``;
  if (annualKwh <= 0) return html`<p>${t.none}</p>`;
  const { unit, kwh: perUnit } = format.energyColumn;
  const monthly = monthlyKwh.map((kwh) => kwh / perUnit);
  const [most, least] = [Math.max(...monthly), Math.min(...monthly)];
  const digits = most < 10 ? 2 : most < 100 ? 1 : 0;
  const { losses, analysis } = plan;
  const ratio = 1 - losses.reduce((sum, { fraction }) => sum + fraction, 0);
  const steps = waterfall(losses, ratio);
  const nameOf = (name: string): string =>
    ({ reference: t.reference, delivered: t.delivered })[name] ??
    (ui.loss as Record<string, string>)[name] ??
    name;
  return html`
<h3>${t.monthly}</h3>${figure(
    drawChart(
      barChart(PAPER, {
        labels: format.months,
        everyLabel: true,
        bars: { unit, values: monthly },
        above: (value) => format.number(value, digits),
      }),
      230,
      {
        title: t.monthly,
        description: fill(t.monthlyAlt, {
          top: format.months[monthly.indexOf(most)],
          low: format.months[monthly.indexOf(least)],
          most: format.number(most, digits),
          least: format.number(least, digits),
          unit,
        }),
      },
    ),
    t.monthlyCaption,
  )}
${whereItGoes(writing)}
${
  losses.length > 0 &&
  html`<h3>${t.losses}</h3>${figure(
    drawChart(waterfallChart(PAPER, steps, nameOf, format.percent, LOSS_NAME_PX), waterfallHeight(steps), {
      title: t.losses,
      description: fill(t.lossesAlt, { ratio: format.percent(ratio) }),
    }),
    t.lossesCaption,
  )}`
}
${terrainOfEnergy(writing)}
${analysis && days(writing, analysis.typicalDayKwh)}
`;
}

function days({ text, format }: Writing, kwh: number[][]): Html {
  const mw = kwh.map((day) => day.map((value) => value / 1e3));
  const most = Math.max(...mw.flat());
  const label = (value: number): string => format.number(value, most < 10 ? 2 : 1);
  return html`<h3>${text.energy.days}</h3>${figure(
    drawChart(
      heatmapChart(PAPER, {
        values: mw,
        rows: format.months,
        columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
        columnStep: 1,
        scale: { most, texts: [`${label(most)} MW`, '0'] },
      }),
      250,
      { title: text.energy.days, description: fill(text.energy.daysAlt, { most: label(most) }) },
    ),
    text.energy.daysCaption,
  )}`;
}

/** How far the yield can be relied on. */
export function risk(writing: Writing, analysis: NonNullable<Writing['plan']['analysis']>): Html {
  const { text, format, ui } = writing;
  const t = text.energy;
  const { uncertainty, degradationPerYear } = analysis;
  // The scenario may begin before its first site is in service: such years are none of operation.
  const idle = Math.max(
    0,
    analysis.yearlyKwh.findIndex((kwh) => kwh > 0),
  );
  const yearlyKwh = analysis.yearlyKwh.slice(idle);
  const firstYear = analysis.firstYear + idle;
  const levels: [string, number][] = [
    ['P50', uncertainty.p50Kwh],
    ['P75', uncertainty.p75Kwh],
    ['P90', uncertainty.p90Kwh],
    ['P99', uncertainty.p99Kwh],
  ];
  const causes = ui.uncertainty as Record<string, string>;
  return html`<h3>${t.risk}</h3>${table(
    fill(t.riskCaption, { sigma: format.percent(uncertainty.combinedFraction) }),
    [{ label: t.level }, { label: t.energy, num: true }, { label: t.toP50, num: true }],
    levels.map(([level, kwh]) => [
      level,
      valueUnit(format.energy(kwh)),
      format.percent(uncertainty.p50Kwh ? kwh / uncertainty.p50Kwh : 0),
    ]),
  )}
<h3>${t.parts}</h3>${table(
    t.parts,
    [{ label: t.cause }, { label: t.sigma, num: true }, { label: text.method.citation }],
    uncertainty.parts.map(({ name, fraction, source }) => [
      causes[name] ?? name,
      format.percent(fraction),
      source,
    ]),
  )}
${
  yearlyKwh.length > 1 &&
  html`<p>${fill(t.years, {
    n: yearlyKwh.length,
    first: String(firstYear),
    last: String(firstYear + yearlyKwh.length - 1),
    total: valueUnit(format.energy(yearlyKwh.reduce((sum, kwh) => sum + kwh, 0))),
    rate: format.percent(degradationPerYear, 2),
  })}</p>`
}`;
}
