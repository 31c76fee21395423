import { z } from 'zod';

/** Sections of the plan that may be left out; cover, summary, land rules, sources and version always stay. */
export const OPTIONAL_SECTIONS = [
  'county',
  'siteMap',
  'sites',
  'towns',
  'energy',
  'agrivoltaic',
  'carbon',
  'fit',
  'money',
  'supply',
  'grid',
  'comparison',
  'roadmap',
  'photos',
  'method',
  'assumptions',
] as const;
export const optionalSectionSchema = z.enum(OPTIONAL_SECTIONS);
export type OptionalSection = z.output<typeof optionalSectionSchema>;

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
  /** Sections to print beside those that always are. */
  sections: z.array(optionalSectionSchema).default([...OPTIONAL_SECTIONS]),
  /** PNG or JPEG for the cover. */
  logo: z.string().min(1).max(4096).optional(),
});
export type PlanOptions = z.output<typeof planOptionsSchema>;
