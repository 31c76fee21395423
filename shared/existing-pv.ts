import { z } from 'zod';

/** Connected and generating, or filed with the grid company and not yet connected. */
export const EXISTING_STATES = ['connected', 'filed'] as const;

export const existingPvFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** WGS84 longitude and latitude. */
    position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
    state: z.enum(EXISTING_STATES),
    /** Of its inverters and of its modules; one of both must be known. */
    kwpAc: z.number().gt(0).max(1e7).nullable(),
    kwpDc: z.number().gt(0).max(1e7).nullable(),
    /** Voltage it is connected at. */
    voltageKv: z.number().min(0.2).max(220).nullable(),
    /** Year it was connected or filed. */
    year: z.number().int().min(1990).max(2100).nullable(),
    /** Substation or feeder it hangs on; null takes the nearest, as of new sites. */
    stationId: z.number().int().positive().nullable(),
    feederId: z.number().int().positive().nullable(),
    /** Transformer it hangs on; null takes the nearest within reach where its voltage or size says so. */
    transformerId: z.number().int().positive().nullable(),
    notes: z.string().max(10000),
  })
  .strict();
export type ExistingPvFields = z.output<typeof existingPvFieldsSchema>;

export const existingPvSchema = existingPvFieldsSchema.extend({
  id: z.number().int().positive(),
  /** Generated for the demonstration. */
  synthetic: z.boolean(),
});
export type ExistingPv = z.output<typeof existingPvSchema>;

/** Capacity that counts against hosting, kW: the modules', as sites are counted; where unknown, the inverters'. */
export const countedKwp = ({ kwpAc, kwpDc }: Pick<ExistingPv, 'kwpAc' | 'kwpDc'>): number =>
  kwpDc ?? kwpAc ?? 0;
