import { PlannerError } from '../../shared/errors.ts';
import { inLanguage } from '../../shared/i18n/in-language.ts';
import { noteMessage } from '../../shared/i18n/index.ts';
import { bundledEvidence, bundledYear, climateFor, importedEvidence } from '../county/weather/weather.ts';
import { energyUncertainty } from '../engine/uncertainty.ts';
import { simulateYield } from '../engine/yield.ts';
import { readWeatherFile } from '../formats/weather/read-weather.ts';
import type { Session } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const yields: HandlersOf<'yield'> = {
  'yield.simulate'(session, { place, weather, ...spec }, { language }) {
    const year =
      'file' in weather
        ? readWeatherFile(weather.file, {
            place,
            accept: weather.accept,
            climate: climateFor(session, place),
          })
        : bundledFor(session, place);
    const result = simulateYield(place, year, spec);
    const evidence = 'file' in weather ? importedEvidence([year]) : bundledEvidence(session, place);
    const uncertainty = energyUncertainty(result.annualKwh, evidence);
    return {
      ...result,
      notes: year.notes.map(({ code, params }) => ({ code, message: noteMessage(code, params, language) })),
      uncertainty: {
        ...uncertainty,
        parts: uncertainty.parts.map((part) => ({ ...part, source: inLanguage(part.source, language) })),
      },
    };
  },
};

/**
 * The bundled climate's hours for any place in China.
 * @throws PlannerError weather.no-bundled-climate
 */
function bundledFor(session: Session, place: Parameters<typeof bundledYear>[1]) {
  const { latitudeDeg, longitudeDeg } = place;
  if (!session.library.counties().covers(longitudeDeg, latitudeDeg)) {
    throw new PlannerError('weather.no-bundled-climate', { latitudeDeg, longitudeDeg }, { field: 'place' });
  }
  return bundledYear(session, place);
}
