import { z } from 'zod';
import { landCheckSchema } from '../land-rules.ts';
import { priceUnitSchema, priceYearSchema } from '../price-year.ts';
import {
  ownRulesSchema,
  ruleAnswerSchema,
  ruleChangesSchema,
  ruleKeySchema,
  ruleRowSchema,
  rulesAtSchema,
  selfUsePriceSchema,
  selfUseQuerySchema,
} from '../rule-pack.ts';
import { command, filePath, id, none, overwrite } from './parts.ts';

/** Commands about `rules`, `rulepack`, `price`. */
export const rules = {
  /** Every site, or some, held against the land rules by the document's layers. */
  'rules.check': command(
    'query',
    z.object({ siteIds: z.array(id).max(100000).optional() }).strict(),
    landCheckSchema,
  ),
  /**
   * The dated rules, prices, costs, factors, shares and limits that hold in a county on a date: a row of its grid or province goes
   * before the national one. A value of null is not known. Hong Kong, Macau and Taiwan have no rows: the mainland's do
   * not hold there.
   */
  'rulepack.at': command('query', rulesAtSchema, ruleAnswerSchema),
  /** The planner's own rules, which go before the program's of the same region, and the day the document is planned by. */
  'rulepack.own': command('query', none, ownRulesSchema.extend({ date: z.iso.date() })),
  /**
   * Adds rules, in the place of own ones of the same id, kind, region and first day. A row that would not be taken as
   * meant (no such region, another unit or kind than the program's of that id, words for a figure) is refused. Ids that
   * are none of the program's are free; the answer names them, with the one that was likely meant.
   */
  'rulepack.put': command(
    'edit',
    z
      .object({
        rows: z.array(ruleRowSchema.strict()).min(1).max(10_000),
        /** Own rules that go as these come. */
        instead: z.array(ruleKeySchema).max(10_000).default([]),
      })
      .strict(),
    ownRulesSchema,
  ),
  'rulepack.remove': command(
    'edit',
    z.object({ rows: z.array(ruleKeySchema).min(1).max(10_000) }).strict(),
    ownRulesSchema,
  ),
  /** Reads a CSV of rules as `rulepack.export` writes it, to share them between documents. */
  'rulepack.import': command(
    'edit',
    z.object({ path: filePath }).strict(),
    ownRulesSchema.extend({ imported: z.number().int() }),
    [{ field: 'path', access: 'read' }],
  ),
  /** Writes the planner's own rules, or all in force in the county on the document's day. */
  'rulepack.export': command(
    'action',
    z.object({ out: filePath, overwrite, what: z.enum(['own', 'inForce']).default('own') }).strict(),
    z.object({ out: z.string(), rows: z.number().int() }),
    [{ field: 'out', access: 'write' }],
  ),
  /**
   * What has changed since the document was planned (until today unless given): rules of another day, and those that the
   * program has corrected, got or dropped since; and what that changes in the headline figures. Nothing is adopted.
   */
  'rulepack.changes': command(
    'query',
    z.object({ date: z.iso.date().optional() }).strict(),
    ruleChangesSchema,
  ),
  /** How many rules have changed since the document was planned, until today; see `rulepack.changes`. */
  'rulepack.since': command(
    'query',
    none,
    z.object({ plannedOn: z.iso.date(), date: z.iso.date(), kept: z.boolean(), count: z.number().int() }),
  ),
  /** Plans the document by the rules of a day, as the program has them now, from now on. */
  'rulepack.adopt': command(
    'edit',
    z.object({ date: z.iso.date() }).strict(),
    z.object({ date: z.iso.date() }),
  ),
  /**
   * What a kilowatt-hour used on the spot saves, by the tariff in force in the county's grid on a date: commerce and
   * industry by month, hour and holiday, homes and farms the same at all hours; own rules of an open document go first.
   * Fails where the notice's hours or factors are
   * not known.
   */
  'price.selfUse': command('query', selfUseQuerySchema, selfUsePriceSchema),
  /** The market prices by the hour that the document holds; null without any. */
  'price.year': command('query', none, z.object({ year: priceYearSchema.nullable() })),
  /**
   * Keeps a year of market prices in the document: a table of text or a workbook, hourly, half-hourly or quarter-hourly, by
   * its times where a column gives them, else from 1 January, Beijing time; null takes them away. What is fed in then
   * meets them at its own hours, beyond the mechanism’s share and after its term.
   */
  'price.importYear': command(
    'edit',
    z
      .object({
        path: filePath.nullable(),
        /** Heading of the column of prices, where there are several of numbers. */
        column: z.string().max(200).optional(),
        /** Unit of the prices, where the file does not say. */
        unit: priceUnitSchema.optional(),
      })
      .strict(),
    z.object({ year: priceYearSchema.nullable() }),
    [{ field: 'path', access: 'read' }],
  ),
} as const;
