import type { StationYear } from '../../engine/grid/serve-year.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { existingOf, lessExisting } from './existing.ts';
import { feedersOf } from './feeders.ts';
import { reverseKw, stationLoads, stationsOf } from './stations.ts';
import { transformersOf } from './transformers.ts';
import { strongerStation, worksAt } from './works.ts';

/** What may be generated at every station, hour by hour, and what one kWp of some sites there gives. */
export function stationYears(
  session: Session,
  document: Document,
  generation: ReadonlyMap<number, { hours: Float64Array; capacityKwp: number }>,
): Map<number, StationYear> {
  const nodes = stationsOf(session, document);
  const laid = feedersOf(session, document, nodes);
  const transformers = transformersOf(session, document, nodes, laid);
  const { connected } = existingOf(session, document, nodes, laid, transformers);
  const loads = lessExisting(session, document, stationLoads(session, document, nodes), connected.stations);
  const { supply } = activeScenario(document).assumptions;
  const { simultaneity } = supply;
  return new Map(
    nodes.flatMap((node): [number, StationYear][] => {
      const made = generation.get(node.id);
      if (!made || made.capacityKwp <= 0) return [];
      const back = reverseKw(document, strongerStation(node, worksAt(supply, 'station', node.id)));
      return [
        [
          node.id,
          {
            perKwp: made.hours.map((kwh) => (kwh * simultaneity) / made.capacityKwp),
            allowedKw: loads.get(node.id)!.map((kwh) => Math.max(0, kwh + back)),
          },
        ],
      ];
    }),
  );
}
