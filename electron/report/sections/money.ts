import { barChart } from '../../../shared/charts/bars.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { FEED_IN_TERMS, type MoneyOutlook } from '../../../shared/money-figures.ts';
import { yuanScale } from '../../../shared/yuan.ts';
import { drawChart, PAPER } from '../charts.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { begun, cashYears } from './cash-years.ts';
import { investment, sensitivity } from './invest.ts';
import { addingYuan, facts, figure, filled, table, yuanIn } from './parts.ts';

/** Costs and income of the scenario's sites; nothing where none is estimated. */
export function money(writing: Writing): Html {
  const { plan, ui, text, format, language } = writing;
  if (!plan.money) return html``;
  const t = ui.money;
  const { total, sites, figures, notes, basis, range, terms, market, timeOfUse } = plan.money;
  const yuan = (amount: number) => yuanIn(writing, amount);
  const rate = (value: number | null) => (value === null ? t.noRate : format.percent(value, 2));
  const time = (value: number | null) =>
    value === null ? t.never : `${format.number(value, 1)} ${text.assumptions.years}`;
  const num = (label: string) => ({ label, num: true });
  const names = new Map(writing.included.map((site) => [site.id, site.name]));
  const known = sites.filter(({ siteId }) => names.has(siteId));
  const best = known.toSorted((a, b) => b.npvYuan - a.npvYuan).slice(0, LISTED);
  const inYear = { year: total.headlineYear };
  const [equity = 0, loan = 0] = addingYuan(writing, [total.equityYuan, total.loanYuan]);
  return html`
${facts(t.worthTitle, [
  [t.capex, yuan(total.capexYuan)],
  [t.equity, yuan(equity)],
  [t.loan, yuan(loan)],
  ...(total.batteryYuan > 0 ? [[t.battery, yuan(total.batteryYuan)] as [string, string]] : []),
  ...(total.gridWorksYuan > 0 ? [[t.gridWorks, yuan(total.gridWorksYuan)] as [string, string]] : []),
  ...(total.gridWorksLaterYuan > 0
    ? [[t.gridWorksLater, yuan(total.gridWorksLaterYuan)] as [string, string]]
    : []),
  ...(total.undeliveredKwh > 0
    ? [[filled(t.undelivered, inYear), valueUnit(format.energy(total.undeliveredKwh))] as [string, string]]
    : []),
  [filled(t.firstRevenue, inYear), yuan(total.firstYearRevenueYuan)],
  [t.lcoe, total.lcoeYuanKwh === null ? '—' : `${format.number(total.lcoeYuanKwh, 4)} ${t.units.yuanKwh}`],
  [t.npv, yuan(total.npvYuan)],
  ...(range
    ? [[t.npvRange, format.range(yuan(range.npvYuan.low), yuan(range.npvYuan.high))] as [string, string]]
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
${plan.scenario.assumptions.money.retailYuanKwh === null && html`<p class="note">${text.chapters.money.retailNote}</p>`}
${timeOfUse && html`<p class="note">${filled(t.timeOfUse, { ...timeOfUse, status: ui.rulePack.statuses[timeOfUse.status] })}</p>`}
${terms && termsTable(writing, terms)}
${market && html`<p class="note">${marketSaid(writing, market)}</p>`}
${table(
  t.sitesTitle,
  [
    { label: t.site, width: language === 'zh' ? '19%' : '25%' },
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
${known.length > best.length && html`<p class="note">${fill(text.chapters.money.bestOnly, { n: format.number(best.length), all: format.number(known.length) })}</p>`}
${sensitivity(writing)}
${cash(writing, plan.money)}
${cashYears(writing, plan.money)}`;
}

/** The owners' cash in each year and all of it so far, as the window draws it. */
function cash({ ui, format, language }: Writing, { years: all, total }: MoneyOutlook): Html | false {
  const years = begun(all);
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
    { name: 'prices' },
  );
}

/** Where market prices go by the hour: what the file says, and what is fed in fetches at its hours. */
function marketSaid({ ui, format }: Writing, market: NonNullable<MoneyOutlook['market']>): string {
  const t = ui.money.market;
  const price = (value: number) => format.number(value, 4);
  const { fedInYuanKwh, meanYuanKwh, name, rows, unit, unitFrom } = market;
  const figures = {
    ...{ name, rows, unit: t.units[unit], mean: price(meanYuanKwh) },
    ...{ least: price(market.leastYuanKwh), most: price(market.mostYuanKwh) },
  };
  const said =
    fedInYuanKwh === null
      ? filled(t.unweighted, figures)
      : filled(t.shown, {
          ...figures,
          fedIn: price(fedInYuanKwh),
          share: meanYuanKwh > 0 ? format.percent(fedInYuanKwh / meanYuanKwh) : '—',
        });
  return `${t.title}${format.colon}${said}${unitFrom === 'size' ? ` ${t.unitGuessed}` : ''}`;
}

/** Price and terms of what a new roof feeds in: a range where they are to be entered. */
function termsTable({ ui, text, format }: Writing, terms: NonNullable<MoneyOutlook['terms']>): Html {
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
      const unit =
        { mechanismShare: '', mechanismYears: ` ${text.assumptions.years}` }[term as string] ??
        ` ${t.units.yuanKwh}`;
      return [
        t.fields[term === 'mechanismYuanKwh' ? 'feedInYuanKwh' : term],
        `${value === null ? format.range(shown(low), shown(high)) : shown(value)}${unit}`,
        source === 'planner' ? t.planner : source,
      ];
    }),
    { name: 'terms' },
  );
}
