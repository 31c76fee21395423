import { z } from 'zod';
import { buildingClassSchema } from './building-classes.ts';
import { caseClassSchema, modeSchema } from './money.ts';
import { tariffSchema } from './rule-pack.ts';

/** What the rules may say against a project, or leave open. */
export const ADMISSION_NOTES = [
  'modeNotAllowed',
  'modeConditional',
  'modeUnknown',
  'overCapacity',
  'overVoltage',
  'quotaNeeded',
  'selfUseBelowLeast',
  'leastSelfUseUnknown',
] as const;
export type AdmissionNote = (typeof ADMISSION_NOTES)[number];

/** Whose system a site is, how it sells and at whose tariff, and what each follows from. */
export const siteTermsSchema = z.object({
  ownerClass: caseClassSchema,
  mode: modeSchema,
  tariff: tariffSchema,
  /** Class of the building under it; null for none, and on fields. */
  building: buildingClassSchema.nullable(),
  /** What it connects at, as its connection is laid out or chosen. */
  voltageKv: z.number(),
  from: z.object({
    /** Set on the site, its building, its size, the scenario, or that it is a field array. */
    ownerClass: z.enum(['site', 'building', 'size', 'scenario', 'field']),
    /** That of direct green power in a group, else the scenario's, unless its class forbids that. */
    mode: z.enum(['site', 'group', 'scenario', 'class']),
    tariff: z.enum(['site', 'building', 'class']),
  }),
});
export type SiteTerms = z.output<typeof siteTermsSchema>;

/** Ends of what a province may ask of a class. */
export const selfUseRangeSchema = z.object({ low: z.number(), high: z.number() });
export type SelfUseRange = z.output<typeof selfUseRangeSchema>;

/** One site held against the rules of its class. */
const siteModeCheckSchema = siteTermsSchema.extend({
  siteId: z.number().int(),
  name: z.string(),
  capacityKwp: z.number(),
  modeAllowed: z.boolean().nullable(),
  allowedModes: z.array(modeSchema),
  /** Modes that hang on what is not known, such as a spot market that runs continuously. */
  conditionalModes: z.array(modeSchema),
  mostKwp: z.number().nullable(),
  /** By how much it is too large for its class; null where it is not. */
  overKwp: z.number().nullable(),
  /** What the province asks of the class; 0 asks nothing, null is not known. */
  leastSelfUseShare: z.number().nullable(),
  /** Where that is not known: what it lies between by the rules, as where districts differ; null where nothing is known. */
  leastSelfUseRange: selfUseRangeSchema.nullable(),
  /** Share of what it generates that is used on the spot, by the account; null for a site that does not count. */
  selfUsedShare: z.number().nullable(),
  /** Of the hours of consumers, or assumed: an assumption shows nothing. */
  selfUsedFrom: z.enum(['hours', 'assumed']).nullable(),
  /** Whether the hours of the account reach the least share; null where either is not known. */
  fulfilled: z.boolean().nullable(),
  /** Used on the spot over the least, share; negative by as much as it is missed. */
  marginShare: z.number().nullable(),
  /** Equipment that lets the grid observe, measure, adjust and control it. */
  fourAbilitiesYuan: z.number(),
  notes: z.array(z.enum(ADMISSION_NOTES)),
});
export type SiteModeCheck = z.output<typeof siteModeCheckSchema>;

/** Output of `site.modeCheck`. */
export const modeCheckSchema = z.object({
  /** Day whose rules were asked. */
  date: z.iso.date(),
  /** Sites by what speaks against them. */
  counts: z
    .object({ sites: z.number().int() })
    .extend(
      Object.fromEntries(ADMISSION_NOTES.map((note) => [note, z.number().int()])) as Record<
        AdmissionNote,
        z.ZodNumber
      >,
    ),
  sites: z.array(siteModeCheckSchema),
});
export type ModeCheck = z.output<typeof modeCheckSchema>;
