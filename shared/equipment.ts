import { z } from 'zod';
import { agrivoltaicSchema } from './agrivoltaic.ts';
import { siteFieldsSchema } from './domain.ts';

/** A kind of module to choose for a site. */
const modulePresetSchema = z.object({
  key: z.string(),
  /** DC nameplate power per square metre of module. */
  moduleWpM2: z.number().positive(),
  /** Change of power per kelvin. */
  gammaPdcPerK: z.number().min(-0.02).max(0),
  /** Rear over front efficiency; 0 where the back is closed. */
  bifaciality: z.number().min(0).max(1),
  /** Share of the module's area that lets light pass to the ground. */
  transparency: z.number().min(0).max(1),
  degradationPerYear: z.number().min(0).max(0.05),
  source: z.string(),
});
export type ModulePreset = z.output<typeof modulePresetSchema>;

/** A kind of inverter to choose for a site. */
const inverterPresetSchema = z.object({
  key: z.string(),
  efficiency: z.number().gt(0).max(1),
  /** What the efficiency is: of a data sheet, weighted over loads by EN 50530, or at nominal power. */
  weighting: z.enum(['european', 'nominal']),
  dcAcRatio: z.number().positive().max(5),
  source: z.string(),
});
export type InverterPreset = z.output<typeof inverterPresetSchema>;

/** How rows stand over a field, without what grows there. */
export const rowsSchema = agrivoltaicSchema
  .pick({
    layout: true,
    rowWidthM: true,
    clearanceM: true,
    fillShare: true,
    bifaciality: true,
    uncultivatedStripM: true,
  })
  .strip();

const {
  kind,
  mount,
  mounting,
  twoFaces,
  tiltDeg,
  azimuthDeg,
  usableShare,
  gcr,
  moduleWpM2,
  module,
  inverter,
} = siteFieldsSchema.shape;

/** What a template gives a site. */
export const templateFieldsSchema = z
  .object({
    kind,
    mount,
    // Templates kept before there were these follow from the build.
    mounting: mounting.default(null),
    twoFaces: twoFaces.default(false),
    /** Null leaves the site's own, such as a pitched roof's. */
    tiltDeg: tiltDeg.nullable(),
    azimuthDeg: azimuthDeg.nullable(),
    usableShare,
    gcr,
    moduleWpM2,
    module,
    inverter,
    /** Null on roofs. */
    rows: rowsSchema.nullable(),
  })
  .strict();
export type TemplateFields = z.output<typeof templateFieldsSchema>;

/** Key of a template: `build:` and the name of one of the library, or `own:` and the number of a planner's own. */
export const templateKeySchema = z.string().regex(/^(build:[a-z0-9-]{1,60}|own:[1-9]\d{0,14})$/);

export const templateSchema = z.object({
  key: templateKeySchema,
  /** The planner's name for it; null for one of the library, which has a name in each language. */
  name: z.string().nullable(),
  fields: templateFieldsSchema,
  /** Where its figures are from; null for the planner's own. */
  source: z.string().nullable(),
});
export type Template = z.output<typeof templateSchema>;

/** What sites can be equipped with. */
export const equipmentListSchema = z.object({
  modules: z.array(modulePresetSchema),
  inverters: z.array(inverterPresetSchema),
  templates: z.array(templateSchema),
});
export type EquipmentList = z.output<typeof equipmentListSchema>;
