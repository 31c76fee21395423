import { atOnce, type Steps } from '../../../shared/steps.ts';
import type { Equipment } from '../../../shared/yield.ts';
import type { Built, Named } from '../../engine/site-equipment.ts';
import { type SkyYear, skySteps } from '../../engine/sky/sky-year.ts';
import { type EquipmentYear, prepareEquipment } from '../../engine/yield.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptFor } from '../../store/kept.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteEquipment } from '../sites/equipment.ts';
import { type ChosenWeather, chosenWeather, placeOf } from './weather.ts';

/** The active scenario's weather and equipment, ready for any number of arrays. */
export interface PreparedYear {
  /** The same text as long as all of it stays the same. */
  key: string;
  weather: ChosenWeather;
  sky: SkyYear;
  /** Equipment made ready under that sky. */
  ready(equipment: Equipment): EquipmentYear;
  /** A site's equipment, its own or the scenario's. */
  equipped(site: Named & Built): { equipment: Equipment; prepared: EquipmentYear };
}

/** Sun, sky and equipment behind the active scenario; the last are kept, since dragging a slider asks again. */
export const preparedYear = (session: Session, document: Document): PreparedYear =>
  atOnce(preparedYearSteps(session, document));

/** {@link preparedYear} in steps, after which asking for it costs little. */
export function* preparedYearSteps(session: Session, document: Document): Steps<PreparedYear> {
  const { assumptions } = activeScenario(document);
  const weather = chosenWeather(session, document, assumptions);
  const own = siteEquipment(session.library, assumptions);
  const key = JSON.stringify([weather.key, own.assumed]);
  const kept = keptFor(document, preparedYear, (): { year: PreparedYear | null } => ({ year: null }));
  if (kept.year?.key === key) return kept.year;
  const sky = yield* skySteps(placeOf(session, document), weather.year);
  const known = new Map<string, EquipmentYear>();
  const ready = (equipment: Equipment): EquipmentYear => {
    const name = JSON.stringify(equipment);
    const prepared = known.get(name) ?? prepareEquipment(sky, equipment);
    known.set(name, prepared);
    return prepared;
  };
  kept.year = {
    ...{ key, weather, sky, ready },
    equipped(site) {
      const equipment = own.of(site);
      return { equipment, prepared: ready(equipment) };
    },
  };
  return kept.year;
}
