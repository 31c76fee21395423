import { z } from 'zod';
import { OPERATIONS } from './grid-figures.ts';

const mw = z.number().min(0).max(100_000).nullable();
/** How a substation's transformers run, what feeds it, and what else hosting by DL/T 2041—2025 takes; null is not known. */
const modeShape = {
  transformerCount: z.number().int().min(1).max(20).nullable(),
  operation: z.enum(OPERATIONS).nullable(),
  /** Share of the rating that may flow back, where the mode of operation does not give it. */
  reverseLoadRate: z.number().min(0).max(2).nullable(),
  /** Output of other generation and charging of storage at the typical time. */
  otherGenerationMw: mw,
  storageChargingMw: mw,
  /** Charging of planned storage: at least and at most. */
  plannedStorageLeastMw: mw,
  plannedStorageMostMw: mw,
  /** Substation of a higher voltage that feeds it; null takes the nearest one of the level above. */
  parentStationId: z.number().int().positive().nullable(),
};
const modeSchema = z.object(modeShape);
export type StationMode = z.output<typeof modeSchema>;

/** The mode that properties of a substation tell; what they do not tell, or tell wrongly, is not known. */
export function stationModeOf(properties: Readonly<Record<string, unknown>>): StationMode {
  return Object.fromEntries(
    Object.entries(modeShape).map(([key, schema]) => {
      const parsed = schema.safeParse(properties[key] ?? null);
      return [key, parsed.success ? parsed.data : null];
    }),
  ) as StationMode;
}

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
    ...modeShape,
  })
  .strict();
export type StationFields = z.output<typeof stationFieldsSchema>;

export const stationListedSchema = stationFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Of the demonstration's generated data. */
  synthetic: z.boolean(),
});
export type StationListed = z.output<typeof stationListedSchema>;
