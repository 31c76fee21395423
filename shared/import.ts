import { z } from 'zod';
import { CONTEXT_LAYERS } from './domain.ts';
import { boundsSchema } from './geometry.ts';
import { rasterInspectionSchema } from './terrain.ts';
import type { Quantity, Unit } from './units.ts';

/** What a layer of a file may become. */
export const IMPORT_TARGETS = [
  'sites',
  ...CONTEXT_LAYERS,
  'feeders',
  'transformers',
  'existing_pv',
  'boundary',
] as const;
const importTargetSchema = z.enum(IMPORT_TARGETS);
export type ImportTarget = z.output<typeof importTargetSchema>;

const CONTEXT_FIELDS = ['name', 'class'] as const;
/** Fields of ours that a field of the file can fill, by target; what is not mapped is kept as a property. */
export const TARGET_FIELDS = {
  sites: [
    'name',
    'kind',
    'tiltDeg',
    'azimuthDeg',
    'usableShare',
    'gcr',
    'moduleWpM2',
    'mounting',
    'module',
    'inverter',
    'ownerClass',
    'gridMode',
    'tariff',
    'notes',
    'footprintM2',
    'capacityKwp',
  ],
  farmland: CONTEXT_FIELDS,
  exclusions: CONTEXT_FIELDS,
  roads: CONTEXT_FIELDS,
  buildings: ['name', 'class', 'roof', 'floors', 'footprintM2'],
  villages: ['name', 'class', 'households'],
  scenic_spots: CONTEXT_FIELDS,
  substations: ['name', 'class', 'ratingMva', 'peakLoadMva'],
  feeders: ['name', 'conductor', 'voltageKv', 'ratingKva', 'peakLoadKw', 'notes'],
  transformers: ['name', 'ratingKva', 'count', 'operation', 'peakLoadKw', 'feeder', 'station', 'notes'],
  existing_pv: [
    'name',
    'state',
    'kwpAc',
    'kwpDc',
    'voltageKv',
    'year',
    'transformer',
    'feeder',
    'station',
    'notes',
  ],
  boundary: ['name'],
} as const satisfies Record<ImportTarget, readonly string[]>;

/** Fields of ours that hold a measure: of what, in which unit, and which is meant where nothing says any. */
export const MEASURED: Record<string, { quantity: Quantity; unit: Unit; assumed?: Unit } | undefined> = {
  footprintM2: { quantity: 'area', unit: 'm2' },
  voltageKv: { quantity: 'voltage', unit: 'kv', assumed: 'kv' },
  capacityKwp: { quantity: 'power', unit: 'kw' },
  kwpAc: { quantity: 'power', unit: 'kw' },
  kwpDc: { quantity: 'power', unit: 'kw' },
  ratingKva: { quantity: 'power', unit: 'kw' },
  peakLoadKw: { quantity: 'power', unit: 'kw' },
  ratingMva: { quantity: 'power', unit: 'mw' },
  peakLoadMva: { quantity: 'power', unit: 'mw' },
  households: { quantity: 'count', unit: 'household', assumed: 'household' },
};

const fieldMap = z.record(z.string(), z.string().max(200));

export const ENCODINGS = ['auto', 'UTF-8', 'GB18030', 'BIG5', 'UTF-16LE', 'UTF-16BE', 'ISO-8859-1'] as const;
export const encodingSchema = z.enum(ENCODINGS);
export type Encoding = z.output<typeof encodingSchema>;

export const importLayerSchema = z
  .object({
    /** Name of the layer in the file. */
    source: z.string().max(500),
    target: importTargetSchema,
    /** `auto` takes the file's, or works it out from where the county lies. */
    crs: z.string().max(40).default('auto'),
    /** Our field → the file's; left out, they are matched by name. */
    fields: fieldMap.optional(),
    /** The file's class → ours; left out, they are matched by name. */
    classes: fieldMap.optional(),
    siteKind: z.enum(['rooftop', 'agrivoltaic']).default('rooftop'),
    /** Units of columns whose headings and cells name none: our field or the file's → `mu`, 亩, `km2`, `mw`, … */
    units: fieldMap.optional(),
    /** How this layer's text is written; left out, as the whole file's. */
    encoding: encodingSchema.optional(),
  })
  .strict();
export type ImportLayer = z.output<typeof importLayerSchema>;

/** Most that may be dropped at once onto a window whose shell keeps copies. */
export const LARGEST_DROP_BYTES = 2 ** 30;

/** What happens to the features a target already holds. */
export const REPLACE = ['keep', 'synthetic', 'all'] as const;
export const replaceSchema = z.enum(REPLACE);
export type Replace = z.output<typeof replaceSchema>;

/** What happens to features that the document already has: brought in again, left out, or put in their place. */
export const DUPLICATES = ['keep', 'skip', 'replace'] as const;
export const duplicatesSchema = z.enum(DUPLICATES);
export type Duplicates = z.output<typeof duplicatesSchema>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const inspectedLayerSchema = z.object({
  name: z.string(),
  /** Null where counting would mean reading the whole file. */
  count: z.number().int().nullable(),
  /** Geometry types among the features looked at, with how many of each. */
  geometryTypes: z.record(z.string(), z.number().int()),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      /** Values seen, the most frequent first; few, for matching classes. */
      values: z.array(z.string()),
    }),
  ),
  /** First rows, as text. */
  sample: z.array(z.array(z.string())),
  crs: z.object({
    /** The system the import would use; null when the planner has to choose. */
    code: z.string().nullable(),
    name: z.string(),
    /** `file`: the file says so; `guessed`: it fits where the county lies. */
    origin: z.enum(['file', 'guessed', 'unknown']),
    /** Systems that put it in the county, in different places: the planner has to choose one of them. */
    candidates: z.array(z.string()),
  }),
  /** Where the features looked at lie, WGS84; null when the system is not known. */
  bounds: boundsSchema.nullable(),
  inCounty: z.boolean(),
  /** Whether it has geometries or columns of coordinates that can be read. */
  coordinates: z.enum(['found', 'missing']),
  /** How its text is read; null where the format fixes it. */
  encoding: z.string().nullable(),
  /** Nothing settles the encoding: the planner should look at the texts. */
  encodingGuessed: z.boolean(),
  /** How many of the features looked at are in the document already, as what the layer seems to be, or before in the file. */
  duplicates: z.number().int(),
  /** How many of them the file itself has before. */
  twice: z.number().int(),
  suggested: z.object({
    target: importTargetSchema,
    fields: fieldMap,
    classes: fieldMap,
    /** Units of measured fields: a code, `cells` where each cell names its own, null where the planner must say. */
    units: z.record(z.string(), z.string().nullable()),
  }),
  /** GeoJSON geometries, WGS84, of the features looked at. */
  preview: z.array(z.unknown()),
});
export type InspectedLayer = z.output<typeof inspectedLayerSchema>;

export const inspectionSchema = z.object({
  format: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  /** How its text is read; null where the format fixes it. */
  encoding: z.string().nullable(),
  layers: z.array(inspectedLayerSchema),
  /** Parts of an archive or folder that could not be read, and why. */
  skipped: z.array(
    z.object({
      name: z.string(),
      reason: z.string(),
      /** How it can be imported after all, where that is known. */
      message: z.string().optional(),
    }),
  ),
  /** Elements of the file that are not read, with how many of each. */
  dropped: z.record(z.string(), z.number().int()),
  /** What a raster file of heights holds; null for features. */
  raster: rasterInspectionSchema.nullable(),
});
export type Inspection = z.output<typeof inspectionSchema>;

/** Repairs and refusals, by code, with the first few features named. */
const importFindingSchema = z.object({
  code: z.string(),
  count: z.number().int(),
  examples: z.array(
    z.object({
      layer: z.string(),
      feature: z.string(),
      value: z.string(),
      /** Our field that did not take the value. */
      field: z.string().optional(),
      /** What that field takes. */
      takes: z
        .union([
          z.object({
            least: z.number(),
            /** Whether only what is more than the least is taken. */
            above: z.boolean(),
            most: z.number(),
            /** Whether only whole numbers are taken. */
            whole: z.boolean(),
          }),
          z.object({ choices: z.array(z.string()) }),
        ])
        .optional(),
    }),
  ),
});
export type ImportFinding = z.output<typeof importFindingSchema>;

export const importReportSchema = z.object({
  read: z.number().int(),
  imported: z.number().int(),
  repaired: z.array(importFindingSchema),
  refused: z.array(importFindingSchema),
  layers: z.array(
    z.object({
      source: z.string(),
      target: importTargetSchema,
      crs: z.string(),
      read: z.number().int(),
      imported: z.number().int(),
      removed: z.number().int(),
    }),
  ),
});
export type ImportReport = z.output<typeof importReportSchema>;
export type PropertyValue = z.output<typeof value>;
