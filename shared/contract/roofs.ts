import { z } from 'zod';
import {
  roofCorrectionRowSchema,
  roofSchema,
  roofSourceSchema,
  siteRoofSchema,
  surfaceSchema,
  surveyReportSchema,
} from '../roof-survey.ts';
import {
  roofFilterSchema,
  roofMatchSchema,
  roofProgressSchema,
  roofRulesSchema,
  someRoofRulesSchema,
} from '../roofs.ts';
import { command, heightsFile, id, none, useSurvey } from './parts.ts';

/** Commands about `roof`, `roofs`. */
export const roofs = {
  /**
   * Surveys roofs: from outlines with heights or storeys, or from the surface that `roof.surface` brought in. Results are
   * kept; what is up to date is left, so that a survey which was stopped goes on and a changed building has only its
   * neighbourhood done again.
   */
  'roof.survey': command(
    'action',
    z
      .object({
        /** All buildings unless given; neighbours whose results these put out of date are done as well. */
        buildingIds: z.array(id).min(1).max(100_000).optional(),
        source: roofSourceSchema,
        /** Parts of a roof that lose more than this share of the year's light are not used. */
        shadeLimit: z.number().min(0).max(1).default(0.2),
        /** Also does again what is up to date. */
        again: z.boolean().default(false),
      })
      .strict(),
    surveyReportSchema,
    [],
    { writes: true },
  ),
  /**
   * Brings a model of the surface in, roofs and trees included, from a raster file of heights (a DSM), as far as it lies in
   * the county: one undo step, in place of any before.
   */
  'roof.surface': command('long-edit', heightsFile, surfaceSchema, [{ field: 'path', access: 'read' }]),
  'roof.surfaceInfo': command('query', none, z.object({ surface: surfaceSchema.nullable() })),
  'roof.surfaceRemove': command('edit', none, z.object({ removed: z.boolean() })),
  /** The roof under a rooftop site: null where there is no building, or its roof was not surveyed. */
  'roof.ofSite': command('query', z.object({ siteId: id }).strict(), siteRoofSchema),
  /** What surveys found of usable area against what the rules take, by class and by village, where enough was surveyed. */
  'roof.correction': command(
    'query',
    z.object({ rules: someRoofRulesSchema.default({}) }).strict(),
    z.object({ rows: z.array(roofCorrectionRowSchema) }),
  ),
  /** What the last survey found of a building's roof: from the surface where there is one, else from heights. */
  'roof.get': command('query', z.object({ buildingId: id }).strict(), roofSchema),
  /** Buildings that a filter finds and what the rules would make of them. */
  'roofs.match': command(
    'query',
    z
      .object({
        filter: roofFilterSchema.default({}),
        rules: someRoofRulesSchema.default({}),
        useSurvey,
      })
      .strict(),
    roofMatchSchema,
  ),
  /** How the roofs of each class become sites by the rules in force. */
  'roofs.rules': command('query', none, z.object({ rules: roofRulesSchema })),
  /** Roofs developed by class of building, against the targets of the whole-county pilot. */
  'roofs.progress': command('query', none, z.object({ classes: z.array(roofProgressSchema) })),
} as const;
