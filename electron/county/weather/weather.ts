import type { Assumptions } from '../../../shared/domain.ts';
import { atOnce, type Steps, sharedSteps } from '../../../shared/steps.ts';
import { HOURS_IN_MONTH, type WeatherYear } from '../../../shared/weather.ts';
import type { Place } from '../../../shared/yield.ts';
import { climateAt, readyClimate } from '../../engine/resource/climate.ts';
import { generateHourly } from '../../engine/resource/hourly.ts';
import type { MonthlyClimate } from '../../engine/resource/types.ts';
import type { ResourceEvidence } from '../../engine/uncertainty.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { readProject } from '../../store/project-row.ts';
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

/** Makes ready the weather of a scenario a part at a time, so that {@link chosenWeather} costs little. */
export function* readyWeather(session: Session, document: Document, { weatherId }: Assumptions): Steps<void> {
  if (weatherId !== null) return;
  yield* readyClimate(session.library.climate());
  const place = placeOf(session, document);
  bundledClimate(session, place);
  yield;
  yield* bundledYearSteps(session, place);
  yield;
}

/** The bundled climate at a place, to fill what a file lacks; nothing outside of China. */
export const climateFor = (session: Session, place: Place): (() => WeatherYear) | undefined =>
  session.library.counties().covers(place.longitudeDeg, place.latitudeDeg)
    ? () => bundledYear(session, place)
    : undefined;

function bundledClimate({ library }: Session, place: Place): MonthlyClimate {
  return climateAt(library.climate(), place);
}

let lastBundled: { key: string; steps: () => Steps<WeatherYear> } | null = null;

/**
 * Hours made from the bundled climate. They follow from the place alone: the last place's are kept whichever document asks.
 */
export const bundledYear = (session: Session, place: Place): WeatherYear =>
  atOnce(bundledYearSteps(session, place));

function bundledYearSteps(session: Session, place: Place): Steps<WeatherYear> {
  const key = JSON.stringify(place);
  if (lastBundled?.key !== key) {
    lastBundled = { key, steps: sharedSteps(() => generateHourly(bundledClimate(session, place), place)) };
  }
  return lastBundled.steps();
}

/** Sums of hours of power over the UTC months, by which the window, the workbook and the plan count; in thousands. */
export function monthlyKwh(hours: Float64Array): number[] {
  let from = 0;
  return HOURS_IN_MONTH.map((count) => {
    const sum = hours.subarray(from, from + count).reduce((total, value) => total + value, 0);
    from += count;
    return sum / 1000;
  });
}
