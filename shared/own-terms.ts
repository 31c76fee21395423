import { z } from 'zod';

const most = (max: number) => z.number().min(0).max(max).optional();

/** Prices and costs that a scenario sets for one class of roof or one site; what is left out follows. */
export const ownTermsSchema = z
  .object({
    /** What the user on the spot pays the grid, yuan/kWh. */
    retailYuanKwh: most(5),
    /** Yearly rent of a roof per square metre of module. */
    roofRentYuanM2: most(1000),
    /** Yearly rent of a field per mu of the drawn area. */
    landRentYuanMu: most(100_000),
    capexYuanKwp: most(100_000),
    opexYuanKwp: most(100_000),
  })
  .strict();
export type OwnTerms = z.output<typeof ownTermsSchema>;
export type OwnTerm = keyof OwnTerms;

/** Terms by the ids of the sites they are of; those of a site that is gone have no effect. */
export const siteOwnTermsSchema = z.record(z.string().regex(/^\d{1,15}$/), ownTermsSchema);

/** Unit, as the texts of money name it, and the most of each term. */
export const OWN_TERMS: Record<
  OwnTerm,
  { unit: 'yuanKwh' | 'yuan' | 'yuanKwp' | 'yuanKwpYear'; max: number }
> = {
  retailYuanKwh: { unit: 'yuanKwh', max: 5 },
  roofRentYuanM2: { unit: 'yuan', max: 1000 },
  landRentYuanMu: { unit: 'yuan', max: 100_000 },
  capexYuanKwp: { unit: 'yuanKwp', max: 100_000 },
  opexYuanKwp: { unit: 'yuanKwpYear', max: 100_000 },
};

/** One term for some sites, within its limits; null takes it back. */
export const siteTermSchema = z
  .object({
    ids: z.array(z.number().int().positive()).min(1).max(100_000),
    term: ownTermsSchema.keyof(),
    value: z.number().nullable(),
  })
  .strict()
  .refine(({ term, value }) => value === null || ownTermsSchema.safeParse({ [term]: value }).success, {
    path: ['value'],
    error: 'out of range',
  });

/** The terms that a class of site can have: roofs pay rent by the module's area, fields by the mu. */
export const termsFor = (field: boolean): OwnTerm[] =>
  (Object.keys(OWN_TERMS) as OwnTerm[]).filter(
    (key) => key !== (field ? 'roofRentYuanM2' : 'landRentYuanMu'),
  );

/** A term set, or taken back with null; a record without any is left out. */
export function withTerm(
  terms: OwnTerms | undefined,
  term: OwnTerm,
  value: number | null,
): OwnTerms | undefined {
  const { [term]: _, ...rest } = terms ?? {};
  const next: OwnTerms = value === null ? rest : { ...rest, [term]: value };
  return Object.keys(next).length > 0 ? next : undefined;
}
