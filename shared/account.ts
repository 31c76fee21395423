import { z } from 'zod';

/** Output of `account.year`: what is in service in a calendar year and where its energy goes; the parts add up. */
export const accountYearSchema = z.object({
  year: z.number().int(),
  capacityKwp: z.number(),
  /** Sites whose energy is out of date. */
  stale: z.number().int(),
  /** What can be generated: P50 after each site's own losses and ageing. */
  generatedKwh: z.number(),
  /** Behind the owner's meter. */
  usedOnSiteKwh: z.number(),
  /** In a group over the public grid. */
  sharedKwh: z.number(),
  storageLossKwh: z.number(),
  curtailedKwh: z.number(),
  /** Of that: what the way of selling does not export, and what transformers, feeders and substations do not take. */
  curtailedModeKwh: z.number(),
  curtailedTransformerKwh: z.number(),
  curtailedFeederKwh: z.number(),
  curtailedStationKwh: z.number(),
  fedInKwh: z.number(),
  /** Used, shared and fed in. */
  deliveredKwh: z.number(),
  /** Delivered in a year whose generation is exceeded in nine of ten. */
  p90DeliveredKwh: z.number(),
  /** Delivered energy at the factor of the scenario's path in that year, t CO2. */
  avoidedTonnes: z.number(),
});

/** Equivalent full-load hours (等效利用小时): delivered energy of the first full year over capacity; null without capacity. */
export const fullLoadHours = ({
  deliveredKwh,
  capacityKwp,
}: {
  deliveredKwh: number;
  capacityKwp: number;
}): number | null => (capacityKwp > 0 ? deliveredKwh / capacityKwp : null);

/** Specific yield (单位装机发电量): what can be generated in the first year over capacity, kWh/kWp; null without capacity. */
export const specificYield = ({
  annualKwh,
  capacityKwp,
}: {
  annualKwh: number;
  capacityKwp: number;
}): number | null => (capacityKwp > 0 ? annualKwh / capacityKwp : null);

/** Why energy is curtailed, from the site up. */
export const CURTAILED_PARTS = [
  'curtailedModeKwh',
  'curtailedTransformerKwh',
  'curtailedFeederKwh',
  'curtailedStationKwh',
] as const satisfies readonly (keyof z.output<typeof accountYearSchema>)[];

/** Output of `account.check`: quantities that are shown in several places, with what each of these says. */
export const accountCheckSchema = z.object({
  agrees: z.boolean(),
  quantities: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      values: z.array(z.object({ where: z.string(), value: z.number().nullable() })),
      agrees: z.boolean(),
    }),
  ),
});
export type AccountCheck = z.output<typeof accountCheckSchema>;
