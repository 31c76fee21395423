import type { Assumptions } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { HOURS_PER_YEAR, type WeatherYear } from '../../shared/weather.ts';
import type { Place } from '../../shared/yield.ts';
import { climateAt } from '../engine/resource/climate.ts';
import { generateHourlyYear } from '../engine/resource/hourly.ts';
import type { MonthlyClimate } from '../engine/resource/types.ts';
import { inspectWeatherFile, readWeatherFile } from '../formats/weather/read-weather.ts';
import { type Document, readProject } from '../store/document.ts';
import { activeScenario, listScenarios } from '../store/scenarios.ts';
import { deleteWeather, getWeather, insertWeather, listWeather } from '../store/weather.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';

export const weather: HandlersOf<'weather'> = {
  'weather.list'(session) {
    const document = openedDocument(session);
    const bundled = { id: null, name: BUNDLED, year: bundledYear(session, placeOf(session, document)) };
    return {
      years: [bundled, ...listWeather(document)].map(({ id, name, year }) => ({
        id,
        name,
        annualGhiKwhM2: year.ghiWm2.reduce((sum, value) => sum + value, 0) / 1000,
        meanTemperatureC: year.airTemperatureC.reduce((sum, value) => sum + value, 0) / HOURS_PER_YEAR,
        notes: year.notes,
      })),
    };
  },

  'weather.import'(session, { path, columns, utcOffsetHours }) {
    const document = openedDocument(session);
    const year = readWeatherFile(path, { columns, utcOffsetHours, place: placeOf(session, document) });
    return { id: insertWeather(document, year.source, year), name: year.source };
  },

  'weather.inspect': (_, { path }) => inspectWeatherFile(path),

  'weather.delete'(session, { id }) {
    const document = openedDocument(session);
    const user = listScenarios(document).find((scenario) => scenario.assumptions.weatherId === id);
    if (user) throw new PlannerError('weather.in-use', { name: user.name });
    deleteWeather(document, id);
    return { ok: true };
  },
};

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
    };
  }
  const { name, year } = getWeather(document, weatherId);
  return { key: `imported#${weatherId}`, name, year, climate: null };
}

/** The weather of the active scenario. */
export function activeWeather(session: Session, document: Document): ChosenWeather {
  return chosenWeather(session, document, activeScenario(document).assumptions);
}

function bundledClimate({ library }: Session, place: Place): MonthlyClimate {
  const { stations, sseGrid } = library.climate();
  return climateAt(stations, sseGrid, place);
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
