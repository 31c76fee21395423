import type { Equipment } from '../../shared/yield.ts';
import { type EquipmentYear, prepareEquipment, prepareSky, type SkyYear } from '../engine/yield.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { equipmentOf } from './estimator.ts';
import type { Session } from './session.ts';
import { type ChosenWeather, chosenWeather, placeOf } from './weather.ts';

/** The active scenario's weather and equipment, ready for any number of arrays. */
export interface PreparedYear {
  weather: ChosenWeather;
  equipment: Equipment;
  sky: SkyYear;
  prepared: EquipmentYear;
}

let last: { key: string; year: PreparedYear } | null = null;

/** Sun, sky and equipment behind the active scenario; the last are kept, since dragging a slider asks again. */
export function preparedYear(session: Session, document: Document): PreparedYear {
  const { assumptions } = activeScenario(document);
  const weather = chosenWeather(session, document, assumptions);
  const equipment = equipmentOf(assumptions);
  const key = JSON.stringify([document.path, weather.key, equipment]);
  if (last?.key !== key) {
    const sky = prepareSky(placeOf(session, document), weather.year);
    last = { key, year: { weather, equipment, sky, prepared: prepareEquipment(sky, equipment) } };
  }
  return last.year;
}
