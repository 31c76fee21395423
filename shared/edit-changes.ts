import { z } from 'zod';

/** A field's value as history tells it: of an outline its size in `unit`, of pictures and series nothing. */
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type ChangedValue = z.output<typeof valueSchema>;

export const changedFieldSchema = z.object({
  /**
   * The column it is kept in, of what lies deeper with its path: `tilt_deg`, `geometry`, `assumptions.money.discountRate`;
   * `built` and `in_service` are what a scenario makes of a site.
   */
  field: z.string(),
  before: valueSchema,
  after: valueSchema,
  unit: z.enum(['m2', 'm']).optional(),
  /** Scenario the value is of, where it is one scenario's. */
  scenario: z.string().optional(),
});
export type ChangedField = z.output<typeof changedFieldSchema>;

const changedRowSchema = z.object({
  /** Table of the document; what belongs to a site is listed under `sites`. */
  table: z.string(),
  id: z.number(),
  name: z.string().nullable(),
  what: z.enum(['added', 'changed', 'removed']),
  fields: z.array(changedFieldSchema),
});
export type ChangedRow = z.output<typeof changedRowSchema>;

/** What one edit did. */
export const editChangesSchema = z.object({
  /** Rows that changed one by one, of which `rows` are those asked for. */
  total: z.number().int(),
  rows: z.array(changedRowSchema),
  /** Rows that came or went many at once, which are counted only. */
  many: z.array(z.object({ table: z.string(), what: z.enum(['added', 'removed']), rows: z.number().int() })),
});
export type EditChanges = z.output<typeof editChangesSchema>;
