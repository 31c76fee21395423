import { z } from 'zod';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** Below this voltage a line is one of low voltage: it leads from a village's transformer to roofs, kV. */
const LOW_BELOW_KV = 1;
export const isLowVoltage = ({ voltageKv }: { voltageKv: number }): boolean => voltageKv < LOW_BELOW_KV;

export const feederFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** WGS84 longitude and latitude from one end to the other; which end is fed follows from its place. */
    line: z.array(position).min(2).max(10_000),
    /** Name in the table of conductors, or of those of low voltage. */
    conductor: z.string().min(1).max(40),
    voltageKv: z.number().min(0.2).max(220),
    /** Null takes √3 · U · I of the conductor. */
    ratingKva: z.number().gt(0).max(1e6).nullable(),
    /** Highest load on it, with the shape of a rural county; null takes the consumers along it. */
    peakLoadKw: z.number().min(0).max(1e6).nullable(),
    /** Substation it leads from; null takes the one nearest to either end. */
    stationId: z.number().int().positive().nullable(),
    /** Transformer that a line of low voltage leads from; null takes the one nearest to either end. */
    transformerId: z.number().int().positive().nullable(),
    notes: z.string().max(10000),
  })
  .strict();
export type FeederFields = z.output<typeof feederFieldsSchema>;

export const feederSchema = feederFieldsSchema.extend({ id: z.number().int().positive() });
export type Feeder = z.output<typeof feederSchema>;

const conductorSchema = z.object({
  name: z.string(),
  resistanceOhmKm: z.number(),
  reactanceOhmKm: z.number(),
  currentA: z.number(),
  source: z.string(),
});
export type Conductor = z.output<typeof conductorSchema>;

const lowConductorSchema = conductorSchema.omit({ currentA: true });
export type LowConductor = z.output<typeof lowConductorSchema>;

/** Output of `feeder.list`. */
export const feederListSchema = z.object({
  feeders: z.array(feederSchema),
  conductors: z.array(conductorSchema),
  /** Of lines below 1 kV; what they carry by current is not checked. */
  lowConductors: z.array(lowConductorSchema),
});
