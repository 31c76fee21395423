import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgrivoltaicResult } from '../../shared/agrivoltaic-result.ts';
import { heatmapChart } from '../../shared/charts/heatmap.ts';
import { axisStyle, type ChartLook, lineStyle } from '../../shared/charts/look.ts';
import { CIVIDIS } from '../../shared/ramp.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

/** Light on the ground by month and place across the pitch. */
export function LightHeatmap({ result }: { result: AgrivoltaicResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { monthly, position } = result.light;
  const title = t('agrivoltaic.heat');
  const option = useCallback(
    (c: ChartLook) => ({
      animation: false,
      ...heatmapChart(c, {
        values: monthly.map((places) => places.map((share) => 100 * share)),
        rows: monthly.map((_, month) => format.month(month)),
        columns: position.map((x) => format.number(x, 2)),
        columnStep: 5,
        columnName: t('agrivoltaic.position'),
        scale: { most: 100, texts: ['100 %', '0 %'] },
        colours: CIVIDIS,
      }),
      tooltip: {
        ...tooltipStyle(c),
        formatter: ({ value: [place, month, percent] }: { value: [number, number, number] }) =>
          `${format.month(month)} · ${format.number(position[place]!, 2)} <b>${format.number(percent, 0)} %</b>`,
      },
    }),
    [monthly, position, format, t],
  );
  return (
    <Chart
      title={title}
      height={240}
      option={option}
      table={{
        head: [t('agrivoltaic.month'), ...position.map((x) => x.toFixed(3))],
        rows: monthly.map((places, month) => [format.month(month), ...places.map((share) => 100 * share)]),
      }}
    />
  );
}

/** The published yield curve of the crop, and where the site stands on it. */
export function CropCurve({ result }: { result: AgrivoltaicResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { curve, reductionPct, relativeYield } = result.crop;
  const option = useCallback(
    (c: ChartLook) => ({
      animation: false,
      grid: { left: 40, right: 12, top: 12, bottom: 38 },
      tooltip: {
        ...tooltipStyle(c),
        formatter: ({ value: [x, y] }: { value: [number, number] }) =>
          `−${format.number(x, 0)} % <b>${format.number(y, 0)} %</b>`,
      },
      xAxis: {
        type: 'value',
        min: 0,
        max: 90,
        name: `${t('agrivoltaic.reduction')} %`,
        nameLocation: 'middle',
        nameGap: 22,
        ...axisStyle(c),
      },
      yAxis: { type: 'value', min: 0, name: '%', ...axisStyle(c), splitNumber: 4 },
      series: [
        {
          type: 'line',
          data: curve.map((point) => [point.reductionPct, point.yieldPct]),
          symbolSize: 4,
          ...lineStyle(c.main),
        },
        {
          type: 'line',
          data: relativeYield === null ? [] : [[reductionPct, 100 * relativeYield]],
          symbol: 'diamond',
          symbolSize: 14,
          itemStyle: { color: c.second },
        },
      ],
    }),
    [curve, reductionPct, relativeYield, format, t],
  );
  return (
    <Chart
      title={t('agrivoltaic.curve')}
      height={170}
      option={option}
      table={{
        head: [t('agrivoltaic.reduction'), t('agrivoltaic.yield')],
        rows: curve.map((point) => [point.reductionPct, point.yieldPct]),
      }}
    />
  );
}
