import { afterAll, describe, expect, it } from 'vitest';
import {
  hourFactors,
  hourWeights,
  type PricedSpan,
  priceRatio,
} from '../../../electron/engine/economics/time-of-use.ts';
import { startDesk } from '../desk.ts';

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

  it('gives a reason where hours, factors or the notice are not known', async () => {
    await expect(price('410225', 'commercial')).rejects.toMatchObject({ code: 'price.factor-unknown' });
    await expect(price('530102', 'commercial', '2026-03-01')).rejects.toMatchObject({
      code: 'price.hours-unknown',
    });
    expect((await price('530102', 'commercial', '2026-02-28')).factor).toBeGreaterThan(0);
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
