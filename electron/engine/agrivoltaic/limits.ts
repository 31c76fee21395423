import type { AgrivoltaicSetup, CropOption, Limit } from '../../../shared/agrivoltaic.ts';
import { freeWidthM } from './geometry.ts';
import { cultivatedShare } from './land.ts';

/** Room a machine wants beside it when it passes between rows, both sides together, m (judgement). */
const MACHINE_MARGIN_M = 1;

const DIN = 'DIN SPEC 91434:2021-05';

/**
 * Check a setup against published limits of farming under modules, each with where it comes from.
 *
 * Machines pass under rows that stand high enough; under lower ones they must pass between.
 *
 * @param relativeYield crop yield over unshaded yield; null leaves the limits on yield out
 */
export function checkLimits(
  setup: AgrivoltaicSetup,
  crop: CropOption,
  relativeYield: number | null,
): Limit[] {
  const limits: Limit[] = [];
  const atLeast = (limit: Omit<Limit, 'pass' | 'sense'>): void => {
    limits.push({ ...limit, sense: 'min', pass: limit.value >= limit.limit });
  };
  if (relativeYield !== null) {
    atLeast({
      code: 'yield20',
      value: 100 * relativeYield,
      limit: 80,
      unit: '%',
      basis: 'rule',
      source:
        '⟦日本农林水产省 24 农振第 2657 号通知（2013）：减产不得超过当地平均的 20 % ‖ MAFF Japan, notice 24-Nōshin-2657 (2013): no more than 20 % below the local average⟧',
    });
    atLeast({
      code: 'yield66',
      value: 100 * relativeYield * cultivatedShare(setup),
      limit: 66,
      unit: '%',
      basis: 'standard',
      source: `${DIN}, 5.2.10: ⟦不低于参照产量的 66 % ‖ at least 66 % of the reference yield⟧`,
    });
    const lostPct = 100 * (1 - cultivatedShare(setup));
    const mostPct = setup.clearanceM >= 2.1 ? 10 : 15;
    limits.push({
      code: 'landLoss',
      value: lostPct,
      limit: mostPct,
      unit: '%',
      sense: 'max',
      pass: lostPct <= mostPct,
      basis: 'standard',
      source: `${DIN}, 5.2.2: ⟦10 %（I 类，净高 2.1 m）或 15 %（II 类） ‖ 10 % (category I, 2.1 m clear) or 15 % (category II)⟧`,
    });
  }
  if (setup.clearanceM >= crop.machineHeightM || setup.layout === 'greenhouse-roof') {
    atLeast({
      code: 'machineClearance',
      value: setup.clearanceM,
      limit: crop.machineHeightM,
      unit: 'm',
      basis: 'judgement',
      source: crop.machineSource,
    });
  } else {
    atLeast({
      code: 'machinePassage',
      value: freeWidthM(setup),
      limit: crop.machineWidthM + MACHINE_MARGIN_M,
      unit: 'm',
      basis: 'judgement',
      source: crop.machineSource,
    });
  }
  return limits;
}
