import { z } from 'zod';
import { changesOf } from './changes.ts';
import { caseClassSchema, modeSchema, moneyAssumptionsSchema } from './money.ts';
import { FEED_IN_TERMS, feedInTermSchema, moneyYearSchema } from './money-figures.ts';
import { ADMISSION_NOTES, selfUseRangeSchema } from './site-terms.ts';

/** Prices and terms a case follows from. */
export const CASE_TERMS = [...FEED_IN_TERMS, 'selfUseYuanKwh'] as const;
export type CaseTerm = (typeof CASE_TERMS)[number];

/** Input of `money.case`. */
export const moneyCaseInputSchema = z
  .object({
    countyCode: z.string().regex(/^\d{6}$/),
    ownerClass: caseClassSchema,
    mode: modeSchema,
    capacityKwp: z.number().positive().max(1e7),
    /** AC energy of the first year. */
    annualKwh: z.number().positive().max(2e10),
    /** Share of it that is used on the spot where the mode has self-use. */
    selfUsedShare: z.number().min(0).max(1),
    inServiceDate: z.iso.date(),
    /**
     * Of the money of a scenario, where they are not its defaults; `feedInYuanKwh` is the mechanism's price. Prices that
     * are not given are those of the rules, never a scenario's defaults.
     */
    assumptions: changesOf(moneyAssumptionsSchema.omit({ classTerms: true, siteTerms: true }))
      .extend({
        /** Equipment the grid steers it by, on top of what it costs. */
        fourAbilitiesYuan: z.number().min(0).max(1e8).optional(),
        degradationPerYear: z.number().min(0).max(0.05).optional(),
        lifetimeYears: z.number().int().min(1).max(50).optional(),
      })
      .default({}),
  })
  .strict();
export type MoneyCaseInput = z.output<typeof moneyCaseInputSchema>;

const span = z.object({ low: z.number().nullable(), high: z.number().nullable() });

/** Output of `money.case`. */
export const moneyCaseSchema = z.object({
  class: caseClassSchema,
  /** Null where it depends on what is not known, such as a spot market that runs continuously. */
  modeAllowed: z.boolean().nullable(),
  /** What the province asks of the class; 0 asks nothing, null is not known. */
  leastSelfUseShare: z.number().nullable(),
  /** Where that is not known: what it lies between by the rules, as where districts differ; null where nothing is known. */
  leastSelfUseRange: selfUseRangeSchema.nullable(),
  /**
   * The investment as operating year 0, then every operating year; empty while a price is to be entered. The sum of
   * `projectYuan`, discounted by operating year, is the present value.
   */
  cashFlow: z.array(
    moneyYearSchema
      .pick({ capexYuan: true, energyKwh: true, feedInYuan: true, selfUseYuan: true, opexYuan: true })
      .extend(
        moneyYearSchema.pick({
          rentYuan: true,
          vatYuan: true,
          incomeTaxYuan: true,
          projectYuan: true,
          equityYuan: true,
        }).shape,
      )
      .extend({ operatingYear: z.number().int() }),
  ),
  /** Null while a price is to be entered; see `range`. */
  npvYuan: z.number().nullable(),
  projectIrr: z.number().nullable(),
  lcoeYuanKwh: z.number().nullable(),
  /** Least and most over all that is to be entered; null where nothing is. */
  range: z.object({ npvYuan: span, projectIrr: span }).nullable(),
  prices: z.object({
    /** In operation before the day from which projects bid, or not. */
    project: z.enum(['existing', 'new']),
    mechanismYuanKwh: feedInTermSchema,
    mechanismShare: feedInTermSchema,
    mechanismYears: feedInTermSchema,
    marketYuanKwh: feedInTermSchema,
    selfUseYuanKwh: feedInTermSchema,
    /** What the case needs and no one knows. */
    toBeEntered: z.array(z.enum(CASE_TERMS)),
  }),
  notes: z.array(z.enum(ADMISSION_NOTES)),
});
export type MoneyCase = z.output<typeof moneyCaseSchema>;
