/**
 * Makes `data/climate/stations.csv` from `data/climate/power-monthly.csv`: MJ to kWh, the diffuse share by
 * the monthly relation of Erbs et al. (1982), wind from 2 m to 10 m. Run by hand when the source table
 * changes: `node data/build/climate.ts`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  monthlyExtraterrestrial,
  monthlySunsetHourAngle,
} from '../../electron/engine/resource/extraterrestrial.ts';
import { monthlyDiffuseFraction } from '../../electron/engine/resource/monthly-diffuse.ts';
import { readDataCsv } from '../../electron/formats/csv.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const folder = fileURLToPath(new URL('../climate/', import.meta.url));

/** Wind at 10 m over wind at 2 m above short grass: Allen et al. (1998), FAO Irrigation paper 56, eq. 47. */
const WIND_10M_PER_2M = Math.log(67.8 * 10 - 5.42) / 4.87;

const lines = [
  '# Monthly means made from power-monthly.csv by data/build/climate.ts; do not edit by hand.',
  '# GHI and temperature: NASA POWER daily 2015-2024 (US Government data, free of copyright). elevationM: the elevation the temperatures belong to.',
  '# diffuseFraction: computed from the monthly clearness index by Erbs, Klein & Duffie (1982), Solar Energy 28:293 (monthly relation), not measured.',
  '# windMs: at 10 m, from 2 m by the logarithmic profile of FAO Irrigation and Drainage Paper 56 (Allen et al. 1998), eq. 47.',
  [
    'station,adcodePrefix,latitudeDeg,longitudeDeg,elevationM',
    ...['ghiKwhM2Day', 'diffuseFraction', 'airTemperatureC', 'windMs'].flatMap((name) =>
      MONTHS.map((month) => `${name}${month}`),
    ),
    'source,year',
  ].join(','),
];
for (const row of readDataCsv(`${folder}power-monthly.csv`)) {
  const latitude = Number(row.latitudeDeg);
  const outside = monthlyExtraterrestrial(latitude);
  const sunset = monthlySunsetHourAngle(latitude);
  const ghi = MONTHS.map((month) => Number(row[`ghiMjM2Day${month}`]) / 3.6);
  lines.push(
    [
      row.station,
      row.adcodePrefix,
      row.latitudeDeg,
      row.longitudeDeg,
      row.gridElevationM,
      ...ghi.map((value) => value.toFixed(3)),
      ...ghi.map((value, m) => monthlyDiffuseFraction(value / outside[m]!, sunset[m]!).toFixed(3)),
      ...MONTHS.map((month) => row[`temperatureC${month}`]),
      ...MONTHS.map((month) => ((Number(row[`wind2mKmh${month}`]) / 3.6) * WIND_10M_PER_2M).toFixed(2)),
      `${row.source}; ⟦散射：Erbs 1982；10 m 风速：FAO-56 式 47 ‖ diffuse: Erbs 1982; wind at 10 m: FAO-56 eq. 47⟧`,
      row.year,
    ].join(','),
  );
}
writeFileSync(`${folder}stations.csv`, `${lines.join('\n')}\n`);
