import { fileURLToPath } from 'node:url';
import { levelCorrection } from '../../electron/engine/resource/ground-level.ts';
import { temperatureModel } from '../../electron/engine/resource/temperature.ts';
import { windModel } from '../../electron/engine/resource/wind.ts';
import { readClimate } from '../../electron/formats/climate.ts';
import { atOnce } from '../../shared/steps.ts';

const rms = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / values.length);
const worst = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));

/** Prints how well the bundled climate foretells each of its own stations from all the others. */
export function benchClimate(): void {
  const { stations, sseGrid, annualTemperatures, groundIrradiation } = readClimate(
    fileURLToPath(new URL('../../data', import.meta.url)),
  );
  const temperature = atOnce(temperatureModel(annualTemperatures, stations, sseGrid));
  const annual = temperature.leaveOneOutAnnualK();
  const season = temperature.leaveOneOutSeasonK().flat();
  const wind = windModel(stations).leaveOneOutLog().flat();
  console.log(
    `  annual mean temperature, ${annual.length} stations: ${rms(annual).toFixed(2)} K RMS, ${worst(annual).toFixed(2)} K at worst`,
  );
  console.log(
    `  months' departure from it, ${stations.length} stations: ${rms(season).toFixed(2)} K RMS, ${worst(season).toFixed(2)} K at worst`,
  );
  const level = levelCorrection(sseGrid, groundIrradiation);
  const irradiation = level.leaveOneOutLog();
  console.log(
    `  annual irradiation, ${irradiation.length} ground values: ${(rms(irradiation) * 100).toFixed(1)} % RMS, ${(worst(irradiation) * 100).toFixed(1)} % at worst; national mean ${level.nationalMeanKwhM2.toFixed(0)} kWh/m²`,
  );
  console.log(
    `  monthly wind, ${stations.length} stations: a factor of ${Math.exp(rms(wind)).toFixed(2)} RMS`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchClimate();
