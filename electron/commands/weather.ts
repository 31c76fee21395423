import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import { HOURS_PER_YEAR, WEATHER_DOUBTS, type WeatherYear } from '../../shared/weather.ts';
import { BUNDLED, bundledYear, climateFor, monthlyKwh, placeOf } from '../county/weather/weather.ts';
import { inspectWeatherFile, readWeatherFile } from '../formats/weather/read-weather.ts';
import { openedDocument } from '../session/session.ts';
import { listScenarios } from '../store/scenarios.ts';
import { deleteWeather, getWeather, insertWeather, listWeather } from '../store/weather.ts';
import type { HandlersOf } from './handler.ts';

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
      monthlyGhiKwhM2: monthlyKwh(year.ghiWm2),
      climateGhiKwhM2: monthlyKwh(bundled.ghiWm2),
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
