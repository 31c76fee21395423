import { z } from 'zod';
import { gridClassSchema } from './grid.ts';

const powerMw = z.number().min(-1e9).max(1e9);
/** One transformer, several that share no bus, or several on one. */
export const OPERATIONS = ['single', 'split', 'parallel'] as const;
export type Operation = (typeof OPERATIONS)[number];
/** What the hosting capacity of one object of the grid follows from; powers in MW, the rating of each transformer. */
export const deviceHostingInputSchema = z
  .object({
    /** Load at the typical time, and what flows beside distributed generation. */
    loadMw: powerMw,
    otherGenerationMw: powerMw.default(0),
    storageChargingMw: powerMw.default(0),
    ratingMva: powerMw,
    count: z.number().int().min(1).max(100).default(1),
    operation: z.enum(OPERATIONS).default('single'),
    powerFactor: z.number(),
    /** Typed where the mode of operation does not give it, e.g. with a tripping scheme. */
    reverseLoadRate: z.number().max(2).nullish(),
    /** Largest simultaneous output over installed capacity. */
    maxOutputFactor: z.number().default(1),
    plannedStorageMw: z.tuple([powerMw, powerMw]).default([0, 0]),
    connectedMw: powerMw.default(0),
    filedMw: powerMw.default(0),
    /** Grade of the object it hangs on. */
    aboveGrade: gridClassSchema.nullish(),
  })
  .strict();
export type DeviceHostingInput = z.output<typeof deviceHostingInputSchema>;

/** Lower and upper bound. */
export const bounds = z.tuple([z.number(), z.number()]);
export const deviceHostingSchema = z.object({
  reverseLoadRate: z.number(),
  hostingMw: bounds,
  /** Below zero is what is too much. */
  openForConnectionMw: bounds,
  openForFilingMw: bounds,
  grade: gridClassSchema,
});
export type DeviceHosting = z.output<typeof deviceHostingSchema>;

const node = z.number().int().min(0).max(1e9);
const lineSectionSchema = z
  .object({
    from: node,
    to: node,
    lengthKm: z.number().max(1e4),
    rOhmKm: z.number().max(1e6),
    xOhmKm: z.number().max(1e6),
  })
  .strict();
export type LineSection = z.output<typeof lineSectionSchema>;

const power = z.number().min(-1e12).max(1e12);
export const loadFlowInputSchema = z
  .object({
    baseKv: z.number().max(1500),
    /** Voltage held at the bus, node 0. */
    busPu: z.number().max(2),
    sections: z.array(lineSectionSchema).max(100_000),
    /** Positive is fed in. */
    injections: z.array(z.object({ node, pKw: power, qKvar: power.default(0) }).strict()).max(1_000_000),
  })
  .strict();
export type LoadFlowInput = z.output<typeof loadFlowInputSchema>;

export const loadFlowSchema = z.object({
  nodes: z.array(z.object({ node: z.number().int(), voltagePu: z.number() })),
  lossesKw: z.number(),
});
export type LoadFlow = z.output<typeof loadFlowSchema>;
