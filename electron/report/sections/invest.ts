import { axisNumber, axisStyle, quietText, valueText } from '../../../shared/charts/look.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { MoneyOutlook } from '../../../shared/money-figures.ts';
import { drawChart, PAPER } from '../charts.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { addingYuan, figure, table, titled, yuanIn, yuanUnit } from './parts.ts';

/** What is invested by kind, and where the money is from; parts add up to the whole. */
export function investment(writing: Writing, { total, sites }: MoneyOutlook): Html {
  const { text, format, included } = writing;
  const t = text.chapters.money;
  const kindOf = new Map(included.map(({ id, kind }) => [id, kind]));
  const of = (kind: 'rooftop' | 'agrivoltaic') =>
    sites.reduce(
      (sum, site) => sum + (kindOf.get(site.siteId) === kind ? site.capexYuan - site.gridYuan : 0),
      0,
    );
  const parts = [of('rooftop'), of('agrivoltaic'), total.batteryYuan, total.gridWorksYuan];
  const funds = [total.equityYuan, total.loanYuan];
  const share = (amount: number) => (total.capexYuan > 0 ? format.percent(amount / total.capexYuan) : '—');
  const row = (label: string, amount: number) => [label, yuanIn(writing, amount), share(amount)];
  const [roof = 0, field = 0, battery = 0, works = 0] = addingYuan(writing, parts);
  const [equity = 0, loan = 0] = addingYuan(writing, funds);
  const columns = [{ label: t.item }, { label: t.amount, num: true }, { label: t.share, num: true }];
  const whole = row(t.total, total.capexYuan);
  return html`${table(
    t.invest,
    columns,
    [
      row(t.rooftop, roof),
      row(t.agrivoltaic, field),
      ...(battery > 0 ? [row(t.battery, battery)] : []),
      ...(works > 0 ? [row(t.gridWorks, works)] : []),
      whole,
    ],
    { total: true },
  )}
${table(t.funds, columns, [row(t.equity, equity), row(t.loan, loan), whole], { total: true })}`;
}

/** By how much the net present value changes with each assumption, the widest first. */
export function sensitivity(writing: Writing): Html | false {
  const { plan, ui, text, format } = writing;
  const tornado = plan.tornado;
  if (!tornado || tornado.base === null) return false;
  const t = text.chapters.money;
  const { base } = tornado;
  const { yuan: scale, unit } = yuanUnit(writing);
  const around = (value: number | null) => (value === null ? 0 : (value - base) / scale);
  const moved = (value: number | null) => value === null || Math.abs(around(value)) >= LEAST_SHOWN;
  const telling = tornado.bars.filter(({ low, high }) => moved(low) || moved(high));
  const still = tornado.bars.filter((bar) => !telling.includes(bar));
  if (telling.length === 0) return false;
  const bars = [...telling].reverse();
  const sides = [
    { side: 'low', name: t.low, color: PAPER.second },
    { side: 'high', name: t.high, color: PAPER.main },
  ] as const;
  const names: Record<string, string> = ui.compare.turned;
  const chart = drawChart(
    {
      grid: { left: 96, right: 20, top: 34, bottom: 40 },
      legend: { data: sides.map(({ name }) => name), top: 4, textStyle: valueText(PAPER), itemWidth: 14 },
      xAxis: {
        type: 'value',
        name: `${t.change}${format.bracketed(unit)}`,
        nameLocation: 'middle',
        nameGap: 26,
        ...axisStyle(PAPER),
        axisLabel: { ...quietText(PAPER), formatter: axisNumber },
      },
      yAxis: {
        type: 'category',
        data: bars.map(({ turned }) => names[turned] ?? turned),
        ...axisStyle(PAPER),
        axisLine: { onZero: false },
      },
      series: sides.map(({ side, name, color }) => ({
        name,
        type: 'bar',
        stack: 'turned',
        barWidth: '62%',
        data: bars.map((bar) => around(bar[side])),
        itemStyle: { color },
      })),
    },
    40 + bars.length * 24 + 40,
    { title: t.tornado, description: fill(t.tornadoAlt, { first: names[telling[0]!.turned] ?? '' }) },
  );
  return html`${figure(chart, titled(writing, t.tornado, t.tornadoText))}
${table(
  t.tornado,
  [{ label: t.factor }, { label: t.low, num: true }, { label: t.high, num: true }],
  telling.map((bar) => [
    names[bar.turned] ?? bar.turned,
    ...[bar.low, bar.high].map((value) =>
      value === null
        ? '—'
        : `${value < base ? '−' : '+'}${format.number(Math.abs(around(value)), 2)} ${unit}`,
    ),
  ]),
)}${still.length > 0 && html`<p class="note">${fill(t.unmoved, { factors: still.map(({ turned }) => names[turned] ?? turned).join(text.chapters.comma) })}</p>`}`;
}

/** A change that is printed as nought is none, in millions of yuan or 万元. */
const LEAST_SHOWN = 0.005;
