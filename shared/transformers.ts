import { z } from 'zod';
import { OPERATIONS } from './grid-figures.ts';

/** A transformer of 10/0.4 kV, or several at one place, behind which a village lives. */
export const transformerFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** WGS84 longitude and latitude. */
    position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
    /** Rating of each. */
    ratingKva: z.number().gt(0).max(10_000),
    count: z.number().int().min(1).max(20),
    /** How several run; null takes one alone, and several as run split. */
    operation: z.enum(OPERATIONS).nullable(),
    /** Highest load of all of them, with the shape of homes; null takes the consumers nearest to it. */
    peakLoadKw: z.number().min(0).max(1e6).nullable(),
    /** Feeder it hangs on, or the substation; where both are null, the nearest feeder within reach, else substation. */
    feederId: z.number().int().positive().nullable(),
    stationId: z.number().int().positive().nullable(),
    notes: z.string().max(10000),
  })
  .strict();
export type TransformerFields = z.output<typeof transformerFieldsSchema>;

export const transformerSchema = transformerFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Generated as a typical one of its village: not surveyed. */
  synthetic: z.boolean(),
});
export type Transformer = z.output<typeof transformerSchema>;

/** What typical transformers are made by. All engineering judgement, to be replaced by the grid company's list. */
export const typicalTransformersSchema = z
  .object({
    /** Rating that a home is given, kVA. */
    kvaPerHousehold: z.number().gt(0).max(50).default(2.5),
    /** What a home adds to the highest load of all, kW. */
    peakKwPerHousehold: z.number().min(0).max(50).default(1.2),
    /** The largest that is put at one place; more are placed beside each other. */
    largestKva: z.number().min(30).max(2500).default(400),
  })
  .strict();
export type TypicalTransformers = z.output<typeof typicalTransformersSchema>;
