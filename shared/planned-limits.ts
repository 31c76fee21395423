import { z } from 'zod';

/** What a planned limit is measured by: the energy given up, or the hours of the year in which it acts. */
export const LIMIT_MEASURES = ['energy', 'hours'] as const;

/** A planned dynamic limit: output is held down so far as that share of a year's energy, or of its 8,760 hours, allows. */
export const plannedLimitSchema = z
  .object({ by: z.enum(LIMIT_MEASURES), share: z.number().gt(0).max(0.3) })
  .strict();
export type PlannedLimit = z.output<typeof plannedLimitSchema>;

/** Limits by the objects they are at, as `grid.openCapacity` names them; that of the county holds where none is named. */
export const plannedLimitsSchema = z.record(
  z.string().regex(/^(county|(station|feeder|transformer):\d{1,15})$/),
  plannedLimitSchema,
);

/** Planned limits of the active scenario, as `grid.limits` lists them. */
export const listedLimitSchema = plannedLimitSchema.extend({
  objectId: z.string(),
  /** Empty where the object is no longer there: its limit then has no effect. */
  name: z.string(),
  /** Largest simultaneous output over installed capacity that it leaves. */
  maxOutputFactor: z.number(),
});
export type ListedLimit = z.output<typeof listedLimitSchema>;
