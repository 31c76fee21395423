import { z } from 'zod';
import {
  consumerFieldsSchema,
  consumerKindSchema,
  consumerSchema,
  storageCurveSchema,
  storageInputSchema,
  supplySchema,
} from '../consumers.ts';
import {
  groupDesignInputSchema,
  groupDesignSchema,
  groupFieldsSchema,
  groupRatiosSchema,
  groupSchema,
} from '../groups.ts';
import { command, filePath, id, none } from './parts.ts';

/** Commands about `consumer`, `group`, `supply`, `storage`. */
export const demand = {
  /** Groups of sites and users joined by lines of their own: direct green power. */
  'group.list': command('query', none, z.object({ groups: z.array(groupSchema) })),
  'group.create': command(
    'edit',
    groupFieldsSchema.partial().extend({ name: groupFieldsSchema.shape.name }).strict(),
    groupSchema,
  ),
  'group.update': command(
    'edit',
    z.object({ id, changes: groupFieldsSchema.partial().strict() }).strict(),
    groupSchema,
  ),
  'group.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(10_000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  /**
   * The three ratios of direct green power by the hours of the account: of a group, or where no group has that number of
   * the community of `supply.balance` that has it.
   */
  'group.ratios': command('query', z.object({ groupId: id }).strict(), groupRatiosSchema),
  /** The cheapest sites and store with which a group's three ratios hold; changes nothing. */
  'group.design': command('action', groupDesignInputSchema, groupDesignSchema),
  'consumer.list': command('query', none, z.object({ consumers: z.array(consumerSchema) })),
  'consumer.create': command(
    'edit',
    consumerFieldsSchema
      .partial()
      .extend({ kind: consumerKindSchema, position: consumerFieldsSchema.shape.position })
      .strict(),
    consumerSchema,
  ),
  'consumer.update': command(
    'edit',
    z
      .object({ ids: z.array(id).min(1).max(100000), changes: consumerFieldsSchema.partial().strict() })
      .strict(),
    z.object({ consumers: z.array(consumerSchema) }),
  ),
  'consumer.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  /**
   * Gives a consumer measured hours: a year of hourly, half-hourly or quarter-hourly rows, by their times where a column
   * gives them, else from 1 January, Beijing time; null takes them away.
   */
  'consumer.importLoad': command(
    'edit',
    z
      .object({
        id,
        path: filePath.nullable(),
        /** Heading of the column of values, where there are several of numbers. */
        column: z.string().max(200).optional(),
      })
      .strict(),
    consumerSchema,
    [{ field: 'path', access: 'read' }],
  ),
  /** Places a consumer at every village or scenic spot that has none yet. */
  'consumer.fromLayer': command(
    'edit',
    z.object({ layer: z.enum(['villages', 'scenic_spots']) }).strict(),
    z.object({ created: z.number().int() }),
  ),
  /** Hour by hour: what the active scenario's sites and the consumers make of each other, with storage if asked. */
  'supply.balance': command(
    'query',
    z
      .object({
        /** Number of a community; null is the county. */
        community: z.number().int().positive().nullable().default(null),
        /** Week of the year for the chart, the first being 0. */
        week: z.number().int().min(0).max(52).default(27),
        storage: storageInputSchema.optional(),
      })
      .strict(),
    supplySchema,
  ),
  'storage.curve': command(
    'query',
    z.object({ community: z.number().int().positive().nullable().default(null) }).strict(),
    storageCurveSchema,
  ),
} as const;
