import { z } from 'zod';
import { connectionLevelSchema, connectionPointSchema } from '../connections.ts';
import { existingPvFieldsSchema, existingPvSchema } from '../existing-pv.ts';
import { feederFieldsSchema, feederListSchema, feederSchema } from '../feeders.ts';
import {
  deviceHostingInputSchema,
  deviceHostingSchema,
  gridCheckSchema,
  gridZoneInputSchema,
  gridZoneSchema,
  loadFlowInputSchema,
  loadFlowSchema,
  openCapacitySchema,
} from '../grid.ts';
import { stationFieldsSchema, stationListedSchema } from '../stations.ts';
import { transformerFieldsSchema, transformerSchema, typicalTransformersSchema } from '../transformers.ts';
import { command, filePath, id, none } from './parts.ts';

/** Commands about `feeder`, `existing`, `station`, `transformer`, `connection`, `grid`. */
export const grid = {
  /** Lines from substations, and the conductors they may be of. */
  'feeder.list': command('query', none, feederListSchema),
  'feeder.create': command(
    'edit',
    feederFieldsSchema.partial().extend({ line: feederFieldsSchema.shape.line }).strict(),
    feederSchema,
  ),
  'feeder.update': command(
    'edit',
    z.object({ id, changes: feederFieldsSchema.partial().strict() }).strict(),
    feederSchema,
  ),
  'feeder.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  /** Transformers of 10/0.4 kV behind which villages live: mapped, imported, or typical ones of their villages. */
  'transformer.list': command('query', none, z.object({ transformers: z.array(transformerSchema) })),
  'transformer.create': command(
    'edit',
    z
      .object({
        ...transformerFieldsSchema.partial().shape,
        position: transformerFieldsSchema.shape.position,
        // Judged by the handler, which names the transformer.
        ratingKva: z.number().max(10_000).nullish(),
        peakLoadKw: z.number().max(1e6).nullish(),
      })
      .strict(),
    transformerSchema,
  ),
  'transformer.update': command(
    'edit',
    z
      .object({
        id,
        changes: z
          .object({
            ...transformerFieldsSchema.partial().shape,
            ratingKva: z.number().max(10_000).nullish(),
            peakLoadKw: z.number().max(1e6).nullish(),
          })
          .strict(),
      })
      .strict(),
    transformerSchema,
  ),
  'transformer.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  /**
   * Typical transformers of villages from their households, marked synthetic; those of before are replaced. A village
   * that has a real one within reach, or names no households, gets none.
   */
  'transformer.typical': command(
    'edit',
    typicalTransformersSchema,
    z.object({
      created: z.number().int(),
      replaced: z.number().int(),
      villages: z.number().int(),
      withoutHouseholds: z.number().int(),
      supplied: z.number().int(),
    }),
  ),
  /** PV that is connected already, or filed and not yet connected. */
  'existing.list': command('query', none, z.object({ plants: z.array(existingPvSchema) })),
  'existing.create': command(
    'edit',
    existingPvFieldsSchema.partial().extend({ position: existingPvFieldsSchema.shape.position }).strict(),
    existingPvSchema,
  ),
  'existing.update': command(
    'edit',
    z.object({ id, changes: existingPvFieldsSchema.partial().strict() }).strict(),
    existingPvSchema,
  ),
  'existing.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  /** A table with headings for longitude, latitude, state and capacity: all rows, or none where one is wrong. */
  'existing.importCsv': command(
    'edit',
    z.object({ path: filePath }).strict(),
    z.object({ created: z.number().int() }),
    [{ field: 'path', access: 'read' }],
  ),
  /** The layer's substations; each can be changed, moved and taken away, whether imported or placed by hand. */
  'station.list': command('query', none, z.object({ stations: z.array(stationListedSchema) })),
  'station.create': command(
    'edit',
    stationFieldsSchema.partial().extend({ position: stationFieldsSchema.shape.position }).strict(),
    stationListedSchema,
  ),
  'station.update': command(
    'edit',
    z.object({ id, changes: stationFieldsSchema.partial().strict() }).strict(),
    stationListedSchema,
  ),
  'station.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  /** Where each site connects, by class, size and distance or as chosen by hand, and what limits it there. */
  'connection.list': command(
    'query',
    // Left out, of all sites that the active scenario builds.
    z.object({ siteIds: z.array(id).max(100_000).optional() }).strict(),
    z.object({ connections: z.array(connectionPointSchema) }),
  ),
  /**
   * Connects sites at a voltage: to a transformer (220V, 380V), a feeder (10kV) or a substation, the nearest unless
   * `objectId` names one. A level of null leaves them to the rule again.
   */
  'connection.choose': command(
    'edit',
    z
      .object({
        siteIds: z.array(id).min(1).max(100_000),
        level: connectionLevelSchema.nullable(),
        objectId: id.nullable().default(null),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /** What each substation and feeder carries, has left, and which site breaks which limit. */
  'grid.check': command('query', none, gridCheckSchema),
  /** What of the county, its substations and its feeders is open, and their grades, by DL/T 2041—2025. */
  'grid.openCapacity': command('query', none, openCapacitySchema),
  /** The cheapest mix of works, storage, moved load and a planned limit that makes an object green, and the next megawatts. */
  'grid.openZone': command('query', gridZoneInputSchema, gridZoneSchema),
  /** Hosting and open capacity of one transformer or several by DL/T 2041—2025, from typed figures alone. */
  'grid.deviceHosting': command('query', deviceHostingInputSchema, deviceHostingSchema),
  /** Voltages and losses of a radial network, from typed figures alone. */
  'grid.loadFlow': command('query', loadFlowInputSchema, loadFlowSchema),
} as const;
