import { z } from 'zod';
import { connectionLevelSchema, connectionPointSchema } from '../connections.ts';
import { keptFiguresSchema } from '../consumers.ts';
import { existingPvFieldsSchema, existingPvSchema } from '../existing-pv.ts';
import { feederFieldsSchema, feederListSchema, feederSchema } from '../feeders.ts';
import { gridCheckSchema, lowVoltageSchema } from '../grid.ts';
import { gridFault } from '../grid-faults.ts';
import {
  deviceHostingInputSchema,
  deviceHostingSchema,
  loadFlowInputSchema,
  loadFlowSchema,
} from '../grid-figures.ts';
import { worksYearSchema } from '../grid-works.ts';
import { gridZoneInputSchema, gridZoneSchema, listedWorksSchema, zonePartSchema } from '../grid-zone.ts';
import { openCapacitySchema } from '../open-capacity.ts';
import { listedLimitSchema, plannedLimitSchema } from '../planned-limits.ts';
import { stationFieldsSchema, stationListedSchema } from '../stations.ts';
import { transformerFieldsSchema, transformerSchema, typicalTransformersSchema } from '../transformers.ts';
import { type CommandSpec, command as commandOf, done, filePath, id, none, type PathField } from './parts.ts';

/** A command of the grid: a figure that does not fit is named as a planner knows it. */
const command = <I extends z.ZodType, O extends z.ZodType>(
  kind: CommandSpec['kind'],
  input: I,
  output: O,
  paths?: PathField[],
): CommandSpec<I, O> => commandOf(kind, input, output, paths, { fault: gridFault });

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
    z
      .object({
        siteIds: z.array(id).max(100_000).optional(),
        /** So many at most, in the order of their numbers. */
        limit: z.number().int().min(1).max(1_000_000).default(1_000_000),
      })
      .strict(),
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
  /** Voltages at the roofs behind a transformer of 10/0.4 kV, by four-wire load flow over typical lines. */
  'grid.lowVoltage': command('query', z.object({ transformerId: id }).strict(), lowVoltageSchema),
  /** What of the county, its substations and its feeders is open, and their grades, by DL/T 2041—2025. */
  'grid.openCapacity': command(
    'query',
    z
      .object({
        /** Whether with the works that the scenario has taken over; otherwise as the grid is today. */
        works: z.boolean().default(true),
      })
      .strict(),
    openCapacitySchema,
  ),
  /** The cheapest mix of works, storage, moved load and a planned limit that makes an object green, and the next megawatts. */
  'grid.openZone': command('query', gridZoneInputSchema, gridZoneSchema),
  /** Works that the active scenario has taken over, by year. */
  'grid.works': command('query', none, z.object({ works: z.array(listedWorksSchema) })),
  /**
   * Takes the parts that `grid.openZone` found into the active scenario, with the year from which they are there: grid,
   * account and money then count them. Works that the object has are replaced.
   */
  'grid.adoptWorks': command(
    'edit',
    z
      .object({
        objectId: z.string().max(60),
        year: worksYearSchema,
        parts: z.array(zonePartSchema).min(1).max(20),
      })
      .strict(),
    listedWorksSchema,
  ),
  'grid.dropWorks': command(
    'edit',
    z.object({ objectIds: z.array(z.string().max(60)).min(1).max(100_000) }).strict(),
    z.object({ dropped: z.number().int() }),
  ),
  /** Planned dynamic limits of output that the active scenario has chosen. */
  'grid.limits': command('query', none, z.object({ limits: z.array(listedLimitSchema) })),
  /**
   * Chooses a planned dynamic limit for an object, or for all that name none (`county`): output is held down so far as a
   * share of the year's energy or hours allows. Hosting grows by it and the account curtails by it. Null takes it away.
   */
  'grid.planLimit': command(
    'edit',
    z.object({ objectId: z.string().max(60), limit: plannedLimitSchema.nullable() }).strict(),
    z.object({ limits: z.array(listedLimitSchema) }),
  ),
  /** Figures of a substation that the active scenario keeps, those that are given; null takes one away. */
  'grid.keepStation': command('edit', keptFiguresSchema.extend({ stationId: id }).strict(), done),
  /** Hosting and open capacity of one transformer or several by DL/T 2041—2025, from typed figures alone. */
  'grid.deviceHosting': command('query', deviceHostingInputSchema, deviceHostingSchema),
  /** Voltages and losses of a radial network, from typed figures alone. */
  'grid.loadFlow': command('query', loadFlowInputSchema, loadFlowSchema),
} as const;
