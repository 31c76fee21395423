import { z } from 'zod';
import { accountCheckSchema, accountYearSchema } from './account.ts';
import {
  agrivoltaicChangesSchema,
  agrivoltaicInputSchema,
  agrivoltaicOptionsSchema,
  agrivoltaicResultSchema,
} from './agrivoltaic.ts';
import { basemapSchema, basemapStateSchema } from './basemap.ts';
import { carbonOutlookSchema } from './carbon.ts';
import { certificateLedgerSchema } from './certificates.ts';
import { changesOf } from './changes.ts';
import { comparisonSchema, measureSchema, tornadoSchema } from './compare.ts';
import { connectionLevelSchema, connectionPointSchema } from './connections.ts';
import {
  consumerFieldsSchema,
  consumerKindSchema,
  consumerSchema,
  storageCurveSchema,
  storageInputSchema,
  supplySchema,
} from './consumers.ts';
import { countyFactSchema } from './county-facts.ts';
import { crashSchema, diagnosisSchema } from './diagnosis.ts';
import {
  assumptionsChangesSchema,
  contextLayerNameSchema,
  contextLayerSchema,
  countyDetailSchema,
  countySchema,
  historySchema,
  projectInfoSchema,
  scenarioSchema,
  siteEstimateSchema,
  siteFieldsSchema,
  siteKindSchema,
  siteSchema,
  summarySchema,
} from './domain.ts';
import { equipmentListSchema, templateKeySchema, templateSchema } from './equipment.ts';
import { existingPvFieldsSchema, existingPvSchema } from './existing-pv.ts';
import { EXPORT_FORMATS, exportCutSchema, exportFormatSchema, exportWhatSchema } from './export.ts';
import { feederFieldsSchema, feederListSchema, feederSchema } from './feeders.ts';
import {
  ahpSchema,
  fitAssumptionsSchema,
  fitExplanationSchema,
  fitScoresSchema,
  purposeSchema,
  purposeWeightsSchema,
} from './fit.ts';
import { areaSchema, boundsSchema } from './geometry.ts';
import {
  deviceHostingInputSchema,
  deviceHostingSchema,
  gridCheckSchema,
  gridZoneInputSchema,
  gridZoneSchema,
  loadFlowInputSchema,
  loadFlowSchema,
  openCapacitySchema,
} from './grid.ts';
import {
  groupDesignInputSchema,
  groupDesignSchema,
  groupFieldsSchema,
  groupRatiosSchema,
  groupSchema,
} from './groups.ts';
import {
  duplicatesSchema,
  encodingSchema,
  importLayerSchema,
  importReportSchema,
  inspectionSchema,
  replaceSchema,
} from './import.ts';
import {
  landCheckSchema,
  landStatusSchema,
  overrideApprovalSchema,
  overrideReasonSchema,
  siteLandSchema,
} from './land-rules.ts';
import { mergeChoiceSchema, mergeReportSchema, refusedRowSchema } from './merge.ts';
import { moneyOutlookSchema, namedSiteMoneySchema, siteModesSchema } from './money.ts';
import { moneyCaseInputSchema, moneyCaseSchema } from './money-case.ts';
import { acrossBorderSchema, overlapsSchema, settleOverlapSchema } from './overlaps.ts';
import { newPhotoSchema, PHOTO_LIMITS, photoCaptionSchema, photoSchema } from './photos.ts';
import { placeSearchSchema, placesSchema } from './places.ts';
import { planChaptersSchema, planOptionsSchema, planTextSchema } from './plan.ts';
import {
  goalSchema,
  plannedStoreSchema,
  portfolioInputSchema,
  portfolioSchema,
  roadmapSchema,
} from './portfolio.ts';
import {
  provinceInputSchema,
  provincePlanInputSchema,
  provincePlanSchema,
  provinceSummarySchema,
  resultsSchema,
} from './province.ts';
import {
  roofCorrectionRowSchema,
  roofSchema,
  roofSourceSchema,
  siteRoofSchema,
  surfaceSchema,
  surveyReportSchema,
} from './roof-survey.ts';
import {
  DEFAULT_ROOF_RULES,
  roofFilterSchema,
  roofMatchSchema,
  roofProgressSchema,
  roofRulesSchema,
} from './roofs.ts';
import {
  ruleChangesSchema,
  ruleKeySchema,
  ruleQuerySchema,
  ruleRowSchema,
  ruleRowsSchema,
  selfUsePriceSchema,
  selfUseQuerySchema,
} from './rule-pack.ts';
import { SITE_METRICS, siteChoiceSchema, sitePageSchema, siteSumSchema } from './site-page.ts';
import { rankingInputSchema, rankingSchema } from './site-ranking.ts';
import { modeCheckSchema } from './site-terms.ts';
import { stationFieldsSchema, stationListedSchema } from './stations.ts';
import { heightUnitSchema, siteTerrainSchema, terrainSchema } from './terrain.ts';
import { transformerFieldsSchema, transformerSchema, typicalTransformersSchema } from './transformers.ts';
import { WEATHER_DOUBTS, weatherNoteSchema } from './weather.ts';
import { yieldAnalysisSchema, yieldInputSchema, yieldOutputSchema, yieldResultSchema } from './yield.ts';

const id = z.number().int().positive();
const none = z.object({}).strict();
const done = z.object({ ok: z.literal(true) });
const MOST_LISTED = 5000;
/** How many sites an answer about the county names at most. */
const listed = z.number().int().min(0).max(MOST_LISTED).default(MOST_LISTED);
const countyCode = z.string().regex(/^\d{6}$/);
const language = z.enum(['zh', 'en']);
const templateName = z.string().trim().min(1).max(200);
const filePath = z.string().min(1).max(4096);
/** Whether a file that is there may be replaced; without it, it is left and the command refused. */
const overwrite = z.boolean().default(false);

/** How a command treats a path it is given: the window may only name paths that the planner chose for that. */
export interface PathField {
  /** Dotted name of the input field. */
  field: string;
  access: 'read' | 'write';
  /**
   * The path is that of the planner's document: `read` opens it, to be edited where it lies, and `write` puts back a
   * backup of it. Reading a file as data, or writing any file, does not grant it, nor the other way round.
   */
  document?: true;
  /** More files follow from it than the planner chose, so that only the command line may name it, never the window. */
  trustedOnly?: true;
}

export interface CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  input: I;
  output: O;
  /** `query` changes nothing, `edit` is one undoable transaction, `action` changes files or the session. */
  kind: 'query' | 'edit' | 'action';
  paths?: PathField[];
}

const command = <I extends z.ZodType, O extends z.ZodType>(
  kind: CommandSpec['kind'],
  input: I,
  output: O,
  paths?: PathField[],
): CommandSpec<I, O> => ({ kind, input, output, ...(paths && { paths }) });

/** Whether surveyed roofs are taken as surveyed, and others corrected by what surveys found of their like. */
const useSurvey = z.boolean().default(true);

/** The whole vocabulary of the program: what a button, a test and a script can say. */
export const contract = {
  'county.list': command(
    'query',
    z
      .object({
        query: z.string().max(100).default(''),
        limit: z.number().int().min(1).max(5000).default(50),
      })
      .strict(),
    z.object({ counties: z.array(countySchema), total: z.number().int() }),
  ),
  'county.get': command('query', z.object({ code: countyCode }).strict(), countyDetailSchema),
  'county.neighbours': command(
    'query',
    z.object({ code: countyCode }).strict(),
    z.object({ counties: z.array(countyDetailSchema) }),
  ),

  'project.create': command(
    'action',
    z
      .object({
        path: filePath,
        countyCode,
        name: z.string().trim().min(1).max(200).optional(),
        /** Fill the demonstration county's synthetic layers; ignored elsewhere. */
        demonstration: z.boolean().default(true),
      })
      .strict(),
    projectInfoSchema,
    [{ field: 'path', access: 'write' }],
  ),
  'project.open': command('action', z.object({ path: filePath }).strict(), projectInfoSchema, [
    { field: 'path', access: 'read', document: true },
  ]),
  'project.close': command('action', none, done),
  'project.info': command(
    'query',
    none,
    z.object({
      project: projectInfoSchema.nullable(),
      siteCount: z.number().int(),
      layers: z.array(contextLayerSchema),
    }),
  ),
  'project.summary': command('query', none, summarySchema),
  'project.recent': command(
    'query',
    none,
    z.object({ projects: z.array(z.object({ path: z.string(), name: z.string(), countyName: z.string() })) }),
  ),

  /** Goes on in a copy of the open document; the way out of one that is read-only or was moved away. */
  'project.saveAs': command('action', z.object({ path: filePath }).strict(), projectInfoSchema, [
    { field: 'path', access: 'write' },
  ]),
  /** Copies kept of a document (the open one unless named), newest first. */
  'project.backups': command(
    'query',
    z.object({ path: filePath.optional() }).strict(),
    z.object({
      backups: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          bytes: z.number(),
          /** Made in the course of work, or before something that changes much at once. */
          reason: z.enum(['work', 'bulk', 'restore', 'migration']),
        }),
      ),
    }),
    [{ field: 'path', access: 'read', document: true }],
  ),
  /** Puts a backup (the newest unless named) in a document's place and opens it. */
  'project.restore': command(
    'action',
    z.object({ path: filePath, backup: z.string().max(100).optional() }).strict(),
    /** `kept` is where the replaced file went; null when there was none. */
    projectInfoSchema.extend({ kept: z.string().nullable() }),
    [{ field: 'path', access: 'write', document: true }],
  ),
  /** What other programs (such as QGIS) changed in the open document, and which of their rows could not stay and why. */
  'project.outside': command(
    'query',
    none,
    z.object({
      /** Features taken over since the document was opened. */
      changed: z.number().int(),
      /** The file was copied while it was open, without its log: edits of the last seconds may be missing. */
      withoutLog: z.boolean(),
      /** Of the refused rows, how many since the document was opened. */
      refusedNow: z.number().int(),
      /** Newest first. */
      refused: z.array(refusedRowSchema.extend({ at: z.string() })),
    }),
  ),
  /** Writes a copy of the open document for tablets, which remembers what its features are now. */
  'project.take': command(
    'action',
    z.object({ path: filePath, overwrite }).strict(),
    z.object({ path: z.string(), features: z.number().int() }),
    [{ field: 'path', access: 'write' }],
  ),
  /**
   * Brings what was edited in such a copy back into the open document, by feature and field, as one undo step. While
   * both changed the same and `choose` does not say whose counts, nothing is changed.
   */
  'project.merge': command(
    'action',
    z.object({ path: filePath, choose: mergeChoiceSchema.optional() }).strict(),
    mergeReportSchema,
    [{ field: 'path', access: 'read' }],
  ),

  'site.list': command(
    'query',
    none,
    z.object({
      sites: z.array(
        siteSchema.extend({
          estimate: siteEstimateSchema.nullable(),
          /** Whether that is out of date. */
          stale: z.boolean(),
          land: landStatusSchema,
        }),
      ),
    }),
  ),
  /** Sites in some order, a page of them, with the sums of groups. */
  'site.page': command(
    'query',
    siteChoiceSchema
      .extend({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      })
      .strict(),
    sitePageSchema,
  ),
  /** Every site a choice leaves, in its order. */
  'site.ids': command('query', siteChoiceSchema, z.object({ ids: z.array(id) })),
  /** Some sites whole; those that are no more are left out. */
  'site.rows': command(
    'query',
    z.object({ ids: z.array(id).max(2000) }).strict(),
    z.object({
      sites: z.array(
        siteSchema.extend({
          estimate: siteEstimateSchema.nullable(),
          /** Whether that is out of date. */
          stale: z.boolean(),
          land: landStatusSchema,
        }),
      ),
    }),
  ),
  /** The best or the least sites by a measure, of all there are. */
  'site.ranking': command('query', rankingInputSchema, rankingSchema),
  'site.sum': command('query', z.object({ ids: z.array(id).max(1_000_000) }).strict(), siteSumSchema),
  /** Least, greatest and the limits of equally full classes of a figure over all sites; empty when none has it. */
  'site.spread': command(
    'query',
    z.object({ by: z.enum(SITE_METRICS), classes: z.number().int().min(1).max(20).default(5) }).strict(),
    z.object({ values: z.array(z.number()) }),
  ),
  'site.create': command(
    'edit',
    siteFieldsSchema.partial().extend({ kind: siteKindSchema, geometry: areaSchema }).strict(),
    siteSchema,
  ),
  'site.update': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000), changes: siteFieldsSchema.partial().strict() }).strict(),
    z.object({ sites: z.array(siteSchema) }),
  ),
  /** Gives sites the module, inverter and build of a template; those of the other kind stay as they are. */
  'site.applyTemplate': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000), template: templateKeySchema }).strict(),
    z.object({ sites: z.array(siteSchema), changed: z.number().int(), otherKind: z.number().int() }),
  ),
  'site.delete': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(100000) }).strict(),
    z.object({ deleted: z.number().int() }),
  ),
  'site.include': command(
    'edit',
    z
      .object({
        ids: z.array(id).min(1).max(100000),
        included: z.boolean(),
        /** Share of each that is built. */
        share: z.number().min(0.05).max(1).default(1),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /** Sets the calendar year in which sites go into service in the active scenario; null takes its start year. */
  'site.commission': command(
    'edit',
    z
      .object({
        ids: z.array(id).min(1).max(100000),
        year: z.number().int().min(2000).max(2100).nullable(),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /** What a new site would get: the defaults behind the form, with the optimum tilt for the county. */
  'site.defaults': command('query', z.object({ kind: siteKindSchema }).strict(), siteFieldsSchema.partial()),

  /**
   * Every site, or some, against the rules of its class: who it belongs to, how it sells and at whose tariff, whether it
   * may, and whether the hours of the account reach its province's least share of self-use.
   */
  'site.modeCheck': command(
    'query',
    z.object({ ids: z.array(id).max(100000).optional() }).strict(),
    modeCheckSchema,
  ),

  /** Every site, or some, held against the land rules by the document's layers. */
  'rules.check': command(
    'query',
    z.object({ siteIds: z.array(id).max(100000).optional() }).strict(),
    landCheckSchema,
  ),
  /** Sites that count and lie on one ground, so that it is counted twice. */
  'site.overlaps': command('query', none, overlapsSchema),
  /** Settles one of them: the first site stays, the second is kept, cut or left out. */
  'site.settleOverlap': command('edit', settleOverlapSchema, done),
  /** Sites that reach beyond the county's border, and how much of each. */
  'site.acrossBorder': command('query', none, acrossBorderSchema),
  /** Cuts sites at the county's border. */
  'site.cutToBorder': command('edit', z.object({ ids: z.array(id).min(1).max(10000) }).strict(), done),
  /** Lets a site count although it breaks a rule; the plan prints the reason. */
  'site.override': command(
    'edit',
    z
      .object({
        id,
        rule: z.string().min(1).max(100),
        reason: overrideReasonSchema,
        ...overrideApprovalSchema,
      })
      .strict(),
    siteLandSchema,
  ),
  'site.dropOverride': command(
    'edit',
    z.object({ id, rule: z.string().min(1).max(100) }).strict(),
    siteLandSchema,
  ),

  /**
   * The dated rules, prices, shares and limits that hold in a county on a date: a row of its grid or province goes
   * before the national one. A value of null is not known.
   */
  'rulepack.at': command('query', ruleQuerySchema, ruleRowsSchema),
  /** The planner's own rules, which go before the program's of the same region, and the day the document is planned by. */
  'rulepack.own': command('query', none, ruleRowsSchema.extend({ date: z.iso.date() })),
  /** Adds rules, in the place of own ones of the same id, kind, region and first day. */
  'rulepack.put': command(
    'edit',
    z.object({ rows: z.array(ruleRowSchema.strict()).min(1).max(10_000) }).strict(),
    ruleRowsSchema,
  ),
  'rulepack.remove': command(
    'edit',
    z.object({ rows: z.array(ruleKeySchema).min(1).max(10_000) }).strict(),
    ruleRowsSchema,
  ),
  /** Reads a CSV of rules as `rulepack.export` writes it, to share them between documents. */
  'rulepack.import': command(
    'edit',
    z.object({ path: filePath }).strict(),
    ruleRowsSchema.extend({ imported: z.number().int() }),
    [{ field: 'path', access: 'read' }],
  ),
  /** Writes the planner's own rules, or all in force in the county on the document's day. */
  'rulepack.export': command(
    'action',
    z.object({ out: filePath, overwrite, what: z.enum(['own', 'inForce']).default('own') }).strict(),
    z.object({ out: z.string(), rows: z.number().int() }),
    [{ field: 'out', access: 'write' }],
  ),
  /** What has changed since the day the document is planned by (until today unless given), and in its headline figures. */
  'rulepack.changes': command(
    'query',
    z.object({ date: z.iso.date().optional() }).strict(),
    ruleChangesSchema,
  ),
  /** How many rules have changed since the day the document is planned by, until today. */
  'rulepack.since': command(
    'query',
    none,
    z.object({ plannedOn: z.iso.date(), date: z.iso.date(), count: z.number().int() }),
  ),
  /** Plans the document by the rules of a day from now on. */
  'rulepack.adopt': command(
    'edit',
    z.object({ date: z.iso.date() }).strict(),
    z.object({ date: z.iso.date() }),
  ),

  /**
   * What a kilowatt-hour used on the spot saves, by the tariff in force in the county's grid on a date: commerce and
   * industry by month and hour, homes and farms the same at all hours. Fails where the notice's hours or factors are
   * not known.
   */
  'price.selfUse': command('query', selfUseQuerySchema, selfUsePriceSchema),

  /** Modules and inverters of the library, its templates and the planner's own. */
  'equipment.list': command('query', none, equipmentListSchema),
  /** Keeps how a site is built as a template of this document. */
  'template.save': command('edit', z.object({ siteId: id, name: templateName }).strict(), templateSchema),
  'template.rename': command('edit', z.object({ key: templateKeySchema, name: templateName }).strict(), done),
  'template.delete': command('edit', z.object({ key: templateKeySchema }).strict(), done),

  'site.photo.list': command(
    'query',
    z.object({ siteId: id }).strict(),
    z.object({ photos: z.array(photoSchema) }),
  ),
  /** Photos of a site: one undo step. Only what draws them is kept, not where and when they were taken. */
  'site.photo.add': command(
    'edit',
    z.object({ siteId: id, photos: z.array(newPhotoSchema).min(1).max(PHOTO_LIMITS.atOnce) }).strict(),
    z.object({ photos: z.array(photoSchema) }),
  ),
  'site.photo.update': command('edit', z.object({ id, caption: photoCaptionSchema }).strict(), photoSchema),
  'site.photo.remove': command(
    'edit',
    z.object({ ids: z.array(id).min(1).max(PHOTO_LIMITS.perSite) }).strict(),
    z.object({ removed: z.number().int() }),
  ),

  /** Turns the buildings a filter finds into rooftop sites: one undo step. */
  'site.fromBuildings': command(
    'action',
    z
      .object({
        filter: roofFilterSchema.default({}),
        rules: roofRulesSchema.default(DEFAULT_ROOF_RULES),
        useSurvey,
      })
      .strict(),
    z.object({
      created: z.number().int(),
      taken: z.number().int(),
      /** Roofs of which a survey leaves too little. */
      unusable: z.number().int(),
      capacityKwp: z.number(),
    }),
  ),

  'edit.undo': command('action', none, historySchema),
  'edit.redo': command('action', none, historySchema),
  'edit.history': command('query', none, historySchema),
  /** Takes back or repeats steps until the one named is the newest that holds; 0 takes all kept steps back. */
  'edit.jump': command('action', z.object({ step: z.number().int().min(0) }).strict(), historySchema),

  /** Sites and features of layers by name, id or code. */
  'place.search': command('query', placeSearchSchema, placesSchema),
  'context.list': command('query', none, z.object({ layers: z.array(contextLayerSchema) })),
  'context.features': command(
    'query',
    z
      .object({
        layer: contextLayerNameSchema,
        /** Only features whose boxes touch these, the largest first, at most `limit`. */
        bounds: boundsSchema.optional(),
        limit: z.number().int().min(1).max(100_000).default(20_000),
      })
      .strict(),
    z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
  ),

  'scenario.list': command('query', none, z.object({ scenarios: z.array(scenarioSchema) })),
  'scenario.create': command(
    'edit',
    z.object({ name: z.string().trim().min(1).max(200), copyOf: id.optional() }).strict(),
    scenarioSchema,
  ),
  'scenario.update': command(
    'edit',
    z
      .object({
        id,
        name: z.string().trim().min(1).max(200).optional(),
        assumptions: assumptionsChangesSchema.optional(),
      })
      .strict(),
    scenarioSchema,
  ),
  'scenario.delete': command('edit', z.object({ id }).strict(), done),
  /** Figures of several scenarios beside each other, held against the first. */
  'scenario.compare': command(
    'query',
    z.object({ ids: z.array(id).min(1).max(6) }).strict(),
    comparisonSchema,
  ),
  /** Outlines of all sites with the share of each that some scenarios build, `share0` for the first; 0 leaves it out. */
  'scenario.map': command(
    'query',
    z.object({ ids: z.array(id).min(1).max(6) }).strict(),
    z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
  ),
  /** What the active scenario's money rests on most: one figure at a time lower and higher by a share. */
  'scenario.tornado': command(
    'query',
    z
      .object({ measure: measureSchema.default('npvYuan'), share: z.number().gt(0).lt(1).default(0.2) })
      .strict(),
    tornadoSchema,
  ),
  'scenario.activate': command('edit', z.object({ id }).strict(), scenarioSchema),

  'weather.list': command(
    'query',
    none,
    z.object({
      years: z.array(
        z.object({
          id: id.nullable(),
          name: z.string(),
          annualGhiKwhM2: z.number(),
          meanTemperatureC: z.number(),
          notes: z.array(weatherNoteSchema),
        }),
      ),
    }),
  ),
  'weather.import': command(
    'edit',
    z
      .object({
        path: filePath,
        /** Which column holds what, for a CSV whose header is not recognised. */
        columns: z.record(z.string(), z.string()).optional(),
        /** Hours the file's clock is ahead of UTC, for a CSV that does not say. */
        utcOffsetHours: z.number().min(-12).max(14).optional(),
        /** Doubts the planner has answered: a file from elsewhere, an annual sum out of bounds. */
        accept: z.array(z.enum(WEATHER_DOUBTS)).optional(),
      })
      .strict(),
    z.object({ id, name: z.string() }),
    [{ field: 'path', access: 'read' }],
  ),
  /**
   * The header and first lines of a weather CSV, for the planner to say which column is which; with `columns` also what
   * comes of it.
   */
  'weather.inspect': command(
    'query',
    z
      .object({
        path: filePath,
        columns: z.record(z.string(), z.string()).optional(),
        utcOffsetHours: z.number().min(-12).max(14).optional(),
      })
      .strict(),
    z.object({
      format: z.string(),
      columns: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      /** Role → column, as far as the header says. */
      guess: z.record(z.string(), z.string()),
      /** What the named columns hold, read with all doubts accepted; null without columns or with a problem. */
      preview: z
        .object({
          annualGhiKwhM2: z.number(),
          /** 21 June by Beijing time, 24 hours. */
          day: z.array(z.object({ ghiWm2: z.number(), airTemperatureC: z.number() })).length(24),
          notes: z.array(weatherNoteSchema),
        })
        .nullable(),
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
    [{ field: 'path', access: 'read' }],
  ),
  /** One hourly year by month and hour of the Beijing day, and its months beside the bundled climate's. */
  'weather.profile': command(
    'query',
    z.object({ id: id.nullable() }).strict(),
    z.object({
      /** Global irradiance of each day and Beijing hour, 365 × 24, W/m². */
      dailyGhiWm2: z.array(z.array(z.number()).length(24)).length(365),
      monthlyGhiKwhM2: z.array(z.number()).length(12),
      climateGhiKwhM2: z.array(z.number()).length(12),
      /** Beijing hour at which the sun stands highest over the county, yearly mean. */
      solarNoonHour: z.number(),
    }),
  ),
  'weather.delete': command('edit', z.object({ id }).strict(), done),

  'yield.simulate': command('query', yieldInputSchema, yieldOutputSchema, [
    { field: 'weather.file', access: 'read' },
  ]),
  'estimate.run': command(
    'action',
    z.object({ siteIds: z.array(id).max(100000).optional() }).strict(),
    z.object({
      estimated: z.number().int(),
      /** Of all sites, those still out of date, because the work was stopped. */
      stale: z.number().int(),
      estimates: z.array(siteEstimateSchema),
    }),
  ),
  /** The full result behind one site's number, computed on demand. */
  'estimate.explain': command(
    'query',
    z.object({ siteId: id }).strict(),
    yieldResultSchema
      .omit({ hourlyAcW: true })
      .extend({ analysis: yieldAnalysisSchema, weatherName: z.string() }),
  ),

  /** One year of the account of the active scenario, by default the first in which all its sites are in service. */
  'account.year': command(
    'query',
    z.object({ year: z.number().int().min(1990).max(2200).optional() }).strict(),
    accountYearSchema,
  ),
  /** Whether every quantity that is shown in several places is the same there. */
  'account.check': command('query', none, accountCheckSchema),

  /** Avoided, embodied and claimed emissions of the active scenario's sites, year by year. */
  'carbon.outlook': command('query', none, carbonOutlookSchema),
  /**
   * Ledger of green certificates in a calendar year (left out, the first with all sites): each delivered kilowatt-hour on
   * one line, by owner; the sites with most certificates first.
   */
  'carbon.certificates': command(
    'query',
    z.object({ year: z.number().int().min(2000).max(2150).optional(), limit: listed }).strict(),
    certificateLedgerSchema,
  ),

  /** Light, crop, land, water and limits of an agrivoltaic site, with changes tried on it. */
  'agrivoltaic.light': command('query', agrivoltaicInputSchema, agrivoltaicResultSchema),
  /** Layouts and crops to start from, each with where its figures come from. */
  'agrivoltaic.options': command('query', none, agrivoltaicOptionsSchema),

  /**
   * Fit of the county and of its sites for smart agriculture and rural tourism, those that rank best where there are more
   * than `limit`; `preview` tries weights without keeping them.
   */
  'fit.scores': command(
    'query',
    z.object({ preview: changesOf(fitAssumptionsSchema).optional(), limit: listed }).strict(),
    fitScoresSchema,
  ),
  /**
   * A site's scores opened into measured indicators, with what each observer sees and when glare reaches him;
   * `changes` are tried on an agrivoltaic site without keeping them.
   */
  'fit.explain': command(
    'query',
    z.object({ siteId: id, changes: agrivoltaicChangesSchema.optional() }).strict(),
    fitExplanationSchema,
  ),
  /** Weights and consistency of pairwise judgements; those of the active scenario unless others are given. */
  'fit.ahp': command(
    'query',
    z
      .object({ purpose: purposeSchema, judgements: purposeWeightsSchema.shape.judgements.optional() })
      .strict(),
    ahpSchema,
  ),
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
  ),
  /**
   * Brings a model of the surface in, roofs and trees included, from a raster file of heights (a DSM), as far as it lies in
   * the county: one undo step, in place of any before.
   */
  'roof.surface': command(
    'action',
    z
      .object({
        path: filePath,
        /** `auto` takes the file's system, or works it out from where the county lies. */
        crs: z.string().max(40).default('auto'),
        /** Unit of the heights; the file's own, else metres, unless given. */
        unit: heightUnitSchema.optional(),
      })
      .strict(),
    surfaceSchema,
    [{ field: 'path', access: 'read' }],
  ),
  'roof.surfaceInfo': command('query', none, z.object({ surface: surfaceSchema.nullable() })),
  'roof.surfaceRemove': command('edit', none, z.object({ removed: z.boolean() })),
  /** The roof under a rooftop site: null where there is no building, or its roof was not surveyed. */
  'roof.ofSite': command('query', z.object({ siteId: id }).strict(), siteRoofSchema),
  /** What surveys found of usable area against what the rules take, by class and by village, where enough was surveyed. */
  'roof.correction': command(
    'query',
    z.object({ rules: roofRulesSchema.default(DEFAULT_ROOF_RULES) }).strict(),
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
        rules: roofRulesSchema.default(DEFAULT_ROOF_RULES),
        useSurvey,
      })
      .strict(),
    roofMatchSchema,
  ),
  /** Roofs developed by class of building, against the targets of the whole-county pilot. */
  'roofs.progress': command('query', none, z.object({ classes: z.array(roofProgressSchema) })),

  /** What is in a file of map data: layers, fields, coordinate systems, a preview. */
  'import.inspect': command(
    'action',
    z
      .object({
        path: filePath,
        encoding: encodingSchema.default('auto'),
        /** Coordinate system of a raster file, where the planner had to choose it. */
        crs: z.string().max(40).default('auto'),
      })
      .strict(),
    inspectionSchema,
    [{ field: 'path', access: 'read' }],
  ),
  /** Brings layers of a file into the document: one undo step, all or nothing. */
  'import.run': command(
    'action',
    z
      .object({
        path: filePath,
        encoding: encodingSchema.default('auto'),
        layers: z.array(importLayerSchema).min(1).max(50),
        /** Cut what crosses the county's border; otherwise it is kept whole. */
        clip: z.boolean().default(true),
        replace: replaceSchema.default('synthetic'),
        /** Features the document already has, by shape or by what names them for good. */
        duplicates: duplicatesSchema.default('keep'),
      })
      .strict(),
    importReportSchema,
    [{ field: 'path', access: 'read' }],
  ),

  /** The ground's heights in the document, and where they are from. */
  'terrain.info': command('query', none, z.object({ terrain: terrainSchema.nullable() })),
  /** Brings the heights of a raster file in, on the county's own grid: one undo step, in place of any before. */
  'terrain.import': command(
    'action',
    z
      .object({
        path: filePath,
        /** `auto` takes the file's system, or works it out from where the county lies. */
        crs: z.string().max(40).default('auto'),
        /** Unit of the heights; the file's own, else metres, unless given. */
        unit: heightUnitSchema.optional(),
      })
      .strict(),
    terrainSchema,
    [{ field: 'path', access: 'read' }],
  ),
  /** The planner's file of map tiles under everything, or why it cannot be shown. */
  'basemap.info': command('query', none, basemapStateSchema),
  'basemap.choose': command('action', z.object({ path: filePath }).strict(), basemapSchema, [
    { field: 'path', access: 'read' },
  ]),
  'basemap.remove': command('action', none, done),
  'terrain.remove': command('edit', none, z.object({ removed: z.boolean() })),
  /** Height, slope and skyline of a site; null where no terrain covers it. */
  'terrain.site': command(
    'query',
    z.object({ siteId: id }).strict(),
    z.object({ ground: siteTerrainSchema.nullable() }),
  ),

  /** What sites that count are worth under each way of selling, and which their class may choose pays best. */
  'money.modes': command(
    'query',
    z.object({ ids: z.array(id).max(5000).optional(), limit: listed }).strict(),
    z.object({ sites: z.array(siteModesSchema) }),
  ),
  /**
   * Costs, income and worth of the active scenario's sites, in all, year by year and by site, those worth most where there
   * are more than `limit`.
   */
  'money.outlook': command(
    'query',
    z.object({ limit: listed }).strict(),
    moneyOutlookSchema.extend({ sites: z.array(namedSiteMoneySchema) }),
  ),

  /**
   * Cash and worth of one project of a class under the rules of its county and first day, without a document. What the
   * rules do not say and the planner does not give is to be entered: the worth is then a range, and never by the coal
   * benchmark for projects from 2025-06-01 on.
   */
  'money.case': command('query', moneyCaseInputSchema, moneyCaseSchema),

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
  /** The best set of the document's sites under limits, the front against another goal, or the limits in conflict. */
  'portfolio.solve': command('query', portfolioInputSchema, portfolioSchema),
  /** The active scenario's sites spread over years from the first operating year. */
  'portfolio.roadmap': command(
    'query',
    z
      .object({ goal: goalSchema.default('energy'), years: z.number().int().min(1).max(30).default(5) })
      .strict(),
    roadmapSchema,
  ),
  /** Has sites go into service in the years of a roadmap, in the active scenario, as one step. */
  'portfolio.schedule': command(
    'edit',
    z
      .object({
        phases: z
          .array(
            z
              .object({ year: z.number().int().min(2000).max(2100), siteIds: z.array(id).max(100000) })
              .strict(),
          )
          .min(1)
          .max(30),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /**
   * Makes a set of sites a new scenario with the active one's assumptions, and the active one. The batteries given come in
   * the place of the active one's; those that are lost or get smaller thereby are named.
   */
  'portfolio.apply': command(
    'edit',
    z
      .object({
        name: z.string().trim().min(1).max(200),
        siteIds: z.array(id).max(100000),
        /** Share of each that is built; all of it unless given. */
        sizes: z.array(z.number().min(0.05).max(1)).max(100000).optional(),
        /** Batteries at substations. */
        stores: z
          .array(
            z
              .object({
                stationId: id,
                energyKwh: z.number().min(0).max(1e9),
                /** Empty takes its capacity times the assumed rate. */
                powerKw: z.number().min(0).max(1e9).optional(),
              })
              .strict(),
          )
          .max(10000)
          .default([]),
      })
      .strict(),
    scenarioSchema.extend({ replacedStores: z.array(plannedStoreSchema) }),
  ),
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
  'storage.curve': command(
    'query',
    z.object({ community: z.number().int().positive().nullable().default(null) }).strict(),
    storageCurveSchema,
  ),

  /** Sites or a layer as a file for other programs. */
  'export.run': command(
    'action',
    z
      .object({
        out: filePath,
        format: exportFormatSchema,
        what: exportWhatSchema.default('sites'),
        /** EPSG code of the coordinates (4490, `EPSG:4547`); left out, WGS 84, and the county's CGCS2000 strip for DXF. */
        crs: z.union([z.string().max(40), z.number().int()]).optional(),
        language: language.default('zh'),
        overwrite,
      })
      .strict(),
    z.object({
      out: z.string(),
      features: z.number().int().nullable(),
      crs: z.string().nullable(),
      cut: z.array(exportCutSchema),
    }),
    [{ field: 'out', access: 'write' }],
  ),

  /**
   * The active scenario's results as Parquet, a file a table, in `out/province=41/county=410225`: sites with their
   * outlines (GeoParquet), the account by year and by month, money, carbon, the grid's objects, land rules and the
   * headline figures, each as the pages show it. Counties may share `out`; only this one's folder is written.
   */
  'results.export': command('action', z.object({ out: filePath, overwrite }).strict(), resultsSchema, [
    { field: 'out', access: 'write' },
  ]),

  /**
   * Makes the documents of a table of counties (CSV: `county`, and any of `name`, `boundary`, `layers`, `weather`,
   * `terrain`, `assumptions`, `solve`, `rulepack`) and works each through: import, roofs, estimates, the best set where
   * `solve` asks for one, checks, results and, if asked, the printed plan. Steps that an earlier run finished with the
   * same inputs are kept. A county that fails is told with its reason, and the others are finished.
   */
  'province.plan': command(
    'action',
    provincePlanInputSchema
      .extend({ table: filePath, out: filePath, language: language.optional() })
      .strict(),
    provincePlanSchema,
    [
      { field: 'table', access: 'read', trustedOnly: true },
      { field: 'out', access: 'write' },
    ],
  ),
  /**
   * Counties added up: documents (`.gpkg`, each read on a copy), folders of results, or folders with either in them.
   * Sums are of the counties' own figures, by code, to the last digit; a county that cannot be read is told with its
   * reason. With `out` a workbook and a PDF are written: `summary.xlsx` and `summary.pdf` in that folder, or both beside
   * each other where it ends in `.xlsx` or `.pdf`.
   */
  'province.summarise': command(
    'action',
    provinceInputSchema
      .extend({
        paths: z.array(filePath).min(1).max(10_000),
        out: filePath.optional(),
        language: language.optional(),
        overwrite,
      })
      .strict(),
    provinceSummarySchema,
    [
      { field: 'paths', access: 'read' },
      { field: 'out', access: 'write', trustedOnly: true },
    ],
  ),

  /** The plan's PDF, for looking at before it is kept. */
  'plan.preview': command(
    'action',
    planOptionsSchema.extend({ language: language.default('zh') }).strict(),
    z.object({ pages: z.number().int(), pdf: z.base64() }),
    [{ field: 'logo', access: 'read' }],
  ),
  /** The plan as PDF, or as Word where `out` ends in `.docx`; its figures beside it in `<out>.figures.json`. */
  'plan.export': command(
    'action',
    planOptionsSchema.extend({ out: filePath, language: language.default('zh'), overwrite }).strict(),
    z.object({
      out: z.string(),
      /** Null of a Word document, which is set on pages when it is opened. */
      pages: z.number().int().nullable(),
      bytes: z.number().int(),
    }),
    [
      { field: 'out', access: 'write' },
      { field: 'logo', access: 'read' },
    ],
  ),

  /** Chapters of the plan with their standard texts and what the planner wrote instead. */
  'plan.chapters': command(
    'query',
    z.object({ language: language.default('zh') }).strict(),
    planChaptersSchema,
  ),
  /** Writes a chapter's text in one language; null takes the standard text back. */
  'plan.setText': command(
    'edit',
    planTextSchema.extend({ text: planTextSchema.shape.text.nullable() }).strict(),
    done,
  ),
  /** Figures of the county that no layer tells: population, economy, electricity. */
  'plan.facts': command('query', none, z.object({ facts: z.array(countyFactSchema) })),
  /** Enters one of them with its year and source; null takes it away. */
  'plan.setFact': command(
    'edit',
    countyFactSchema
      .extend({
        value: countyFactSchema.shape.value.nullable(),
        year: countyFactSchema.shape.year.default(null),
        source: countyFactSchema.shape.source.default(''),
      })
      .strict(),
    done,
  ),
  /**
   * Whether a plan (`.pdf`, `.docx`) or the figures beside one belong to the open document: whether the document still
   * says what it did (`content` is the sum that the file carries), and gives the same figures.
   */
  'plan.verify': command(
    'query',
    z.object({ path: filePath }).strict(),
    z.object({ belongs: z.boolean(), content: z.string(), figures: z.boolean() }),
    [{ field: 'path', access: 'read' }],
  ),

  'job.cancel': command('action', z.object({ id: z.string() }).strict(), done),

  /** Ask the planner for a file; the path it returns is granted to later commands. */
  'shell.choose': command(
    'action',
    z
      .object({
        purpose: z.enum([
          'open-project',
          'save-project',
          'save-copy',
          'take-copy',
          'open-copy',
          'open-weather',
          'open-load',
          'open-rules',
          'save-rules',
          'save-plan',
          'save-plan-word',
          'open-image',
          'open-data',
          'open-basemap',
          'open-province',
          ...EXPORT_FORMATS.map((format) => `export-${format}` as const),
        ]),
        suggestedName: z.string().max(200).optional(),
        language: language.default('zh'),
      })
      .strict(),
    z.object({ path: z.string().nullable() }),
  ),
  /** Versions, integrity, disk, graphics, fonts and data packs, for finding out why something fails. */
  'app.diagnose': command('query', none, diagnosisSchema),
  'app.report': command('action', crashSchema, done),
  'app.about': command(
    'query',
    none,
    z.object({
      version: z.string(),
      shell: z.string(),
      notices: z.array(z.object({ name: z.string(), terms: z.string(), source: z.string() })),
    }),
  ),
} as const;

export type CommandName = keyof typeof contract;
export type CommandInput<N extends CommandName> = z.input<(typeof contract)[N]['input']>;
export type CommandParsed<N extends CommandName> = z.output<(typeof contract)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof contract)[N]['output']>;

/** What the main process tells the window. */
export type DeskEvent =
  | { type: 'project.changed' }
  /** The system, or a later start of the program, gave a document; the window may open it. */
  | { type: 'document.given'; path: string }
  /** The open document turned out damaged as it was read through. */
  | { type: 'project.damaged'; path: string }
  | { type: 'sites.changed'; ids: number[] | 'all' }
  | { type: 'estimates.changed'; ids: number[] | 'all' }
  | { type: 'context.changed' }
  | { type: 'roofs.changed' }
  | { type: 'templates.changed' }
  | { type: 'photos.changed' }
  | { type: 'consumers.changed' }
  | { type: 'terrain.changed' }
  | { type: 'basemap.changed' }
  | { type: 'feeders.changed' }
  | { type: 'scenarios.changed' }
  | { type: 'weather.changed' }
  | { type: 'history.changed' }
  | {
      type: 'job';
      id: string;
      name: string;
      done: number;
      total: number;
      state: 'running' | 'done' | 'failed' | 'cancelled';
    };

/** The one object the shell gives the window (`window.desk`). Failed commands reject with an `ErrorReport`. */
export interface Desk {
  /**
   * Path of a file the planner dragged onto the window, from then on granted to commands; null where the shell
   * cannot tell. A desktop shell knows where the file lies; the browser host keeps a copy until the program ends.
   *
   * @param beside files dropped together with it that belong to it, such as the parts of a shapefile
   */
  grantFile(file: object, beside?: readonly object[]): Promise<string | null>;
  /** Whether that path is a copy, which must not be opened as the planner's document. */
  readonly copiesDropped: boolean;
  invoke<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Calls back on every event; returns the way to stop. */
  listen(listener: (event: DeskEvent) => void): () => void;
}
