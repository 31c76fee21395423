import { PlannerError } from '../../shared/errors.ts';
import { noteMessage } from '../../shared/i18n/index.ts';
import { simulateYield } from '../engine/yield.ts';
import { readWeatherFile } from '../formats/weather/read-weather.ts';
import type { HandlersOf, Session } from './session.ts';
import { bundledYear, climateFor } from './weather.ts';

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
    return {
      ...simulateYield(place, year, spec),
      notes: year.notes.map(({ code, params }) => ({ code, message: noteMessage(code, params, language) })),
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
