import { modelsOf, typicalDay, yearlyProduction } from '../engine/analysis.ts';
import { arrayOf } from '../engine/site-array.ts';
import {
  combinedUncertainty,
  exceeded,
  P75_QUANTILE,
  P90_QUANTILE,
  P99_QUANTILE,
  UNCERTAINTY_PARTS,
} from '../engine/uncertainty.ts';
import { prepareEquipment, prepareSky, simulateArray } from '../engine/yield.ts';
import type { PlanData } from '../report/plan-data.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { equipmentOf } from './estimator.ts';
import { countedSites } from './land-rules.ts';
import type { Session } from './session.ts';
import { terrainGrid } from './terrain-grid.ts';
import { siteHorizon } from './terrain-site.ts';
import { type ChosenWeather, placeOf } from './weather.ts';

/**
 * Losses and hours of the county's sites together: every included site simulated by the exact chain and added
 * up, so that the plan's charts are of the same sites as its totals.
 */
export function countyFigures(
  session: Session,
  document: Document,
  weather: ChosenWeather,
): Pick<PlanData, 'losses' | 'analysis'> {
  const { assumptions } = activeScenario(document);
  const equipment = equipmentOf(assumptions);
  const sites = countedSites(session, document);
  if (sites.length === 0) return { losses: [], analysis: null };

  const sky = prepareSky(placeOf(session, document), weather.year);
  const prepared = prepareEquipment(sky, equipment);
  const hourlyAcW = new Array<number>(weather.year.ghiWm2.length).fill(0);
  const lostKwh = new Map<string, number>();
  const models = new Set<string>();
  let referenceKwh = 0;
  let annualKwh = 0;
  const grid = terrainGrid(document);
  for (const site of sites) {
    const horizon = siteHorizon(grid, site);
    const spec = { array: arrayOf(site), ...equipment, hourly: true };
    const result = simulateArray(sky, spec, prepared, horizon);
    const siteReferenceKwh = result.annualPoaKwhM2 * site.capacityKwp;
    for (const { name, fraction } of result.losses) {
      lostKwh.set(name, (lostKwh.get(name) ?? 0) + fraction * siteReferenceKwh);
    }
    result.hourlyAcW?.forEach((watts, hour) => {
      hourlyAcW[hour] += watts;
    });
    for (const model of modelsOf(spec, horizon)) models.add(model);
    referenceKwh += siteReferenceKwh;
    annualKwh += result.annualKwh;
  }
  const combinedFraction = combinedUncertainty();
  return {
    losses: [...lostKwh].map(([name, kwh]) => ({ name, fraction: kwh / referenceKwh })),
    analysis: {
      typicalDayKwh: typicalDay(hourlyAcW),
      uncertainty: {
        parts: [...UNCERTAINTY_PARTS],
        combinedFraction,
        p50Kwh: annualKwh,
        p75Kwh: exceeded(annualKwh, combinedFraction, P75_QUANTILE),
        p90Kwh: exceeded(annualKwh, combinedFraction, P90_QUANTILE),
        p99Kwh: exceeded(annualKwh, combinedFraction, P99_QUANTILE),
      },
      yearlyKwh: yearlyProduction(annualKwh, assumptions),
      degradationPerYear: assumptions.degradationPerYear,
      models: [...models],
    },
  };
}
