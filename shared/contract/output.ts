import { z } from 'zod';
import { countyFactSchema } from '../county-facts.ts';
import { exportCutSchema, exportFormatSchema, exportWhatSchema } from '../export.ts';
import { planChaptersSchema, planOptionsSchema, planTextSchema } from '../plan.ts';
import {
  provinceInputSchema,
  provincePlanInputSchema,
  provincePlanSchema,
  provinceSummarySchema,
  provinceTableSchema,
  resultsSchema,
} from '../province.ts';
import { command, done, filePath, language, none, overwrite } from './parts.ts';

/** Commands about `export`, `results`, `plan`, `province`. */
export const output = {
  /** Sites or a layer as a file for other programs. */
  'export.run': command(
    'action',
    z
      .object({
        out: filePath,
        format: exportFormatSchema,
        what: exportWhatSchema.default('sites'),
        /**
         * EPSG code of the coordinates (4490, `EPSG:4547`); left out, the project's, else WGS 84, and the county's
         * CGCS2000 strip for DXF.
         */
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
   * A year of the active scenario's account by the hour, in Beijing time: of the county, or of some sites together, and if
   * asked the generation of each of them in a column of its own. As CSV, XLSX or Parquet, by what `out` ends in. The hours
   * add up to what `account.year` and the pages show of that year.
   */
  'export.hourly': command(
    'action',
    z
      .object({
        out: filePath,
        /** Left out, the whole county. */
        siteIds: z.array(z.number().int().positive()).min(1).max(100_000).optional(),
        /** A column for each site, of at most 500. */
        each: z.boolean().default(false),
        /** Calendar year; left out, the first in which all sites are in service. */
        year: z.number().int().min(1990).max(2200).optional(),
        language: language.default('zh'),
        overwrite,
      })
      .strict(),
    z.object({ out: z.string(), year: z.number().int(), sites: z.number().int(), generatedKwh: z.number() }),
    [{ field: 'out', access: 'write' }],
  ),
  /**
   * The county's map with the sites that count at a scale, as PDF or PNG with title and legend or as SVG alone, by what
   * `out` ends in; the sheet is as large as the scale makes it.
   */
  'export.map': command(
    'action',
    z
      .object({
        out: filePath,
        /** Denominator: 50,000 for 1 : 50,000. */
        scale: z.number().int().min(1000).max(5_000_000).default(200_000),
        /** Of a PNG. */
        dpi: z.number().int().min(72).max(600).default(150),
        language: language.default('zh'),
        overwrite,
      })
      .strict(),
    /** How large the file is on paper: an SVG is the map alone, the others are a sheet with its title and legend. */
    z.object({ out: z.string(), widthMm: z.number(), heightMm: z.number() }),
    [{ field: 'out', access: 'write' }],
  ),
  /** Chooses the coordinate system of the project's exports once for all; null takes the choice back. */
  'export.system': command(
    'action',
    z.object({ crs: z.union([z.string().max(40), z.number().int()]).nullable() }).strict(),
    z.object({ crs: z.string().nullable() }),
    [],
    { writes: true },
  ),
  /**
   * The active scenario's results as Parquet, a file a table, in `out/province=41/county=410225`: sites with their
   * outlines (GeoParquet), the account by year and by month, money, carbon, the grid's objects, land rules and the
   * headline figures, each as the pages show it. Counties may share `out`; only this one's folder is written.
   */
  'results.export': command('action', z.object({ out: filePath, overwrite }).strict(), resultsSchema, [
    { field: 'out', access: 'write' },
  ]),
  /** The lines of a table of counties as `province.plan` takes them, with what is wrong with each; makes nothing. */
  'province.table': command(
    'query',
    z.object({ table: filePath, language: language.optional() }).strict(),
    provinceTableSchema,
    [{ field: 'table', access: 'read', trustedOnly: true }],
  ),
  /**
   * Makes the documents of a table of counties (CSV: `county`, and any of `name`, `boundary`, `layers`, `weather`,
   * `terrain`, `surface`, `survey`, `assumptions`, `solve`, `rulepack`, `rulesdate`) and works each through: import, survey
   * of roofs, sites on them, estimates, the best set where `solve` asks for one, checks, results and, if asked, the plan. Steps that an earlier run finished with the
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
   * Enters figures of the county from a table (CSV in UTF-8 or GB 18030, or a workbook) with a row for each: item, value, unit, year,
   * source. `unread` are the rows that were not taken: unknown figures, or without a unit that is known.
   */
  'plan.importFacts': command(
    'edit',
    z.object({ path: filePath }).strict(),
    z.object({
      facts: z.array(countyFactSchema),
      unread: z.array(z.object({ line: z.number().int(), text: z.string() })),
    }),
    [{ field: 'path', access: 'read' }],
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
} as const;
