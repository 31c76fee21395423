import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import { isLowVoltage } from '../../../shared/feeders.ts';
import { distanceM } from '../../engine/grid/line.ts';
import type { MappedLine } from '../../engine/grid/low-network.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listFeeders } from '../../store/feeders.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { planeOf } from '../account/communities.ts';
import type { LaidTransformer } from './transformers.ts';

/**
 * The low-voltage lines that are mapped, by the transformer they lead from: the one a line names, else the one nearest to
 * either of its ends.
 */
export function lowLinesOf(
  session: Session,
  document: Document,
  transformers: readonly LaidTransformer[],
): Map<number, MappedLine[]> {
  const { supply } = activeScenario(document).assumptions;
  const plane = planeOf(session.library.countyOf(document).center);
  const found = new Map<number, MappedLine[]>();
  if (transformers.length === 0) return found;
  const byId = new Map(transformers.map((each) => [each.id, each]));
  const conductors = new Map(session.library.lowConductors().map((each) => [each.name, each]));
  for (const line of listFeeders(document)) {
    if (!isLowVoltage(line)) continue;
    const places = line.line.map(plane);
    const from = byId.get(line.transformerId ?? -1) ?? nearestTo([places[0]!, places.at(-1)!], transformers);
    const list = found.get(from.id) ?? [];
    list.push({
      places: places.map(({ xM, yM }) => ({ xM: xM - from.xM, yM: yM - from.yM })),
      ...wireOf(conductors.get(line.conductor), supply),
    });
    found.set(from.id, list);
  }
  return found;
}

/** What a conductor is per kilometre; one that is not known, as another program may name it, is as the scenario assumes. */
const wireOf = (
  conductor: { resistanceOhmKm: number; reactanceOhmKm: number } | undefined,
  { lowOhmKm, lowReactanceOhmKm }: SupplyAssumptions,
): Pick<MappedLine, 'ohmKm' | 'reactanceOhmKm'> => ({
  ohmKm: conductor?.resistanceOhmKm ?? lowOhmKm,
  reactanceOhmKm: conductor?.reactanceOhmKm ?? lowReactanceOhmKm,
});

function nearestTo(
  ends: readonly { xM: number; yM: number }[],
  transformers: readonly LaidTransformer[],
): LaidTransformer {
  const away = (each: LaidTransformer) => Math.min(...ends.map((end) => distanceM(end, each)));
  return transformers.reduce((best, each) => (away(each) < away(best) ? each : best));
}
