import { z } from 'zod';

/** What a plan says of its county that no layer tells, in the units it is kept in. */
export const COUNTY_FACTS = [
  'population',
  'ruralPopulation',
  'households',
  'gdpYuan',
  'householdIncomeYuan',
  'electricityKwh',
  'peakLoadKw',
] as const;
const countyFactNameSchema = z.enum(COUNTY_FACTS);
export type CountyFactName = z.output<typeof countyFactNameSchema>;

export const countyFactSchema = z
  .object({
    fact: countyFactNameSchema,
    value: z.number().min(0).max(1e15),
    /** Year it is of, and where it stands. */
    year: z.number().int().min(1949).max(2100).nullable(),
    source: z.string().trim().max(500),
  })
  .strict();
export type CountyFact = z.output<typeof countyFactSchema>;
