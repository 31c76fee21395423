import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WEATHER_ROLES } from '../../../shared/weather.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';
import { table } from '../weather/sky.ts';

/** Lankao's county seat, near enough for a made sky. */
const LANKAO = { latitudeDeg: 34.82, longitudeDeg: 114.82 };
let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
}, 60_000);
afterAll(() => d.close());

const strange = () => d.file('strange.csv', table('wann,Sonne,direkt,diffus,Luft,Wind', LANKAO));
const mapping = {
  columns: { time: 'wann', ghi: 'Sonne', dni: 'direkt', dhi: 'diffus', temperature: 'Luft', wind: 'Wind' },
  utcOffsetHours: 8,
};

describe('a table the program cannot read by itself', () => {
  test('is shown, tried and imported by the same answers', async () => {
    const path = strange();
    await expect(d.say('weather.import', { path })).rejects.toMatchObject({ code: 'weather.columns-needed' });
    const seen = await d.say('weather.inspect', { path });
    expect(seen).toMatchObject({ format: 'csv', preview: null, problem: null, guess: { wind: 'Wind' } });
    expect(seen.columns).toEqual(Object.values(mapping.columns));
    expect(Object.keys(mapping.columns).every((role) => WEATHER_ROLES.includes(role as never))).toBe(true);

    const tried = await d.say('weather.inspect', { path, ...mapping });
    expect(tried.problem).toBeNull();
    expect(tried.preview!.annualGhiKwhM2).toBeGreaterThan(600);
    const light = tried.preview!.day.map(({ ghiWm2 }) => ghiWm2);
    // Beijing hours: solar noon at Lankao is a quarter past twelve.
    expect(light.indexOf(Math.max(...light))).toBeGreaterThanOrEqual(11);
    expect(light.indexOf(Math.max(...light))).toBeLessThanOrEqual(12);
    expect(light[1]).toBe(0);

    const { id } = await d.say('weather.import', { path, ...mapping });
    const { years } = await d.say('weather.list', {});
    expect(years.find((year) => year.id === id)!.annualGhiKwhM2).toBeCloseTo(
      tried.preview!.annualGhiKwhM2,
      6,
    );

    const profile = await d.say('weather.profile', { id });
    const noon = profile.dailyGhiWm2.map((day) => day[12]!).reduce((a, b) => a + b);
    const night = profile.dailyGhiWm2.map((day) => day[0]!).reduce((a, b) => a + b);
    expect(noon).toBeGreaterThan(0);
    expect(night).toBe(0);
    expect(profile.solarNoonHour).toBeCloseTo(12.35, 1);
    const sum = (months: number[]) => months.reduce((a, b) => a + b);
    expect(sum(profile.monthlyGhiKwhM2)).toBeCloseTo(tried.preview!.annualGhiKwhM2, 6);
    expect(sum(profile.climateGhiKwhM2)).toBeGreaterThan(1000);
  });

  test('says in words why an answer does not do', async () => {
    const columns = { ...mapping.columns, ghi: 'Luft' };
    const { problem, preview } = await d.say('weather.inspect', { path: strange(), ...mapping, columns });
    expect(preview).toBeNull();
    expect(problem!.code).toMatch(/^weather\./);
    expect(problem!.message).not.toContain('weather.');
  });

  test('without any header is mapped by number', async () => {
    const rows = table('', LANKAO).split('\n').slice(1).join('\n');
    const path = d.file('bare.csv', rows);
    const seen = await d.say('weather.inspect', { path });
    expect(seen.columns).toEqual(['#1', '#2', '#3', '#4', '#5', '#6']);
    const columns = { time: '#1', ghi: '#2', dni: '#3', dhi: '#4', temperature: '#5', wind: '#6' };
    const tried = await d.say('weather.inspect', { path, columns, utcOffsetHours: 8 });
    expect(tried.problem).toBeNull();
    expect(tried.preview!.notes).toEqual([]);
  });
});

describe('a yield from a file', () => {
  const array = { mount: 'fixed', tiltDeg: 30, capacityKwp: 10 } as const;
  const head = '#Latitude: 34.82\n#Longitude: 114.82\n#Elevation: 70\n#UTC+8\n';
  const late = () => d.file('late.csv', head + table('time,GHI,DNI,DHI,Temp,WS', { ...LANKAO, seenAt: 0 }));

  test('tells what was changed', async () => {
    const place = { ...LANKAO, elevationM: 70 };
    const { notes, annualKwh } = await d.say('yield.simulate', { place, weather: { file: late() }, array });
    expect(annualKwh).toBeGreaterThan(5000);
    const clock = notes.find(({ code }) => code === 'weather.note.clock-corrected')!;
    expect(clock.message).toContain('30');
  });

  test('made elsewhere asks first', async () => {
    const place = { latitudeDeg: 36.5, longitudeDeg: 114.82, elevationM: 70 };
    const file = late();
    await expect(d.say('yield.simulate', { place, weather: { file }, array })).rejects.toMatchObject({
      code: 'weather.elsewhere',
    });
    const taken = await d.say('yield.simulate', { place, weather: { file, accept: ['place'] }, array });
    expect(taken.annualKwh).toBeGreaterThan(5000);
  });

  test.each([
    ['Tromsø', 69.65, 18.96],
    ['Ulaanbaatar', 47.92, 106.92],
    ['Hanoi', 21.03, 105.85],
    ['Seoul', 37.57, 126.98],
  ])('is not made from the bundled climate in %s', async (_, latitudeDeg, longitudeDeg) => {
    const place = { latitudeDeg, longitudeDeg, elevationM: 0 };
    await expect(d.say('yield.simulate', { place, weather: { bundled: true }, array })).rejects.toMatchObject(
      {
        code: 'weather.no-bundled-climate',
      },
    );
  });

  test('is made from it anywhere in China, and longitudes end at 180', async () => {
    for (const [longitudeDeg, latitudeDeg] of [
      [75.99, 39.47],
      [126.53, 45.8],
      [110.35, 20.02],
      [91.1, 29.65],
    ]) {
      const place = { latitudeDeg: latitudeDeg!, longitudeDeg: longitudeDeg!, elevationM: 0 };
      const made = await d.say('yield.simulate', { place, weather: { bundled: true }, array });
      expect(made.annualKwh).toBeGreaterThan(5000);
    }
    const place = { ...LANKAO, longitudeDeg: 190, elevationM: 0 };
    await expect(d.say('yield.simulate', { place, weather: { bundled: true }, array })).rejects.toMatchObject(
      {
        code: 'input.invalid',
      },
    );
  });
});
