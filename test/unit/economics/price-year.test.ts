import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPriceYear } from '../../../electron/formats/price-year.ts';
import { utcHour } from '../../../shared/civil-time.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const HOURS = 8760;
/** Cheap at noon, dear in the evening, below nil at some noons: yuan per kWh of an hour of the Beijing year. */
const priceAt = (hour: number): number => {
  const [day, clock] = [Math.floor(hour / 24), hour % 24];
  if (clock >= 11 && clock < 14) return day % 7 === 0 ? -0.05 : 0.1;
  return clock >= 18 && clock < 22 ? 0.6 : 0.35;
};
const civil = Array.from({ length: HOURS }, (_, hour) => priceAt(hour));
const perMwh = civil.map((yuan) => yuan * 1000);
const two = (n: number) => String(n).padStart(2, '0');
const stampOf = (year: number, hour: number) => {
  const at = new Date(Date.UTC(year, 0, 1, hour));
  return `${year}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:00`;
};

let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
  await d.say('site.create', { kind: 'rooftop', geometry: square(114.8, 34.8, 0.001) });
  await d.say('site.update', { ids: [1], changes: { ownerClass: 'household', gridMode: 'fullFeedIn' } });
  await d.settled();
}, 60_000);
afterAll(() => d.close());

const file = (rows: readonly unknown[], name = 'prices.csv') => d.file(name, rows.join('\n'));
const expectCivil = (year: { hoursYuanKwh: Float64Array }) => {
  for (const hour of [0, 12, 24 * 7 + 12, 24 * 58 + 20, 24 * 59 + 20, 8759]) {
    expect(year.hoursYuanKwh[utcHour(hour)], String(hour)).toBeCloseTo(priceAt(hour), 12);
  }
};

describe('a file of market prices', () => {
  it.each([
    ['a heading in kWh', ['电价(元/kWh)', ...civil], 'yuanKwh', 'file'],
    ['a heading in MWh', ['电价（元/兆瓦时）', ...perMwh], 'yuanMwh', 'file'],
    ['an English heading', ['price yuan/MWh', ...perMwh], 'yuanMwh', 'file'],
    ['small numbers', ['电价', ...civil], 'yuanKwh', 'size'],
    ['large numbers', ['电价', ...perMwh], 'yuanMwh', 'size'],
    [
      'a title',
      ['日前市场 单位：元/MWh', '序号,出清价', ...perMwh.map((yuan, n) => `${n + 1},${yuan}`)],
      'yuanMwh',
      'file',
    ],
  ])('has its unit from %s', (_, rows, unit, unitFrom) => {
    const year = readPriceYear(file(rows));
    expect(year).toMatchObject({ unit, unitFrom, rows: HOURS });
    expectCivil(year);
  });

  it('goes by its times, in whatever order, from whatever month, with a leap day and by the quarter', () => {
    const rows = civil.map((yuan, hour) => `${stampOf(2025, hour)},${yuan}`).reverse();
    expectCivil(readPriceYear(file(['时间,电价(元/kWh)', ...rows])));
    const leap = Array.from({ length: 8784 }, (_, hour) => {
      const without = hour < 59 * 24 ? hour : hour - 24;
      return Math.floor(hour / 24) === 59 ? 9 : priceAt(without);
    });
    expectCivil(readPriceYear(file(['电价(元/kWh)', ...leap])));
    expectCivil(
      readPriceYear(
        file(['时间,电价(元/kWh)', ...leap.map((yuan, hour) => `${stampOf(2024, hour)},${yuan}`)]),
      ),
    );
    const quarters = civil.flatMap((yuan) => [yuan - 0.02, yuan, yuan, yuan + 0.02]);
    expectCivil(readPriceYear(file(['实时电价(元/kWh)', ...quarters])));
  });

  it('may be a workbook, read as its numbers are stored and not as they are shown', () => {
    const sheet = utils.aoa_to_sheet([
      ['时间', '出清电价(元/MWh)'],
      ...perMwh.map((yuan, hour) => [stampOf(2025, hour), yuan + 0.001]),
    ]);
    sheet.B2!.z = '0';
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['说明']]), '说明');
    utils.book_append_sheet(book, sheet, '电价');
    const path = d.file('prices.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
    const year = readPriceYear(path);
    expect(year).toMatchObject({ unit: 'yuanMwh', unitFrom: 'file', rows: HOURS });
    expect(year.hoursYuanKwh[utcHour(0)]).toBeCloseTo(0.350001, 12);
    expect(year.hoursYuanKwh[utcHour(24 * 7 + 12)]).toBeCloseTo(-0.049999, 12);
    const broken = d.file('broken.xlsx', 'PK no workbook');
    expect(() => readPriceYear(broken)).toThrow(/import\.(bad-zip|unreadable)/);
  });

  it('is refused with its row where it is wrong', () => {
    const refused = (rows: readonly unknown[], code: string, where: object = {}) => {
      try {
        readPriceYear(file(rows));
      } catch (error) {
        expect(error).toMatchObject({ code, where });
        return;
      }
      throw new Error(`${code} expected`);
    };
    const withRow = (at: number, value: string) => [
      '电价(元/kWh)',
      ...civil.map((yuan, n) => (n === at ? value : yuan)),
    ];
    refused(withRow(99, '缺'), 'priceYear.bad-value', { line: 101 });
    refused(withRow(99, '12.5'), 'priceYear.out-of-range', { line: 101 });
    refused(['电价(元/kWh)', ...perMwh], 'priceYear.out-of-range', { line: 2 });
    refused(['电价(元/MWh)', ...civil], 'priceYear.unit');
    refused(['电价', ...civil.map((yuan) => yuan * 20)], 'priceYear.unit');
    refused(['电价(元/kWh)', ...civil.slice(1)], 'priceYear.bad-length');
    refused(['日前电价,实时电价', ...civil.map((yuan) => `${yuan},${yuan}`)], 'priceYear.which-column', {
      choices: ['日前电价', '实时电价'],
    });
    const stamped = civil.map((yuan, hour) => `${stampOf(2025, hour)},${yuan}`);
    stamped[50] = `${stampOf(2025, 49)},0.3`;
    refused(['时间,电价(元/kWh)', ...stamped], 'load.gap');
    stamped[50] = '2025-13-40 25:00,0.3';
    refused(['时间,电价(元/kWh)', ...stamped], 'load.times', { line: 52 });
  });
});

describe('money by imported hourly prices', () => {
  const assume = async (money: object) => {
    const { scenarios } = await d.say('scenario.list', {});
    await d.say('scenario.update', { id: scenarios[0]!.id, assumptions: { money } });
    await d.settled();
    return d.say('money.outlook', {});
  };
  const take = (values: readonly number[]) =>
    d.say('price.importYear', { path: file(['电价(元/kWh)', ...values]) });
  const MECHANISM = { feedInYuanKwh: 0.3, mechanismShare: 0.5, mechanismYears: 10 };

  it('is the same as by their mean where they are the same at all hours', async () => {
    const byMean = await assume({ ...MECHANISM, marketYuanKwh: 0.21 });
    expect(byMean.market).toBeNull();
    await assume({ marketYuanKwh: null });
    const { year } = await take(civil.map(() => 0.21));
    expect(year!.meanYuanKwh).toBeCloseTo(0.21, 12);
    const byHours = await d.say('money.outlook', {});
    expect(byHours.total.npvYuan).toBeCloseTo(byMean.total.npvYuan, 4);
    expect(byHours.market!.fedInYuanKwh).toBeCloseTo(0.21, 12);
    expect(byHours.toBeEntered).toEqual([]);
    expect(byHours.range).toBeNull();
  });

  it('weights them by the hours in which the account feeds in, and only what the mechanism leaves meets them', async () => {
    await take(civil);
    const { years, market, terms } = await assume({ captureRate: 0.5 });
    const price = years.map(({ feedInYuan, energyKwh }) => feedInYuan / energyKwh);
    expect(market!.fedInYuanKwh!).toBeLessThan(market!.meanYuanKwh * 0.85);
    expect(price[9]).toBeCloseTo(0.5 * 0.3 + 0.5 * market!.fedInYuanKwh!, 9);
    // The capture rate is of a mean price; prices by the hour need none.
    expect(price[10]).toBeCloseTo(market!.fedInYuanKwh!, 9);
    expect(terms!.marketYuanKwh).toMatchObject({ from: 'planner' });
    expect(terms!.marketYuanKwh.source).toContain('prices.csv');
  });

  it('is not taken where a scenario says so, and can be undone', async () => {
    const off = await assume({ marketFromHours: false, marketYuanKwh: 0.3, captureRate: 1 });
    expect(off.market).toBeNull();
    expect(off.years[20]!.feedInYuan / off.years[20]!.energyKwh).toBeCloseTo(0.3, 9);
    await assume({ marketFromHours: true });
    await d.say('price.importYear', { path: null });
    expect((await d.say('price.year', {})).year).toBeNull();
    await d.say('edit.undo', {});
    expect((await d.say('price.year', {})).year).toMatchObject({ name: 'prices.csv', rows: HOURS });
    expect((await d.say('money.outlook', {})).market).not.toBeNull();
  });

  it('says which way of selling pays at the hours of each', async () => {
    await d.say('site.update', {
      ids: [1],
      changes: { ownerClass: 'household', gridMode: 'selfUseSurplus' },
    });
    const before = (await d.say('money.modes', {})).sites[0]!;
    await d.say('site.update', { ids: [1], changes: { gridMode: 'fullFeedIn' } });
    const after = (await d.say('money.modes', {})).sites[0]!;
    const npv = (of: typeof before, mode: string) => of.modes.find((each) => each.mode === mode)!.npvYuan;
    expect(npv(after, 'fullFeedIn')).toBeCloseTo(npv(before, 'fullFeedIn'), 3);
  });
});
