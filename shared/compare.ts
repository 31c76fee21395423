import { z } from 'zod';

/** What scenarios are compared by, in the order shown. */
export const COMPARED = [
  'siteCount',
  'capacityKwp',
  'deliveredKwh',
  'avoidedTco2',
  'lifetimeTco2',
  'capexYuan',
  'npvYuan',
  'projectIrr',
  'lcoeYuanKwh',
  'paybackYears',
  'householdYuanPerYear',
  'villageYuanPerYear',
  'selfConsumption',
  'selfSufficiency',
  'curtailedKwh',
] as const;
export type Compared = (typeof COMPARED)[number];

/** Those drawn as bars: amounts for which a ratio means something. */
export const DRAWN = [
  'capacityKwp',
  'deliveredKwh',
  'lifetimeTco2',
  'capexYuan',
  'npvYuan',
  'householdYuanPerYear',
] as const satisfies Compared[];

const comparedScenarioSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  active: z.boolean(),
  /** Null where there is no answer, as for a return on nothing. */
  figures: z.record(z.enum(COMPARED), z.number().nullable()),
  siteIds: z.array(z.number().int()),
  /** Keys of the assumptions that differ from the first scenario's. */
  changed: z.array(z.string()),
  /** The same in words: what each is called, its value in the first scenario and in this one, with units. */
  changes: z.array(z.object({ key: z.string(), name: z.string(), before: z.string(), after: z.string() })),
  discountRate: z.number(),
});
export type ComparedScenario = z.output<typeof comparedScenarioSchema>;
/** The same before it is put into the words of a language. */
export type ComparedFigures = Omit<ComparedScenario, 'changes'> & {
  changes: { key: string; before: unknown; after: unknown }[];
};

/** Output of `scenario.compare`, the first being what the others are held against. */
export const comparisonSchema = z.object({
  scenarios: z.array(comparedScenarioSchema),
  /** Present values and levelised costs are then not at the same rate, and not to be held against each other as they are. */
  discountRatesDiffer: z.boolean(),
});

export const discountRatesDiffer = (scenarios: readonly { discountRate: number }[]): boolean =>
  scenarios.some(({ discountRate }) => discountRate !== scenarios[0]!.discountRate);

/** Those that are shares or rates: how far they lie apart is told in percentage points. */
export const RATES: readonly Compared[] = ['projectIrr', 'selfConsumption', 'selfSufficiency'];

export const MEASURES = ['npvYuan', 'projectIrr', 'lcoeYuanKwh'] as const;
export const measureSchema = z.enum(MEASURES);
export type Measure = z.output<typeof measureSchema>;

/** What a tornado turns, one at a time. */
export const TURNED = [
  'energy',
  'capex',
  'opex',
  'feedIn',
  'retail',
  'selfUsed',
  'rent',
  'discount',
  'loanRate',
  'degradation',
] as const;
export type Turned = (typeof TURNED)[number];

/** Output of `scenario.tornado`, the widest first. */
export const tornadoSchema = z.object({
  measure: measureSchema,
  /** Null where even the scenario as it stands has no answer. */
  base: z.number().nullable(),
  bars: z.array(
    z.object({ turned: z.enum(TURNED), low: z.number().nullable(), high: z.number().nullable() }),
  ),
});
export type Tornado = z.output<typeof tornadoSchema>;
