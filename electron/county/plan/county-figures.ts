import type { Steps } from '../../../shared/steps.ts';
import type { Equipment } from '../../../shared/yield.ts';
import { deliveredKwh } from '../../engine/account/types.ts';
import { modelsOf, typicalDay } from '../../engine/analysis.ts';
import { arrayOf } from '../../engine/site-array.ts';
import { meanDegradation } from '../../engine/site-equipment.ts';
import { energyUncertainty } from '../../engine/uncertainty.ts';
import { type EquipmentYear, prepareEquipment, prepareSky, simulateArray } from '../../engine/yield.ts';
import type { PlanData } from '../../report/plan-data.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { Account } from '../account/account.ts';
import { countedSites } from '../land/statuses.ts';
import { siteSurroundings } from '../roofs/site-roof.ts';
import { siteEquipment } from '../sites/equipment.ts';
import { terrainGrid } from '../terrain/grid.ts';
import { type ChosenWeather, placeOf } from '../weather/weather.ts';

/**
 * Losses and hours of the county's sites together: every included site simulated by the exact chain and added
 * up, so that the plan's charts are of the same sites as its totals.
 */
export function* countyFigures(
  session: Session,
  document: Document,
  weather: ChosenWeather,
  account: Account,
): Steps<Pick<PlanData, 'losses' | 'analysis'>> {
  const { assumptions } = activeScenario(document);
  const equipment = siteEquipment(session.library, assumptions);
  const sites = countedSites(session, document);
  if (sites.length === 0) return { losses: [], analysis: null };

  const sky = prepareSky(placeOf(session, document), weather.year);
  const prepared = new Map<Equipment, EquipmentYear>();
  const hourlyAcW = new Array<number>(weather.year.ghiWm2.length).fill(0);
  const lostKwh = new Map<string, number>();
  const models = new Set<string>();
  let referenceKwh = 0;
  let annualKwh = 0;
  const aged: { annualKwh: number; degradationPerYear: number }[] = [];
  const grid = terrainGrid(document);
  for (const site of sites) {
    yield;
    const horizon = siteSurroundings(document, grid, site);
    const equipped = equipment.of(site);
    const ready = prepared.get(equipped) ?? prepareEquipment(sky, equipped);
    prepared.set(equipped, ready);
    const spec = { array: arrayOf(site), ...equipped, hourly: true };
    const result = simulateArray(sky, spec, ready, horizon);
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
    aged.push({ annualKwh: result.annualKwh, degradationPerYear: equipment.degradationOf(site) });
  }
  return {
    losses: [...lostKwh].map(([name, kwh]) => ({ name, fraction: kwh / referenceKwh })),
    analysis: {
      typicalDayKwh: typicalDay(hourlyAcW),
      uncertainty: energyUncertainty(annualKwh, weather.evidence),
      firstYear: account.startYear,
      yearlyKwh: Array.from({ length: account.lastYear - account.startYear + 1 }, (_, n) =>
        deliveredKwh(account.year(account.startYear + n).total),
      ),
      degradationPerYear: meanDegradation(aged, assumptions.degradationPerYear),
      models: [...models],
    },
  };
}
