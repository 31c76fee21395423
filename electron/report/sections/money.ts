import { barChart } from '../../../shared/charts/bars.ts';
import { FEED_IN_TERMS, type MoneyOutlook } from '../../../shared/money.ts';
import { yuanScale } from '../../../shared/yuan.ts';
import { drawChart, PAPER } from '../charts.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { investment, sensitivity } from './invest.ts';
import { facts, figure, filled, table, yuanIn } from './parts.ts';

/** Costs and income of the scenario's sites; nothing where none is estimated. */
export function money(writing: Writing): Html {
  const { plan, ui, text, format, language } = writing;
  if (!plan.money) return html``;
  const t = ui.money;
  const { total, years, sites, figures, notes, basis, range, terms } = plan.money;
  const yuan = (amount: number) => yuanIn(writing, amount);
  const rate = (value: number | null) => (value === null ? t.noRate : format.percent(value, 2));
  const time = (value: number | null) =>
    value === null ? t.never : `${format.number(value, 1)} ${text.assumptions.years}`;
  const num = (label: string, unit?: string) => ({ label, num: true, ...(unit && { unit }) });
  const [yuanPerUnit, unit] = language === 'zh' ? [1e4, '万元'] : [1e6, 'm yuan'];
  const scaled = (amount: number) => format.number(amount / yuanPerUnit, 2);
  const names = new Map(writing.included.map((site) => [site.id, site.name]));
  const best = sites
    .filter(({ siteId }) => names.has(siteId))
    .sort((a, b) => b.npvYuan - a.npvYuan)
    .slice(0, LISTED);
  const inYear = { year: total.headlineYear };
  return html`
${facts(t.worthTitle, [
  [t.capex, yuan(total.capexYuan)],
  [t.equity, yuan(total.equityYuan)],
  [t.loan, yuan(total.loanYuan)],
  ...(total.batteryYuan > 0 ? [[t.battery, yuan(total.batteryYuan)] as [string, string]] : []),
  ...(total.undeliveredKwh > 0
    ? [[filled(t.undelivered, inYear), valueUnit(format.energy(total.undeliveredKwh))] as [string, string]]
    : []),
  [filled(t.firstRevenue, inYear), yuan(total.firstYearRevenueYuan)],
  [t.lcoe, total.lcoeYuanKwh === null ? '—' : `${format.number(total.lcoeYuanKwh, 4)} ${t.units.yuanKwh}`],
  [t.npv, yuan(total.npvYuan)],
  ...(range
    ? [[t.npvRange, `${yuan(range.npvYuan.low)} – ${yuan(range.npvYuan.high)}`] as [string, string]]
    : []),
  [t.projectIrr, rate(total.projectIrr)],
  [t.equityIrr, rate(total.equityIrr)],
  [t.payback, time(total.paybackYears)],
  [t.discountedPayback, time(total.discountedPaybackYears)],
  [t.householdYear, `${yuan(total.householdYuanPerYear)}${t.perYear}`],
  [t.villageYear, `${yuan(total.villageYuanPerYear)}${t.perYear}`],
  ...(total.roofOwnerYuanPerYear > 0
    ? [[t.roofOwnerYear, `${yuan(total.roofOwnerYuanPerYear)}${t.perYear}`] as [string, string]]
    : []),
])}
${investment(writing, plan.money)}
${notes.map((note) => html`<p class="note">${t.notes[note]}</p>`)}
<p class="note">${filled(t.basis, basis.selfUse)} ${basis.crop.model + basis.crop.assumed > 0 && filled(t.cropBasis, basis.crop)}</p>
${priced(writing, figures)}
${terms && termsTable(writing, terms)}
${table(
  t.sitesTitle,
  [
    { label: t.site, width: '19%' },
    num(t.capex),
    num(t.npv),
    num(t.irr),
    num(t.payback),
    num(t.household),
    num(t.village),
  ],
  best.map((row) => [
    names.get(row.siteId) ?? String(row.siteId),
    yuan(row.capexYuan),
    yuan(row.npvYuan),
    rate(row.projectIrr),
    time(row.paybackYears),
    yuan(row.householdYuanPerYear),
    yuan(row.villageYuanPerYear),
  ]),
)}
${sensitivity(writing)}
${cash(writing, plan.money)}
${table(
  t.yearly,
  [
    { label: t.year },
    num(t.revenue, unit),
    num(t.opex, unit),
    num(t.rent, unit),
    num(t.vat, unit),
    num(t.incomeTax, unit),
    num(t.interest, unit),
    num(t.principal, unit),
    num(t.equityCash, unit),
    num(t.cumulative, unit),
    num(t.household, unit),
    num(t.village, unit),
  ],
  years.map((row) => [
    String(row.year),
    scaled(row.feedInYuan + row.selfUseYuan),
    scaled(row.opexYuan),
    scaled(row.rentYuan),
    scaled(row.vatYuan),
    scaled(row.incomeTaxYuan),
    scaled(row.interestYuan),
    scaled(row.principalYuan),
    scaled(row.equityYuan),
    scaled(row.cumulativeYuan),
    scaled(row.householdYuan),
    scaled(row.villageYuan),
  ]),
)}
<p class="note">${t.note}</p>`;
}

/** The owners' cash in each year and all of it so far, as the window draws it. */
function cash({ ui, format, language }: Writing, { years, total }: MoneyOutlook): Html | false {
  const t = ui.money;
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return false;
  const { unit, scaled } = yuanScale(
    years.map((row) => row.cumulativeYuan),
    language,
  );
  const option = barChart(PAPER, {
    labels: years.map(({ year }) => String(year)),
    bars: { name: t.equityCash, unit, values: years.map((row) => scaled(row.equityYuan)) },
    line: { name: t.cumulative, unit, values: years.map((row) => scaled(row.cumulativeYuan)) },
  });
  const description = filled(t.yearlyAlt, {
    first: first.year,
    last: last.year,
    sum: `${format.number(scaled(last.cumulativeYuan), 2)} ${unit}`,
    payback: total.paybackYears === null ? t.never : format.number(total.paybackYears, 1),
  });
  return html`<h3>${t.yearly}</h3>${figure(drawChart(option, 230, { title: t.yearly, description }), t.yearly)}`;
}

/** Sites listed at most; the window exports all. */
const LISTED = 30;

function priced({ ui, format }: Writing, figures: MoneyOutlook['figures']): Html {
  const t = ui.money;
  const unit = (key: string) =>
    key.endsWith('YuanKwh')
      ? t.units.yuanKwh
      : key.startsWith('opex')
        ? t.units.yuanKwpYear
        : t.units.yuanKwp;
  return table(
    t.figuresTitle,
    [{ label: t.figure, width: '24%' }, { label: t.value, width: '22%' }, { label: t.source }],
    (Object.keys(figures) as (keyof typeof figures)[]).map((key) => {
      const { value, source, approximate } = figures[key];
      const shown = `${format.number(value, value < 10 ? 4 : 0)} ${unit(key)}`;
      return [
        t.figures[key],
        approximate ? `${t.approximate} ${shown}` : shown,
        source === 'planner' ? t.planner : source === 'mean' ? t.mean : source,
      ];
    }),
  );
}

/** Price and terms of what a new roof feeds in: a range where they are to be entered. */
function termsTable({ ui, format }: Writing, terms: NonNullable<MoneyOutlook['terms']>): Html {
  const t = ui.money;
  return table(
    t.termsTitle,
    [
      { label: t.figure, width: '26%' },
      { label: t.value, num: true },
      { label: t.source, width: '54%' },
    ],
    FEED_IN_TERMS.map((term) => {
      const { value, low, high, source } = terms[term];
      const shown = (number: number) =>
        term === 'mechanismShare'
          ? format.percent(number)
          : format.number(number, term === 'mechanismYears' ? 0 : 4);
      return [
        t.fields[term === 'mechanismYuanKwh' ? 'feedInYuanKwh' : term],
        value === null ? `${shown(low)} – ${shown(high)}` : shown(value),
        source === 'planner' ? t.planner : source,
      ];
    }),
  );
}
