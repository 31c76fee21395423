import { axisStyle, type ChartLook, quietText } from './look.ts';

export interface Heatmap {
  /** Row by row from the top, in the unit of the scale. */
  values: readonly (readonly number[])[];
  rows: readonly string[];
  columns: readonly string[];
  /** Columns between two that are labelled. */
  columnStep: number;
  /** Said under the columns. */
  columnName?: string;
  /** What the strongest colour stands for, and what is written at both ends of the scale. */
  scale: { most: number; texts: readonly [most: string, least: string] };
  /** Colours from little to much; the look's own unless given. */
  colours?: readonly string[];
}

/** Coloured cells, twelve months by hours or places, with the scale of colours below. */
export function heatmapChart(
  look: ChartLook,
  { values, rows, columns, columnStep, columnName, scale, colours = look.ramp }: Heatmap,
) {
  const axis = axisStyle(look);
  return {
    grid: { left: 42, right: 10, top: 6, bottom: columnName ? 70 : 54 },
    xAxis: {
      type: 'category',
      data: [...columns],
      ...(columnName && { name: columnName, nameLocation: 'middle', nameGap: 22 }),
      ...axis,
      axisLabel: { ...axis.axisLabel, interval: columnStep },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...rows],
      ...axis,
      axisLabel: { ...axis.axisLabel, interval: 0 },
    },
    visualMap: {
      type: 'continuous',
      min: 0,
      max: scale.most || 1,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 120,
      itemWidth: 9,
      text: [...scale.texts],
      textStyle: quietText(look),
      inRange: { color: [...colours] },
    },
    series: [
      {
        type: 'heatmap',
        data: values.flatMap((row, y) => row.map((value, x) => [x, y, value])),
        itemStyle: { borderColor: look.panel, borderWidth: 0.5 },
      },
    ],
  };
}
