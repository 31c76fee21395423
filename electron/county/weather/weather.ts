import type { Assumptions } from '../../../shared/domain.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import type { Place } from '../../../shared/yield.ts';
import { climateAt } from '../../engine/resource/climate.ts';
import { generateHourlyYear } from '../../engine/resource/hourly.ts';
import type { MonthlyClimate } from '../../engine/resource/types.ts';
import type { ResourceEvidence } from '../../engine/uncertainty.ts';
import type { Session } from '../../session/session.ts';
import { type Document, readProject } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { getWeather, listWeather } from '../../store/weather.ts';

/** Name of the bundled climate in lists; the window shows its translation. */
export const BUNDLED = 'bundled';

/** Where a document's sun and climate are taken: the middle of its county. */
export function placeOf(session: Session, document: Document): Place {
  const [longitudeDeg, latitudeDeg] = session.library.countyOf(document).center;
  return { latitudeDeg, longitudeDeg, elevationM: readProject(document).elevationM };
}

export interface ChosenWeather {
  /** Changes whenever the hours do. */
  key: string;
  name: string;
  year: WeatherYear;
  /** The monthly climate behind the bundled hours; null for an imported year. */
  climate: MonthlyClimate | null;
  /** What the sunlight rests on, for the uncertainty of what it yields. */
  evidence: ResourceEvidence;
}

/** The hourly year behind a scenario's estimates. */
export function chosenWeather(
  session: Session,
  document: Document,
  { weatherId }: Assumptions,
): ChosenWeather {
  const place = placeOf(session, document);
  if (weatherId === null) {
    return {
      key: `bundled@${place.latitudeDeg},${place.longitudeDeg},${place.elevationM}`,
      name: BUNDLED,
      year: bundledYear(session, place),
      climate: bundledClimate(session, place),
      evidence: bundledEvidence(session, place),
    };
  }
  const { name, year } = getWeather(document, weatherId);
  const evidence = importedEvidence(listWeather(document).map((imported) => imported.year));
  return { key: `imported#${weatherId}`, name, year, climate: null, evidence };
}

/** How sure the bundled climate's level is at a place. */
export const bundledEvidence = (session: Session, place: Place): ResourceEvidence => ({
  kind: 'climate',
  levelFraction: bundledClimate(session, place).levelUncertainty,
});

/** What imported years together tell of the sunlight. */
export const importedEvidence = (years: readonly WeatherYear[]): ResourceEvidence => ({
  kind: 'years',
  annualGhi: years.map(({ ghiWm2 }) => ghiWm2.reduce((sum, value) => sum + value, 0) / 1000),
});

/** The weather of the active scenario. */
export function activeWeather(session: Session, document: Document): ChosenWeather {
  return chosenWeather(session, document, activeScenario(document).assumptions);
}

/** The bundled climate at a place, to fill what a file lacks; nothing outside of China. */
export const climateFor = (session: Session, place: Place): (() => WeatherYear) | undefined =>
  session.library.counties().covers(place.longitudeDeg, place.latitudeDeg)
    ? () => bundledYear(session, place)
    : undefined;

function bundledClimate({ library }: Session, place: Place): MonthlyClimate {
  return climateAt(library.climate(), place);
}

let lastBundled: { key: string; year: WeatherYear } | null = null;

/** Hours made from the bundled climate; the last place's are kept, since a document asks again and again. */
export function bundledYear(session: Session, place: Place): WeatherYear {
  const key = JSON.stringify(place);
  if (lastBundled?.key !== key) {
    lastBundled = { key, year: generateHourlyYear(bundledClimate(session, place), place) };
  }
  return lastBundled.year;
}
