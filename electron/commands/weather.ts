import { utcHour } from '../../shared/civil-time.ts';
import type { Assumptions } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import { HOURS_IN_MONTH, HOURS_PER_YEAR, WEATHER_DOUBTS, type WeatherYear } from '../../shared/weather.ts';
import type { Place } from '../../shared/yield.ts';
import { climateAt } from '../engine/resource/climate.ts';
import { generateHourlyYear } from '../engine/resource/hourly.ts';
import type { MonthlyClimate } from '../engine/resource/types.ts';
import type { ResourceEvidence } from '../engine/uncertainty.ts';
import { inspectWeatherFile, readWeatherFile } from '../formats/weather/read-weather.ts';
import { type Document, readProject } from '../store/document.ts';
import { activeScenario, listScenarios } from '../store/scenarios.ts';
import { deleteWeather, getWeather, insertWeather, listWeather } from '../store/weather.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';

/** 21 June, days after New Year. */
const PREVIEW_DAY = 171;
const BEIJING_AHEAD_HOURS = 8;

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

  'weather.import'(session, { path, columns, utcOffsetHours, accept }) {
    const document = openedDocument(session);
    const place = placeOf(session, document);
    const climate = climateFor(session, place);
    const year = readWeatherFile(path, { columns, utcOffsetHours, place, accept, climate });
    return { id: insertWeather(document, year.source, year), name: year.source };
  },

  'weather.inspect'(session, { path, columns, utcOffsetHours }, { language }) {
    const found = inspectWeatherFile(path);
    if (!columns) return { ...found, preview: null, problem: null };
    const place = placeOf(session, openedDocument(session));
    const options = {
      columns,
      utcOffsetHours,
      place,
      accept: WEATHER_DOUBTS,
      climate: climateFor(session, place),
    };
    try {
      return { ...found, preview: previewOf(readWeatherFile(path, options)), problem: null };
    } catch (error) {
      if (!(error instanceof PlannerError)) throw error;
      return {
        ...found,
        preview: null,
        problem: { code: error.code, message: errorMessage(error, language) },
      };
    }
  },

  'weather.profile'(session, { id }) {
    const document = openedDocument(session);
    const place = placeOf(session, document);
    const bundled = bundledYear(session, place);
    const year = id === null ? bundled : getWeather(document, id).year;
    return {
      dailyGhiWm2: byDay(year.ghiWm2),
      monthlyGhiKwhM2: byMonth(year.ghiWm2),
      climateGhiKwhM2: byMonth(bundled.ghiWm2),
      solarNoonHour: 12 + BEIJING_AHEAD_HOURS - place.longitudeDeg / 15,
    };
  },

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

/** What a mapping of columns makes of a file: its sum, 21 June by Beijing time, what was changed. */
function previewOf({ ghiWm2, airTemperatureC, notes }: WeatherYear) {
  const from = utcHour(PREVIEW_DAY * 24);
  return {
    annualGhiKwhM2: ghiWm2.reduce((sum, value) => sum + value, 0) / 1000,
    day: Array.from({ length: 24 }, (_, hour) => ({
      ghiWm2: ghiWm2[from + hour]!,
      airTemperatureC: airTemperatureC[from + hour]!,
    })),
    notes,
  };
}

/** 365 days × 24 hours of Beijing time from UTC hours. */
const byDay = (hours: Float64Array): number[][] =>
  Array.from({ length: HOURS_PER_YEAR / 24 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => hours[utcHour(day * 24 + hour)]!),
  );

/** Sums of the UTC months, in thousands. */
function byMonth(hours: Float64Array): number[] {
  let from = 0;
  return HOURS_IN_MONTH.map((count) => {
    const sum = hours.subarray(from, from + count).reduce((total, value) => total + value, 0);
    from += count;
    return sum / 1000;
  });
}

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
