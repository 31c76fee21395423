import type { LossStep } from '../yield.ts';
import { axisStyle, type ChartLook, quietText, valueText } from './look.ts';

/** One bar of the waterfall as shares of the reference energy; a total stands on zero. */
export interface WaterfallStep {
  name: string;
  from: number;
  to: number;
  total: boolean;
}

/** From all of the reference energy down, loss by loss, to what is delivered (the performance ratio). */
export function waterfall(losses: readonly LossStep[], performanceRatio: number): WaterfallStep[] {
  const steps: WaterfallStep[] = [{ name: 'reference', from: 0, to: 1, total: true }];
  let level = 1;
  for (const { name, fraction } of losses) {
    // What would be written as 0.0 % is no step.
    if (Math.abs(fraction) >= 5e-4) {
      steps.push({ name, from: level, to: level - fraction, total: false });
    }
    level -= fraction;
  }
  if (Math.abs(level - performanceRatio) > 5e-4) {
    steps.push({ name: 'other', from: level, to: performanceRatio, total: false });
  }
  steps.push({ name: 'delivered', from: 0, to: performanceRatio, total: true });
  return steps;
}

/** Share that a step says: all of a total, else what it takes (negative) or gives. */
export const stepShare = ({ from, to, total }: WaterfallStep): number => (total ? to : to - from);

/** Height in pixels that shows every step. */
export const waterfallHeight = (steps: readonly WaterfallStep[]): number => 34 + steps.length * 19;

/**
 * A row for each step, the losses hanging where the one above ends.
 *
 * @param nameOf name of a step in the reader's language
 * @param labelPx room for the names
 */
export function waterfallChart(
  look: ChartLook,
  steps: readonly WaterfallStep[],
  nameOf: (name: string) => string,
  percent: (fraction: number, digits?: number) => string,
  labelPx: number,
) {
  const axis = axisStyle(look);
  // The axis starts where the smallest total leaves losses of a percent wide enough to see.
  const floor = Math.max(0, Math.floor((Math.min(...steps.slice(1).map(({ to }) => to)) - 0.08) * 10) / 10);
  return {
    grid: { left: labelPx + 8, right: 48, top: 4, bottom: 20 },
    xAxis: {
      type: 'value',
      min: floor,
      max: 1,
      ...axis,
      axisLabel: { ...axis.axisLabel, formatter: (value: number) => percent(value, 0) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: steps.map(({ name }) => nameOf(name)),
      ...axis,
      axisLabel: { ...valueText(look), interval: 0, width: labelPx, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        stack: 'steps',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: steps.map(({ from, to, total }) => (total ? 0 : Math.min(from, to))),
      },
      {
        type: 'bar',
        stack: 'steps',
        barCategoryGap: '28%',
        data: steps.map(({ from, to, total }) => ({
          value: total ? to : Math.abs(to - from),
          itemStyle: { color: total ? look.main : to < from ? look.loss : look.second, borderRadius: 1 },
        })),
        label: {
          ...quietText(look),
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => percent(stepShare(steps[dataIndex]!), 1),
        },
      },
    ],
  };
}
