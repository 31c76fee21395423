import { afterAll, describe, expect, it } from 'vitest';
import {
  hourFactors,
  hourWeights,
  type PricedSpan,
  priceRatio,
} from '../../../electron/engine/economics/time-of-use.ts';
import { deskOnLankao, startDesk } from '../desk.ts';

const all = Array.from({ length: 12 }, (_, n) => n + 1);
const span = (band: PricedSpan['band'], from: number, to: number, factor: number | null): PricedSpan => ({
  ...{ months: all, band, from, to, factor },
});

describe('time of use', () => {
  it('takes sharp before peak, wraps past midnight and averages half hours', () => {
    const months = hourFactors(
      [span('peak', 8, 12, 1.6), span('sharp', 10, 11, 2), span('valley', 23, 7.5, 0.4)],
      true,
    ) as number[][];
    expect(months).toHaveLength(12);
    const [hours] = months;
    expect([hours![0], hours![23], hours![9], hours![10], hours![12]]).toEqual([0.4, 0.4, 1.6, 2, 1]);
    expect(hours![7]).toBeCloseTo(0.7, 12);
  });

  it('floats a part of the price only where the notice says so', () => {
    const [hours] = hourFactors([span('valley', 0, 8, 0.3)], true, 0.7) as number[][];
    expect(hours![0]).toBeCloseTo(0.51, 12);
    expect(hours![12]).toBe(1);
  });

  it('says which month is not known rather than calling it flat', () => {
    const winter = { ...span('peak', 0, 24, 1.5), months: [1, 2, 12] };
    expect(hourFactors([winter], true)).toEqual({ month: 3, why: 'hours' });
    expect(hourFactors([span('peak', 8, 12, 1.5)], false)).toEqual({ month: 1, why: 'hours' });
    expect(hourFactors([span('peak', 8, 12, null)], true)).toEqual({ month: 1, why: 'factor' });
  });

  it('weighs Beijing clock hours with UTC energy', () => {
    const months = hourWeights(hourFactors([span('peak', 12, 13, 3)], true) as number[][]);
    const noon = Array.from({ length: 8760 }, (_, utc) => (utc % 24 === 4 ? 1 : 0));
    expect(priceRatio(noon, months)).toBeCloseTo(3 / (26 / 24), 12);
    expect(priceRatio(new Array(8760).fill(2), months)).toBeCloseTo(1, 12);
    expect(priceRatio(new Array(8760).fill(0), months)).toBeNull();
  });
});

describe('price.selfUse', () => {
  const desk = startDesk();
  afterAll(() => desk.close());
  const price = (
    countyCode: string,
    tariff: 'household' | 'agriculture' | 'commercial',
    date = '2026-02-01',
  ) => desk.say('price.selfUse', { countyCode, date, tariff, shape: 'pv' });

  it('makes self-used PV worth 0.7 of the mean in Shandong and 1.36 in Guangdong', async () => {
    const shandong = await price('370102', 'commercial');
    const guangdong = await price('440103', 'commercial');
    expect(shandong.factor).toBeCloseTo(0.7, 1);
    expect(guangdong.factor).toBeCloseTo(1.36, 1);
    expect(shandong.yuanKwh).toBeCloseTo(shandong.meanYuanKwh * shandong.factor, 12);
    expect(shandong.document).toContain('914');
    expect(shandong.status).toBe('second-hand');
  });

  it('prices homes and farms by their own tariffs', async () => {
    expect(await price('410225', 'household')).toMatchObject({ yuanKwh: 0.55, factor: 1, document: null });
    expect(await price('410225', 'agriculture')).toMatchObject({ yuanKwh: 0.5, factor: 1 });
  });

  it('prices holidays for whom the notice has hours of their own, and says where none are known', async () => {
    const anhui = (twoPart: boolean, hour: number, day = 0) =>
      desk.say('price.selfUse', {
        ...{ countyCode: '340102', date: '2026-02-01', tariff: 'commercial', twoPart },
        hourlyKwh: Array.from({ length: 8760 }, (_, utc) => (utc === day * 24 + hour - 8 ? 1 : 0)),
      });
    // 3 October 2026 is in a week of holidays, the 15th is an ordinary day of the same month; noon is valley on it.
    const [holiday, ordinary] = [275, 287];
    const [large, plain] = [await anhui(true, 12, holiday), await anhui(false, 12, holiday)];
    expect(large.holidays).toBe('counted');
    expect(plain.holidays).toBe('twoPartOnly');
    expect(large.factor / (await anhui(true, 12, ordinary)).factor).toBeCloseTo(0.8, 9);
    expect(plain.factor / (await anhui(false, 12, ordinary)).factor).toBeCloseTo(1, 12);
    // 14 to 15 is flat on other days, and 16 to 22 stays a peak on holidays.
    expect(large.factor / (await anhui(true, 14, holiday)).factor).toBeCloseTo(1, 12);
    expect((await anhui(true, 17, holiday)).factor / (await anhui(true, 17, ordinary)).factor).toBeCloseTo(
      1,
      12,
    );
    expect((await price('370102', 'commercial')).holidays).toBe('notKnown');
    expect((await price('370102', 'household')).holidays).toBe('none');
  });

  it('takes the notice that follows another on its day, hours of large industry for it alone', async () => {
    const at = (countyCode: string, date: string, month: number, hour: number, twoPart = false) =>
      desk.say('price.selfUse', {
        ...{ countyCode, date, tariff: 'commercial', twoPart },
        // The 20th of a month is no holiday in any of those asked.
        hourlyKwh: Array.from({ length: 8760 }, (_, utc) =>
          utc === (Date.UTC(2026, month - 1, 20, hour - 8) - Date.UTC(2026, 0, 1)) / 3_600_000 ? 1 : 0,
        ),
      });
    const relative = async (
      ...[code, date, month, hour, twoPart]: Parameters<typeof at>
    ): Promise<number> => {
      // Every notice asked has 8 to 9 flat.
      const [one, other] = [
        await at(code, date, month, hour, twoPart),
        await at(code, date, month, 8, twoPart),
      ];
      return one.factor / other.factor;
    };
    // Shanxi: noon was flat from 13 on until April 2026, and is a valley from May on.
    expect((await at('140105', '2026-04-30', 11, 14)).document).toContain('〔2021〕479');
    expect((await at('140105', '2026-05-01', 11, 14)).document).toContain('〔2026〕15');
    expect(await relative('140105', '2026-05-01', 11, 14)).toBeCloseTo(0.45, 9);
    expect(await relative('140105', '2026-05-01', 7, 19)).toBeCloseTo(1.92, 9);
    // Zhejiang from July 2026: dusk in winter is sharp, noon a valley.
    expect(await relative('330102', '2026-07-01', 12, 19)).toBeCloseTo(2.05, 9);
    expect(await relative('330102', '2026-07-01', 4, 12)).toBeCloseTo(0.4, 9);
    // Jiangsu: 14 to 15 in July is sharp for large industry, a peak for others; 0.7 of the price floats.
    expect(await relative('320102', '2026-07-01', 7, 14, true)).toBeCloseTo(1 + 0.7 * 1.16, 9);
    expect(await relative('320102', '2026-07-01', 7, 14)).toBeCloseTo(1 + 0.7 * 0.8, 9);
  });

  it('prices noon at Spring Festival as deep valley where the notice has one for all', async () => {
    const zhejiang = (day: number) =>
      desk.say('price.selfUse', {
        ...{ countyCode: '330102', date: '2026-07-01', tariff: 'commercial' },
        hourlyKwh: Array.from({ length: 8760 }, (_, utc) => (utc === day * 24 + 4 ? 1 : 0)),
      });
    // 18 February 2026 is of a holiday of nine days, 3 January of one of three.
    const [festival, newYear] = [await zhejiang(48), await zhejiang(2)];
    expect(festival.holidays).toBe('counted');
    expect(festival.factor / newYear.factor).toBeCloseTo(0.2 / 0.4, 9);
  });

  it('gives a reason where hours, factors or the notice are not known', async () => {
    await expect(price('410225', 'commercial')).rejects.toMatchObject({ code: 'price.factor-unknown' });
    for (const date of ['2026-02-28', '2026-03-01']) {
      expect((await price('530102', 'commercial', date)).factor).toBeGreaterThan(0);
    }
    await expect(price('440103', 'commercial', '2019-06-01')).rejects.toMatchObject({
      code: 'price.no-time-of-use',
    });
    const empty = desk.say('price.selfUse', {
      ...{ countyCode: '440103', date: '2026-02-01', tariff: 'commercial' },
      hourlyKwh: new Array(8760).fill(0),
    });
    await expect(empty).rejects.toMatchObject({ code: 'price.no-energy' });
  });
});

it.each([
  ['330102', '浙江', '2026-11-01'],
  ['530102', '云南', '2026-11-01'],
  ['140105', '山西', '2026-11-01'],
  ['140105', '山西', '2026-04-30'],
])('tells in money that the hours of %s (%s) on %s are second-hand', async (countyCode, _, date) => {
  const d = await deskOnLankao(false);
  await d.say('project.create', { path: `${d.folder}/tou.gpkg`, countyCode, demonstration: false });
  await d.say('rulepack.adopt', { date });
  const { rows } = await d.say('rulepack.at', { countyCode, date });
  const notice = rows.find(({ id }) => id === 'price.timeOfUse')!;
  const { timeOfUse } = await d.say('money.outlook', {});
  expect(notice.status).toBe('second-hand');
  expect(timeOfUse).toMatchObject({ document: notice.document, status: 'second-hand' });
  await d.close();
});
