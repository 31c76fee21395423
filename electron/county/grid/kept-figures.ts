import type { KeptFigures } from '../../../shared/consumers.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario, updateScenario } from '../../store/scenarios.ts';
import { listedStations } from './listed-stations.ts';

/**
 * Writes figures of a substation into the active scenario; null takes one away, and those left out stay.
 *
 * @throws PlannerError `station.unknown`
 */
export function keepStation(document: Document, stationId: number, figures: KeptFigures): void {
  if (!listedStations(document).some(({ id }) => id === stationId))
    throw new PlannerError('station.unknown', { id: stationId }, { field: 'stationId' });
  const scenario = activeScenario(document);
  const { assumptions } = scenario;
  const supply = { ...assumptions.supply };
  for (const [figure, value] of Object.entries(figures) as [keyof KeptFigures, number | null | undefined][]) {
    if (value === undefined) continue;
    const { [String(stationId)]: _before, ...others } = supply[figure];
    supply[figure] = value === null ? others : { ...others, [String(stationId)]: value };
  }
  updateScenario(document, { ...scenario, assumptions: { ...assumptions, supply } });
}
