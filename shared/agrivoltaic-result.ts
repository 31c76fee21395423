import { z } from 'zod';
import { agrivoltaicSetupSchema, GROUND_FIGURES, GROUNDS, twelve } from './agrivoltaic.ts';

const lightSchema = z.object({
  /** Places across the pitch: 0 under one row's centre line, 1 under the next in the direction faced. */
  position: z.array(z.number()),
  /** Light on the ground over light on open ground, per place. */
  annual: z.array(z.number()),
  season: z.array(z.number()),
  /** The same per month and place. */
  monthly: z.array(z.array(z.number())).length(12),
  annualMean: z.number(),
  seasonMean: z.number(),
  monthlyMean: twelve,
  /** Shares of open-ground light that arrive as beam (with the bright disc around the sun) and as skylight. */
  seasonBeamShare: z.number(),
  seasonDiffuseShare: z.number(),
  /** Darkest place over mean, and standard deviation over mean, in the season. */
  uniformity: z.number(),
  variation: z.number(),
  /** Share of the modules' area that lets light pass. */
  transparency: z.number(),
  /** Photosynthetically active light in the season, mol/m² a day, on open ground and under the rows. */
  dliOpen: z.number(),
  dliUnder: z.number(),
});

export type Light = z.output<typeof lightSchema>;

export const cropResultSchema = z.object({
  /** Yield over unshaded yield where the crop grows; null where nothing is grown. */
  relativeYield: z.number().nullable(),
  reductionPct: z.number(),
  /** Where on the published table the value was read. */
  reading: z.enum(['within', 'below', 'beyond', 'none']),
  curve: z.array(z.object({ reductionPct: z.number(), yieldPct: z.number() })),
  source: z.string(),
});

export const landSchema = z.object({
  cultivatedShare: z.number(),
  /** Share of the ground that modules cover, seen from above when lying level. */
  coverage: z.number(),
  cropRatio: z.number().nullable(),
  pvRatio: z.number(),
  /** Land equivalent ratio: crop ratio + PV ratio; null where nothing is grown. */
  ler: z.number().nullable(),
  reference: z.object({
    tiltDeg: z.number(),
    gcr: z.number(),
    kwhPerM2: z.number(),
  }),
  kwhPerM2: z.number(),
});

export const waterSchema = z.object({
  referenceEtMm: z.number(),
  /** Crop coefficients over reference evapotranspiration: of the mid-season, by month of the season, and the season's mean. */
  cropCoefficient: z.number(),
  monthlyCoefficient: z.array(z.object({ month: z.number().int(), value: z.number() })),
  meanCoefficient: z.number(),
  openMm: z.number(),
  underMm: z.number(),
  savedMm: z.number(),
  savedShare: z.number(),
  cropAreaM2: z.number(),
  savedM3: z.number(),
  irrigationM3: z.number(),
  pumpKwh: z.number(),
  pumpOpenKwh: z.number(),
  pumpShareOfYield: z.number(),
});

/** Limits that provinces set for arrays over farmland; the cover of a fishpond is one of its own. */
const PROVINCIAL_LIMITS = [
  'provinceEdge',
  'provinceColumn',
  'provinceRow',
  'provinceYield',
  'provinceLandLoss',
  'provinceCropland',
  'provincePaving',
  'provinceRoad',
  'pondCover',
  'pondEdge',
] as const;

const LIMITS = [
  'yield20',
  'yield66',
  'landLoss',
  'machineClearance',
  'machinePassage',
  ...PROVINCIAL_LIMITS,
] as const;

const limitSchema = z.object({
  code: z.enum(LIMITS),
  pass: z.boolean(),
  value: z.number(),
  limit: z.number(),
  /** Without one it is not how much, but whether: what is not allowed at all. */
  unit: z.enum(['m', '%', '']),
  /** Whether the value must not be below, or not above, the limit. */
  sense: z.enum(['min', 'max']),
  basis: z.enum(['rule', 'standard', 'research', 'judgement', 'draft']),
  /** Of another country: shown to compare with, and no rule here. */
  foreign: z.boolean(),
  source: z.string(),
});

export type Limit = z.output<typeof limitSchema>;

/** Output of `agrivoltaic.light`. */
export const agrivoltaicResultSchema = z.object({
  setup: agrivoltaicSetupSchema,
  light: lightSchema,
  crop: cropResultSchema,
  land: landSchema,
  water: waterSchema.nullable(),
  energy: z.object({
    capacityKwp: z.number(),
    annualKwh: z.number(),
    specificYieldKwhPerKwp: z.number(),
    rearCounted: z.boolean(),
    avoidedTco2: z.number(),
  }),
  limits: z.array(limitSchema),
  /** Limits that hold but could not be tested: the setup does not say, or their figure is not known (null). */
  untested: z.array(
    z.object({
      code: z.enum(PROVINCIAL_LIMITS),
      limit: z.number().nullable(),
      unit: z.enum(['m', '%', '']),
      source: z.string(),
    }),
  ),
  /** Whether the province has figures of its own in the rule pack. */
  provincial: z.object({
    region: z.string(),
    known: z.boolean(),
    /** Its figures for ground of other kinds: not checked, since no layer of the document says which ground a field is. */
    elsewhere: z.array(
      z.object({
        ground: z.enum(GROUNDS),
        figure: z.enum(GROUND_FIGURES),
        limit: z.number().nullable(),
        unit: z.literal('m'),
        basis: z.enum(['rule', 'draft']),
        source: z.string(),
      }),
    ),
  }),
});

export type AgrivoltaicResult = z.output<typeof agrivoltaicResultSchema>;
