import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectWeatherFile, readWeatherFile } from '../../../electron/formats/weather/read-weather.ts';
import { PlannerError } from '../../../shared/errors.ts';
import {
  type Course,
  epw,
  meteonorm,
  plain,
  power,
  pvgisSeriesCsv,
  pvgisTmyCsv,
  pvgisTmyJson,
  solargis,
  tmy3,
} from '../../unit/weather/build.ts';
import { skyAt } from '../../unit/weather/sky.ts';

const place = { latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110 };
const course: Course = ({ hour, index }) => {
  const sun = Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI));
  const ghi = hour > 6 && hour < 18 ? Math.round(sun * 280) : 0;
  return { ghi, dni: ghi, dhi: Math.round(ghi / 3), temperature: 12 + (index % 9), wind: 1 + (index % 5) };
};
/** The same in UTC, eight hours behind. */
const utc: Course = (when) => course({ ...when, hour: (when.hour + 8) % 24 });
const files = {
  epw: epw(course),
  tmy3: tmy3(course),
  pvgisTmy: pvgisTmyCsv(utc),
  pvgisSeries: pvgisSeriesCsv(utc),
  pvgisJson: pvgisTmyJson(utc),
  power: power(utc),
  plain: plain(utc),
  solargis: solargis(course),
  meteonorm: meteonorm(course),
};
// The TMY3 sample is another continent's.
const options = { place, utcOffsetHours: 8, accept: ['place'] as const };
const anyFile = fc.constantFrom(...(Object.keys(files) as (keyof typeof files)[]));

/** Reads or refuses in a way the planner understands; anything else is a bug. */
function readOrRefuse(text: string): void {
  try {
    const year = readWeatherFile(text, options);
    for (const values of [year.ghiWm2, year.dniWm2, year.dhiWm2, year.airTemperatureC, year.windMs]) {
      expect(values.length).toBe(8760);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    expect(error.code).toMatch(/^weather\./);
  }
  expect(typeof inspectWeatherFile(text).format).toBe('string');
}

test('every sound file reads', () => {
  for (const [name, text] of Object.entries(files)) {
    const year = readWeatherFile(text, options);
    const sum = year.ghiWm2.reduce((total, value) => total + value, 0);
    expect(sum, name).toBeGreaterThan(6e5);
  }
});

test('plain CSV gives back what was written', () => {
  const share = fc.integer({ min: 3, max: 10 }).map((n) => n / 10);
  const air = fc.record({
    temperature: fc.integer({ min: -300, max: 400 }).map((n) => n / 10),
    wind: fc.integer({ min: 0, max: 200 }).map((n) => n / 10),
  });
  fc.assert(
    fc.property(
      fc.array(share, { minLength: 24, maxLength: 60 }),
      fc.array(air, { minLength: 24, maxLength: 60 }),
      (shares, airs) => {
        // Any light that belongs together: a sky under its own sun, dimmed hour by hour.
        const written = Array.from({ length: 8760 }, (_, i) => {
          const { ghi, dni, dhi } = skyAt(i);
          const kept = shares[i % shares.length]!;
          return { ghi: ghi * kept, dni: dni * kept, dhi: dhi * kept, ...airs[i % airs.length]! };
        });
        const year = readWeatherFile(
          plain(({ index }) => written[index]!),
          { place, accept: ['sum'] },
        );
        for (let i = 0; i < 8760; i += 37) {
          const { ghi, dni, dhi, temperature, wind } = written[i]!;
          expect(year.ghiWm2[i]).toBe(ghi);
          expect(year.dniWm2[i]).toBe(dni);
          expect(year.dhiWm2[i]).toBe(dhi);
          expect(year.airTemperatureC[i]).toBe(temperature);
          expect(year.windMs[i]).toBe(wind);
        }
      },
    ),
    { numRuns: 5 },
  );
});

test('cut short or scrambled anywhere, a file reads or is refused in words', () => {
  const noise = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '',
      ',',
      '\n',
      '"',
      '-9999',
      'NaN',
      '1e308',
      '-',
      '29',
      '2020-02-30',
      '\u0000',
      '；',
      '}',
    ),
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      anyFile,
      share,
      fc.integer({ min: 0, max: 40 }),
      noise,
      fc.boolean(),
      (name, where, drop, put, near) => {
        const text = files[name];
        const at = Math.floor(where * (near ? Math.min(text.length, 2000) : text.length));
        readOrRefuse(`${text.slice(0, at)}${put}${text.slice(at + drop)}\n`);
      },
    ),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(anyFile, share, (name, part) =>
      readOrRefuse(`${files[name].slice(0, Math.floor(part * files[name].length))}\n`),
    ),
    { numRuns: 25 },
  );
});

test('words are not weather', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => readOrRefuse(`${text}\n${text}`)),
    { numRuns: 200 },
  );
});
