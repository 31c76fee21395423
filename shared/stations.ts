import { z } from 'zod';

/** What a planner says of a substation. */
export const stationFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** WGS84 longitude and latitude. */
    position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
    /** Rating of its transformers in all scenarios; null takes the one that a scenario assumes. */
    ratingMva: z.number().gt(0).max(10000).nullable(),
    /** Voltage of its higher side. */
    voltageKv: z.number().min(0.2).max(1000).nullable(),
    /** Highest load, with the shape of a rural county; null takes the consumers nearest to it. */
    peakLoadMva: z.number().gt(0).max(10000).nullable(),
  })
  .strict();
export type StationFields = z.output<typeof stationFieldsSchema>;

export const stationListedSchema = stationFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Of the demonstration's generated data. */
  synthetic: z.boolean(),
});
export type StationListed = z.output<typeof stationListedSchema>;
