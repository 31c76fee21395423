import { z } from 'zod';
import { buildingClassSchema } from './building-classes.ts';
import { caseClassSchema } from './money.ts';

const kwh = z.number();
const lines = z.object({
  /** Used behind the meter: claimed once by its user, not traded. */
  selfUsedKwh: kwh,
  /** Sold over the public grid to users nearby, outside the mechanism. */
  sharedKwh: kwh,
  /** Fed in under the mechanism: the provincial account's. */
  provincialKwh: kwh,
  /** Fed in outside it. */
  ownersKwh: kwh,
});
const factor = z.object({ kgKwh: z.number(), source: z.string() });

/** Output of `carbon.certificates`: each delivered kilowatt-hour on one line. */
export const certificateLedgerSchema = lines.extend({
  year: z.number().int(),
  deliveredKwh: kwh,
  /** Whole certificates of a megawatt-hour each: the province's, and those owners may sell at most. */
  provincialCertificates: z.number().int(),
  ownersCertificates: z.number().int(),
  /** Whether the mechanism's share or term is not known somewhere, so that the middle of its range stands in. */
  mechanismAssumed: z.boolean(),
  owners: z.array(
    lines.extend({ ownerClass: caseClassSchema, sites: z.number().int(), certificates: z.number().int() }),
  ),
  sites: z.array(
    lines.extend({
      siteId: z.number().int(),
      name: z.string(),
      ownerClass: caseClassSchema,
      building: buildingClassSchema.nullable(),
      deliveredKwh: kwh,
      certificates: z.number().int(),
    }),
  ),
  /** For scope 2 of users: the grid's average, or the average without what the market sold as non-fossil. Never footprints. */
  factors: z.object({ average: factor, residual: factor.nullable() }),
});
export type CertificateLedger = z.output<typeof certificateLedgerSchema>;
