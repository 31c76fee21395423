import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { limitsKept } from '../limits.ts';
import { table } from '../sections/parts.ts';
import type { Chapter } from './chapter.ts';

type Level = 'high' | 'middle' | 'low' | 'unknown' | 'none';

/** Share curtailed, return, and ratio of P90 to P50 from which on a risk is high, and middle: judgement. */
const CURTAILED = { high: 0.1, middle: 0.02 };
const RETURN = { high: 0.04, middle: 0.06 };
const P90 = { high: 0.85, middle: 0.92 };

/** The main risks, with what the plan's figures say of each. */
export const risks: Chapter = { key: 'risks', follows: true, body };

function body(writing: Writing) {
  const { plan, text, format, included } = writing;
  const t = text.chapters.risks;
  const { summary, grid, money, land, agrivoltaic } = plan;
  const below = (value: number, { high, middle }: { high: number; middle: number }): Level =>
    value < high ? 'high' : value < middle ? 'middle' : 'low';
  const curtailed = summary.generatedKwh > 0 ? summary.curtailedKwh / summary.generatedKwh : 0;
  const red = grid?.total.red ?? 0;
  const broken = land.sites.filter(({ status }) => status === 'broken').length;
  const checked = land.sites.some((site) => site.checked.length > 0);
  const unchecked = land.sites.filter((site) => site.unchecked.length > 0).length;
  const limits = limitsKept(agrivoltaic);
  const irr = money?.total.projectIrr ?? null;
  const ratio = summary.deliveredKwh > 0 ? summary.p90DeliveredKwh / summary.deliveredKwh : null;
  const noGrid = !grid || grid.stations.length === 0;
  const rows: [
    key: 'grid' | 'price' | 'land' | 'roof' | 'weather' | 'farm' | 'safety',
    seen: string,
    level: Level,
  ][] = [
    noGrid
      ? ['grid', t.seen.gridUnchecked, 'unknown']
      : [
          'grid',
          fill(t.seen.grid, { share: format.percent(curtailed, 2), red: format.number(red) }),
          red > 0 ? 'high' : below(-curtailed, { high: -CURTAILED.high, middle: -CURTAILED.middle }),
        ],
    [
      'price',
      irr === null
        ? t.seen.priceUnknown
        : fill(t.seen.price, {
            irr: format.percent(irr, 2),
            growth: format.percent(plan.scenario.assumptions.money.priceGrowth),
          }),
      irr === null ? 'unknown' : below(irr, RETURN),
    ],
    [
      'land',
      checked || broken > 0
        ? fill(t.seen.land, { broken: format.number(broken), unchecked: format.number(unchecked) })
        : t.seen.landUnchecked,
      unchecked > 0 || !checked ? 'unknown' : broken > 0 ? 'middle' : 'low',
    ],
    [
      'roof',
      fill(t.seen.roof, { n: format.number(included.filter(({ kind }) => kind === 'rooftop').length) }),
      'unknown',
    ],
    [
      'weather',
      ratio === null ? t.seen.weatherUnknown : fill(t.seen.weather, { p90: format.percent(ratio) }),
      ratio === null ? 'unknown' : below(ratio, P90),
    ],
    agrivoltaic.length === 0
      ? ['farm', t.seen.farmNone, 'none']
      : [
          'farm',
          fill(t.seen.farm, {
            n: format.number(limits.sites),
            fail: format.number(limits.failing),
            open: format.number(limits.open),
          }),
          limits.failing > 0 ? 'high' : limits.open > 0 ? 'unknown' : 'low',
        ],
    ['safety', t.seen.safety, 'unknown'],
  ];
  return table(
    t.caption,
    [
      { label: t.risk, width: '17%' },
      { label: t.found },
      { label: t.level, width: '10%' },
      { label: t.answer },
    ],
    rows.map(([key, seen, level]) => [t[key][0]!, seen, t.levels[level], t[key][1]!]),
  );
}
