import { z } from 'zod';

/**
 * Chapters of the plan in their order. Summary, basis of the plan, land rules, conclusions, sources, check of the
 * figures and version always stay; the others may be left out.
 */
export const CHAPTERS = [
  'summary',
  'general',
  'county',
  'resource',
  'conditions',
  'targets',
  'siteMap',
  'agrivoltaic',
  'fit',
  'modes',
  'grid',
  'supply',
  'energy',
  'money',
  'carbon',
  'social',
  'environment',
  'safety',
  'risks',
  'organisation',
  'comparison',
  'conclusion',
  'check',
  'version',
  'method',
  'data',
  'assumptions',
  'sites',
  'towns',
  'maps',
  'photos',
] as const;
const chapterSchema = z.enum(CHAPTERS);
export type ChapterKey = z.output<typeof chapterSchema>;

const ALWAYS = ['summary', 'general', 'environment', 'conclusion', 'check', 'data', 'version'] as const;
export type AlwaysChapter = (typeof ALWAYS)[number];
export type OptionalSection = Exclude<ChapterKey, AlwaysChapter> | 'roadmap';

export const isAlways = (key: ChapterKey): key is AlwaysChapter =>
  (ALWAYS as readonly string[]).includes(key);
/** Chapters, and the roadmap within the chapter of targets, that may be left out. */
export const OPTIONAL_SECTIONS: readonly OptionalSection[] = [
  ...CHAPTERS.filter((key): key is Exclude<ChapterKey, AlwaysChapter> => !isAlways(key)),
  'roadmap',
];
const optionalSectionSchema = z.enum(OPTIONAL_SECTIONS as [OptionalSection, ...OptionalSection[]]);

/** What a planner says of a plan besides its data. */
export const planOptionsSchema = z.object({
  /** Empty takes the county's name. */
  title: z.string().max(200).default(''),
  /** Who wrote it, for the cover. */
  author: z.string().max(200).default(''),
  /** What the reader is asked to decide, for the summary. */
  decision: z.string().max(2000).default(''),
  /** Marks every page as a draft. */
  draft: z.boolean().default(false),
  /** Chapters to print beside those that always are. */
  sections: z.array(optionalSectionSchema).default([...OPTIONAL_SECTIONS]),
  /** PNG or JPEG for the cover. */
  logo: z.string().min(1).max(4096).optional(),
});
export type PlanOptions = z.output<typeof planOptionsSchema>;

/** What a planner wrote into a chapter instead of its standard text; paragraphs stand on lines of their own. */
export const planTextSchema = z.object({
  chapter: chapterSchema,
  language: z.enum(['zh', 'en']),
  text: z.string().max(20_000),
});
export type PlanText = z.output<typeof planTextSchema>;

/** Output of `plan.chapters`. */
export const planChaptersSchema = z.object({
  chapters: z.array(
    z.object({
      key: chapterSchema,
      heading: z.string(),
      /** Whether it is in every plan. */
      always: z.boolean(),
      /** What the plan says where the planner wrote nothing; blanks in brackets are to be filled in. */
      standard: z.string(),
      /** What the planner wrote instead; null for nothing. */
      own: z.string().nullable(),
    }),
  ),
});
