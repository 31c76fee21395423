import { z } from 'zod';

export const PRICE_UNITS = ['yuanKwh', 'yuanMwh'] as const;
export const priceUnitSchema = z.enum(PRICE_UNITS);
export type PriceUnit = z.output<typeof priceUnitSchema>;

/** A year of market prices by the hour that a document holds. */
export const priceYearSchema = z.object({
  /** The file it was read from. */
  name: z.string(),
  /** Unit of the file, and whether the file or the planner says so, or the size of its numbers. */
  unit: priceUnitSchema,
  unitFrom: z.enum(['file', 'planner', 'size']),
  /** Values the file had. */
  rows: z.number().int(),
  /** Of the 8760 hours, yuan per kWh. */
  meanYuanKwh: z.number(),
  leastYuanKwh: z.number(),
  mostYuanKwh: z.number(),
});
export type PriceYearSummary = z.output<typeof priceYearSchema>;
