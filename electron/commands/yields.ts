import { simulateYield } from '../engine/yield.ts';
import { readWeatherFile } from '../formats/weather/read-weather.ts';
import type { HandlersOf } from './session.ts';
import { bundledYear } from './weather.ts';

export const yields: HandlersOf<'yield'> = {
  'yield.simulate'(session, { place, weather, ...spec }) {
    const year = 'file' in weather ? readWeatherFile(weather.file, { place }) : bundledYear(session, place);
    return simulateYield(place, year, spec);
  },
};
