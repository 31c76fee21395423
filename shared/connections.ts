import { z } from 'zod';

/** Voltages at which a site connects. */
export const CONNECTION_LEVELS = ['220V', '380V', '10kV', '35kV', '110kV'] as const;
export const connectionLevelSchema = z.enum(CONNECTION_LEVELS);
export type ConnectionLevel = z.output<typeof connectionLevelSchema>;

export const LEVEL_KV: Record<ConnectionLevel, number> = {
  '220V': 0.22,
  '380V': 0.38,
  '10kV': 10,
  '35kV': 35,
  '110kV': 110,
};

export const connectionPointSchema = z.object({
  siteId: z.number().int(),
  name: z.string(),
  /** WGS84 middle of the site, and the place it connects at: of a feeder the nearest on it; null where nothing is known. */
  position: z.tuple([z.number(), z.number()]),
  objectPosition: z.tuple([z.number(), z.number()]).nullable(),
  level: connectionLevelSchema,
  connectionKv: z.number(),
  /** What it connects to: `transformer:7`, `feeder:2`, `station:3`; null where nothing is known. */
  objectId: z.string().nullable(),
  objectName: z.string().nullable(),
  /** Straight to the transformer, the feeder or the substation. */
  distanceM: z.number().nullable(),
  from: z.enum(['rule', 'hand']),
  acKw: z.number(),
  capacityKwp: z.number(),
  /** Of what it connects to and what that hangs on, the lowest that the sites below it overfill; null for none. */
  limitedBy: z.string().nullable(),
  limitedByName: z.string().nullable(),
});
export type ConnectionPoint = z.output<typeof connectionPointSchema>;

/** What a planner chose for a site; `objectId` is of a transformer, a feeder or a substation, as the level says. */
export interface ChosenConnection {
  siteId: number;
  level: ConnectionLevel;
  objectId: number | null;
}
