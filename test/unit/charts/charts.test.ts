import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawChart, PAPER } from '../../../electron/report/charts.ts';
import { barChart } from '../../../shared/charts/bars.ts';
import { heatmapChart } from '../../../shared/charts/heatmap.ts';
import { axisNumber, ON_DARK } from '../../../shared/charts/look.ts';
import { sharedZero } from '../../../shared/charts/scales.ts';
import { stepShare, waterfall } from '../../../shared/charts/waterfall.ts';

const text = { title: '图', description: '说明 <&>' };
const svgOf = (option: Parameters<typeof drawChart>[0]) => drawChart(option, 220, text).markup;

describe('charts of window and plan', () => {
  it('writes bars with their values and the line’s name on paper', () => {
    const svg = svgOf(
      barChart(PAPER, {
        labels: ['2026', '2027'],
        bars: { name: '现金', unit: '万元', values: [-5, 12.5] },
        line: { name: '累计', unit: '万元', values: [-5, 7.5] },
        above: (value) => `${value} 万`,
      }),
    );
    for (const said of ['2026', '12.5 万', '现金', '累计', '万元', '说明 &lt;&amp;&gt;']) {
      expect(svg).toContain(said);
    }
    expect(svg).toContain(PAPER.font.split(',')[0]!.replaceAll("'", ''));
  });

  it('has one axis and no legend where there is nothing to tell apart', () => {
    const option = barChart(PAPER, { labels: ['1'], bars: { unit: 'MWh', values: [1] } });
    expect(option.yAxis).toHaveLength(1);
    expect(option).not.toHaveProperty('legend');
  });

  it('gives every cell of a heatmap its place, and a scale even where all is nothing', () => {
    const option = heatmapChart(PAPER, {
      values: [
        [0, 1, 2],
        [3, 4, 5],
      ],
      rows: ['a', 'b'],
      columns: ['x', 'y', 'z'],
      columnStep: 0,
      scale: { most: 0, texts: ['5', '0'] },
    });
    expect(option.series[0]!.data).toContainEqual([2, 1, 5]);
    expect(option.visualMap.max).toBeGreaterThan(0);
  });

  it('looks the same in either scheme but for the colours', () => {
    const shape = (look: typeof PAPER) =>
      JSON.stringify(barChart(look, { labels: ['1'], bars: { unit: '', values: [1] } })).replace(
        /#[\da-f]{6}/gi,
        '#',
      );
    expect(shape({ ...ON_DARK, font: PAPER.font })).toBe(shape(PAPER));
  });

  it('parts thousands and writes a true minus on axes', () => {
    expect([1500, 0.25, -3].map(axisNumber)).toEqual(['1,500', '0.25', '−3']);
  });

  it('goes down loss by loss to what is delivered, and names what is missing', () => {
    const steps = waterfall(
      [
        { name: 'soiling', fraction: 0.02 },
        { name: 'snow', fraction: 0 },
        { name: 'rear', fraction: -0.03 },
      ],
      0.9,
    );
    expect(steps.map(({ name }) => name)).toEqual(['reference', 'soiling', 'rear', 'other', 'delivered']);
    expect(steps.map((step) => Number(stepShare(step).toFixed(6)))).toEqual([1, -0.02, 0.03, -0.11, 0.9]);
  });

  it('puts the zeros and the lines of two figures at the same heights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }),
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 }),
        (one, other) => {
          const scales = sharedZero(one, [...other, null]);
          const [a, b] = scales.map(({ min, max, interval }) => [min / interval, max / interval]);
          expect(a![0]).toBeCloseTo(b![0]!, 6);
          expect(a![1]).toBeCloseTo(b![1]!, 6);
          for (const [i, values] of [one, other].entries()) {
            const { min, max } = scales[i]!;
            const slack = 1e-6 * (max - min);
            expect(Math.min(...values)).toBeGreaterThanOrEqual(min - slack);
            expect(Math.max(...values)).toBeLessThanOrEqual(max + slack);
          }
        },
      ),
    );
    expect(sharedZero([120], [190])).toEqual([
      { min: 0, max: 120, interval: 30 },
      { min: 0, max: 200, interval: 50 },
    ]);
    expect(sharedZero([0], [])[0]!.max).toBeGreaterThan(0);
  });
});
