import { CIVIDIS } from '../../shared/ramp.ts';
import type { LossStep } from '../../shared/yield.ts';
import { axisLabel, axisLine, draw, splitLine, TEXT } from './chart-base.ts';
import type { Html } from './html.ts';
import { COLOUR } from './style.ts';

export interface BarText {
  title: string;
  description: string;
  unit: string;
  months: string[];
  label(value: number): string;
}

/** Twelve bars with their values above. */
export function monthlyBars(values: number[], text: BarText, colour: string, height = 230): Html {
  return draw(
    {
      grid: { left: 52, right: 6, top: 26, bottom: 24 },
      xAxis: {
        type: 'category',
        data: text.months,
        axisTick: { show: false },
        axisLine,
        axisLabel: { ...axisLabel, interval: 0 },
      },
      yAxis: {
        type: 'value',
        name: text.unit,
        nameTextStyle: { ...axisLabel, align: 'right', padding: [0, 6, 0, 0] },
        nameGap: 10,
        axisLabel: { ...axisLabel, formatter: (value: number) => text.label(value) },
        splitLine,
      },
      series: [
        {
          type: 'bar',
          data: values,
          barWidth: '62%',
          itemStyle: { color: colour },
          label: {
            ...TEXT,
            show: true,
            position: 'top',
            distance: 3,
            formatter: ({ value }: { value: unknown }) => text.label(Number(value)),
          },
        },
      ],
    },
    height,
    text.title,
    text.description,
  );
}

export interface WaterfallText {
  title: string;
  description: string;
  reference: string;
  delivered: string;
  name(step: string): string;
  percent(fraction: number): string;
}

/** From 100 % on the modules' plane down to AC energy, one row for each loss. */
export function lossWaterfall(losses: LossStep[], text: WaterfallText): Html {
  const shown = losses.filter(({ fraction }) => Math.abs(fraction) >= 0.00005);
  let left = 1;
  const rows = [
    { name: text.reference, from: 0, to: 1, label: text.percent(1), colour: COLOUR.rooftop as string },
  ];
  for (const { name, fraction } of shown) {
    const next = left - fraction;
    rows.push({
      name: text.name(name),
      from: Math.min(left, next),
      to: Math.max(left, next),
      label: text.percent(-fraction),
      colour: COLOUR.loss,
    });
    left = next;
  }
  rows.push({ name: text.delivered, from: 0, to: left, label: text.percent(left), colour: COLOUR.lake });
  return draw(
    {
      grid: { left: 160, right: 52, top: 4, bottom: 22 },
      xAxis: {
        type: 'value',
        max: 1,
        axisLabel: { ...axisLabel, formatter: (value: number) => text.percent(value).replace(/[.,]0+/, '') },
        splitLine,
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => name),
        axisTick: { show: false },
        axisLine,
        axisLabel: { ...TEXT, interval: 0, width: 148, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          stack: 'steps',
          silent: true,
          itemStyle: { color: 'none' },
          data: rows.map(({ from }) => from),
        },
        {
          type: 'bar',
          stack: 'steps',
          barWidth: '64%',
          data: rows.map(({ from, to, colour, label }) => ({
            value: to - from,
            itemStyle: { color: colour },
            label: { ...TEXT, show: true, position: 'right', formatter: label },
          })),
        },
      ],
    },
    34 + rows.length * 19,
    text.title,
    text.description,
  );
}

/** Twelve months by the places across a pitch, shares of open-ground light. */
export function shareHeatmap(
  monthly: number[][],
  text: { title: string; description: string; months: string[]; axis: string },
): Html {
  const places = monthly[0]!.length;
  return draw(
    {
      grid: { left: 44, right: 78, top: 6, bottom: 38 },
      xAxis: {
        type: 'category',
        name: text.axis,
        nameLocation: 'middle',
        nameGap: 22,
        nameTextStyle: axisLabel,
        data: Array.from({ length: places }, (_, k) => ((k + 0.5) / places).toFixed(2)),
        axisTick: { show: false },
        axisLine,
        axisLabel: { ...axisLabel, interval: 2 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: text.months,
        axisTick: { show: false },
        axisLine,
        axisLabel: { ...axisLabel, interval: 0 },
      },
      visualMap: {
        type: 'continuous',
        min: 0,
        max: 100,
        right: 0,
        top: 4,
        itemHeight: 130,
        itemWidth: 11,
        text: ['100 %', '0 %'],
        textStyle: axisLabel,
        inRange: { color: [...CIVIDIS] },
      },
      series: [
        {
          type: 'heatmap',
          data: monthly.flatMap((row, month) => row.map((share, k) => [k, month, 100 * share])),
        },
      ],
    },
    226,
    text.title,
    text.description,
  );
}

export interface DaysText {
  title: string;
  description: string;
  months: string[];
  label(value: number): string;
}

/** Twelve months by twenty-four hours, MW. */
export function typicalDays(mw: number[][], text: DaysText): Html {
  const most = Math.max(...mw.flat());
  return draw(
    {
      grid: { left: 44, right: 78, top: 6, bottom: 24 },
      xAxis: {
        type: 'category',
        data: Array.from({ length: 24 }, (_, hour) => `${hour}`),
        axisTick: { show: false },
        axisLine,
        axisLabel: { ...axisLabel, interval: 1 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: text.months,
        axisTick: { show: false },
        axisLine,
        axisLabel: { ...axisLabel, interval: 0 },
      },
      visualMap: {
        type: 'continuous',
        min: 0,
        max: most || 1,
        right: 0,
        top: 4,
        itemHeight: 150,
        itemWidth: 11,
        text: [text.label(most), text.label(0)],
        textStyle: axisLabel,
        inRange: { color: [...CIVIDIS] },
      },
      series: [
        {
          type: 'heatmap',
          data: mw.flatMap((day, month) => day.map((value, hour) => [hour, month, value])),
          itemStyle: { borderColor: '#fff', borderWidth: 0.6 },
        },
      ],
    },
    230,
    text.title,
    text.description,
  );
}
