import { CONNECTION_LEVELS, type ConnectionLevel } from '../../../shared/connections.ts';

/** The most AC power that connects at each voltage, kW. */
export type LevelLimits = Record<ConnectionLevel, number>;

/**
 * The most AC power of each voltage. A voltage of which no rule says it takes no more than the one below it; the highest
 * takes all.
 *
 * @param figureOf a rule by id, null where there is none
 *
 * Source: Q/GDW 1480-2015 by way of the rule pack (8 kW at 220 V, 400 kW at 380 V, 6 MW at 10 kV, 20 MW at 35 kV).
 */
export function levelLimits(figureOf: (id: string) => number | null): LevelLimits {
  const limits = {} as LevelLimits;
  let below = 0;
  for (const level of CONNECTION_LEVELS.slice(0, -1)) {
    below = Math.max(below, figureOf(`connection.most.${level}`) ?? 0);
    limits[level] = below;
  }
  return { ...limits, '110kV': Number.POSITIVE_INFINITY };
}

/** The lowest voltage that takes an AC power, kW. */
export const levelFor = (
  limits: LevelLimits,
  acKw: number,
  from: ConnectionLevel = '220V',
): ConnectionLevel =>
  CONNECTION_LEVELS.slice(CONNECTION_LEVELS.indexOf(from)).find((level) => acKw <= limits[level]) ?? '110kV';
