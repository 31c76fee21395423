import type { z } from 'zod';
import type { Crop } from '../../../shared/agrivoltaic.ts';
import type { cropResultSchema } from '../../../shared/agrivoltaic-result.ts';

type CropResult = z.output<typeof cropResultSchema>;

/** Relative yields of crop classes under shade: percent of the unshaded yield at each reduction of light. */
export interface ShadeTable {
  reductionPct: readonly number[];
  yieldPctByClass: Readonly<Record<string, readonly number[]>>;
  source: string;
}

/**
 * Yield of a crop under shade, read from the published table by straight lines between its rows.
 *
 * Without shade the yield is 100 %, without light there is none: beyond the table's last row a straight line leads to 0
 * at full shade, and the value is said to be beyond the table.
 * The table is the fit of a meta-analysis over many varieties and climates: single fields differ widely, and its
 * authors advise against reading it for shade that comes in hard patches.
 *
 * @param table see {@link ShadeTable}
 * @param crop crop class; ponds and bare land give `null`
 * @param reductionPct reduction of light in the growing season, percent of open ground
 * Source: Laub, M. et al. (2022), Agronomy for Sustainable Development 42:51, supplementary table S2.
 */
export function cropUnderShade(table: ShadeTable, crop: Crop, reductionPct: number): CropResult {
  const yields = table.yieldPctByClass[crop];
  const reduction = Math.min(100, Math.max(0, reductionPct));
  if (!yields) {
    return { relativeYield: null, reductionPct: reduction, reading: 'none', curve: [], source: table.source };
  }
  const x = [0, ...table.reductionPct, 100];
  const y = [100, ...yields, 0];
  const upper = Math.max(
    1,
    x.findIndex((value) => value >= reduction),
  );
  const t = (reduction - x[upper - 1]!) / (x[upper]! - x[upper - 1]!);
  const reading = upper === x.length - 1 ? 'beyond' : reduction < x[1]! ? 'below' : 'within';
  return {
    relativeYield: (y[upper - 1]! + t * (y[upper]! - y[upper - 1]!)) / 100,
    reductionPct: reduction,
    reading,
    curve: x.map((value, i) => ({ reductionPct: value, yieldPct: y[i]! })),
    source: table.source,
  };
}
