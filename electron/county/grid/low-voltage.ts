import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { LowVoltage, TransformerCheck } from '../../../shared/grid.ts';
import type { Place } from '../../engine/grid/line.ts';
import type { MappedLine } from '../../engine/grid/low-network.ts';
import { lowFlow } from '../../engine/grid/low-voltage.ts';
import { DETOUR } from './feeders.ts';
import type { LaidTransformer } from './transformers.ts';

/** What the rules allow behind a transformer. */
export interface LowLimits {
  /** How far supply on one phase may lie below nominal, as a share of it: the rule `grid.singlePhaseBelow`. */
  below: number;
  /** Most current in the transformer's neutral over its rated one: the rule `grid.neutralMost`. */
  mostNeutral: number;
}

/** Voltages closer than this are one, p.u. */
const SAME = 1e-9;

type Flow = ReturnType<typeof lowFlow>;

/** A site behind a transformer: where it stands, and whether on one phase. */
export interface LowSite {
  siteId: number;
  place: Place;
  /** Of its inverters. */
  acKw: number;
  singlePhase: boolean;
}

/** An hour: voltage on the higher side, p.u. of nominal, what is drawn off there and what each site feeds in, kW. */
export interface LowHour {
  mediumPu: number;
  loadKw: number;
  powersKw: readonly number[];
}

/**
 * Voltages at the roofs behind a transformer, by the lines that are mapped, else as the scenario assumes them: the highest in the hour in which most
 * flows back, the lowest in that or the hour of most load. Without roofs there is nothing to tell.
 */
export function lowVoltageOf(
  { id, name, ratingKva, count, xM, yM }: LaidTransformer,
  sites: readonly LowSite[],
  { back, drawn }: { back: LowHour; drawn: LowHour },
  supply: SupplyAssumptions,
  mapped: readonly MappedLine[],
  { below, mostNeutral }: LowLimits,
): LowVoltage {
  const { lowLines, lowOhmKm, lowReactanceOhmKm, serviceM, serviceOhmKm, voltageLimit, powerFactor } = supply;
  const hours = [back, drawn, unfed(back), unfed(drawn)];
  const [atBack, atDrawn, ...alone] = hours.map(({ mediumPu, loadKw, powersKw }) =>
    lowFlow({
      ...{ ratingKva, count, loadKw, powerFactor, detour: DETOUR, noLoadPu: mediumPu * supply.lowRatio },
      roofs: sites.map(({ place, singlePhase, acKw }, i) => ({
        ...{ eastM: place.xM - xM, northM: place.yM - yM, powerKw: powersKw[i]!, ratedKw: acKw, singlePhase },
      })),
      mapped,
      lines: {
        ...{ lines: lowLines, ohmKm: lowOhmKm, reactanceOhmKm: lowReactanceOhmKm, serviceM, serviceOhmKm },
      },
    }),
  ) as [Flow, Flow, Flow, Flow];
  const solved = atBack.solved && atDrawn.solved;
  const roofs = atBack.roofs.map(({ highest, lowest: least, phase }, i) => {
    const lowest = Math.min(least, atDrawn.roofs[i]!.lowest);
    // What loads alone pull down, or would, is no matter of the roofs.
    const sunk = lowest < -below && lowest < Math.min(...alone.map(({ roofs }) => roofs[i]!.lowest)) - SAME;
    const beyond = (!solved && alone.every((flow) => flow.solved)) || highest > voltageLimit || sunk;
    return { siteId: sites[i]!.siteId, powerKw: back.powersKw[i]!, highest, lowest, phase, beyond };
  });
  return {
    ...{ transformerId: id, name, mediumPu: back.mediumPu, roofs, solved, mappedLines: mapped.length },
    ...{
      highest: atBack.highest,
      lowest: Math.min(atBack.lowest, atDrawn.lowest),
      lossesKw: atBack.lossesKw,
    },
    voltageLimits: { highest: voltageLimit, lowest: -below },
    neutralShare: atBack.neutralShare,
    unbalanced: atBack.neutralShare > mostNeutral,
  };
}

/** An hour as it would be if no roof fed in. */
const unfed = (hour: LowHour): LowHour => ({ ...hour, powersKw: hour.powersKw.map(() => 0) });

/** What the check tells of a village's roofs together. */
export const lowSummary = (low: LowVoltage): NonNullable<TransformerCheck['lowVoltage']> => ({
  ...{ highest: low.highest, lowest: low.lowest, neutralShare: low.neutralShare, unbalanced: low.unbalanced },
  mappedLines: low.mappedLines,
  solved: low.solved,
  beyond: low.roofs.filter((roof) => roof.beyond).length,
});
