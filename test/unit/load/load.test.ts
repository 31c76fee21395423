import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf, type Flows, flowsOf, sumFlows } from '../../../electron/engine/load/balance.ts';
import { calendarOf } from '../../../electron/engine/load/calendar.ts';
import { loadYear } from '../../../electron/engine/load/load-year.ts';
import { dispatchByProgramme } from '../../../electron/engine/storage/programme.ts';
import { dispatchByRule, shiftCold, smallestStore } from '../../../electron/engine/storage/rule.ts';
import { readLoadCsv } from '../../../electron/formats/load-csv.ts';
import { readDayNotices, readHourPrices, readLoads } from '../../../electron/formats/loads.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { civilHour, utcHour } from '../../../shared/civil-time.ts';
import { CONSUMER_KINDS } from '../../../shared/consumers.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';

const dataDir = new URL('../../../data/', import.meta.url).pathname;
const loads = readLoads(dataDir);
const calendar = calendarOf(2025, readDayNotices(dataDir));

/** A plain sunny day over and over, Beijing noon, kWh. */
const sun = (peakKw: number) =>
  Float64Array.from({ length: HOURS_PER_YEAR }, (_, utc) =>
    Math.max(0, peakKw * Math.cos((((civilHour(utc) % 24) + 0.5 - 12.5) / 6.5) * (Math.PI / 2))),
  ).map((kw, utc) => (Math.abs((civilHour(utc) % 24) + 0.5 - 12.5) < 6.5 ? kw : 0));
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** The largest amount by which an hour does not balance. */
function imbalance({ generation, load, charge, discharge, surplus, imported }: Flows): number {
  let worst = 0;
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const into = generation[i]! + discharge[i]! + imported[i]!;
    worst = Math.max(worst, Math.abs(into - load[i]! - charge[i]! - surplus[i]!));
  }
  return worst;
}

describe('the calendar', () => {
  it('knows holidays and the weekends worked instead', () => {
    const day = (month: number, date: number) =>
      calendar[(Date.UTC(2025, month - 1, date) - Date.UTC(2025, 0, 1)) / 864e5]!;
    expect(day(1, 29)).toMatchObject({ type: 'holiday', season: 'winter' });
    expect(day(1, 26).type).toBe('workday');
    expect(day(4, 6).type).toBe('holiday');
    expect(day(6, 7)).toMatchObject({ type: 'weekend', season: 'summer', month: 5 });
    expect(calendar.filter(({ type }) => type === 'holiday')).toHaveLength(1 + 8 + 3 + 5 + 3 + 8);
    expect(() => calendarOf(2024, new Map())).toThrow(RangeError);
  });

  it('puts Beijing hours among UTC ones and back', () => {
    expect(utcHour(8)).toBe(0);
    expect(utcHour(0)).toBe(8752);
    for (const hour of [0, 7, 8, 4000, 8759]) expect(civilHour(utcHour(hour))).toBe(hour);
  });
});

describe('load shapes', () => {
  it.each(CONSUMER_KINDS)(
    'of %s add up to the year’s use, say their source and are never negative',
    (kind) => {
      const hours = loadYear(loads[kind], calendar, 1e6);
      expect(sum(hours)).toBeCloseTo(1e6, 3);
      expect(Math.min(...hours)).toBeGreaterThan(0);
      for (const source of loads[kind].sources) expect(inLanguage(source, 'en')).toMatch(/^20\d\d: ./);
    },
  );

  it('follow the civil clock, the season and the holidays', () => {
    const office = loadYear(loads.officePark, calendar, 1e6);
    const at = (day: number, hour: number) => office[utcHour(day * 24 + hour)]!;
    const tuesday = 6 + 7 * 20;
    expect(at(tuesday, 10)).toBeGreaterThan(4 * at(tuesday, 3));
    expect(at(tuesday, 10)).toBeGreaterThan(2 * at(tuesday + 4, 10));
    const scenic = loadYear(loads.scenicSpot, calendar, 1e6);
    const day = (index: number) =>
      Array.from({ length: 24 }, (_, hour) => scenic[utcHour(index * 24 + hour)]!).reduce((a, b) => a + b);
    const national = (Date.UTC(2025, 9, 3) - Date.UTC(2025, 0, 1)) / 864e5;
    expect(day(national)).toBeGreaterThan(1.5 * day(national + 12));
  });

  it('have prices of a day whose mean is about one', () => {
    const factors = readHourPrices(dataDir).map(({ factor }) => factor);
    expect(factors).toHaveLength(24);
    expect(factors.reduce((a, b) => a + b) / 24).toBeCloseTo(1, 1);
  });
});

const year = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, i) => new Date(from + i * step * 60_000));
const two = (n: number) => String(n).padStart(2, '0');
const stamp = (at: Date) =>
  `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;

describe('measured load', () => {
  const write = (rows: string[]) => {
    const path = join(mkdtempSync(join(tmpdir(), 'load-')), 'load.csv');
    writeFileSync(path, rows.join('\n'));
    return path;
  };
  it('is read by the hour and by the quarter, Beijing time, with and without a header and a leap day', () => {
    const hourly = Array.from({ length: 8760 }, (_, i) => `${i},${i % 24}`);
    const { hoursKwh } = readLoadCsv(write(['hour,kW', ...hourly]));
    expect(hoursKwh[utcHour(30)]).toBe(6);
    const quarters = Array.from({ length: 366 * 96 }, (_, i) =>
      String(Math.floor(i / 96) === 59 ? 999 : i % 4),
    );
    const leap = readLoadCsv(write(quarters));
    expect(Math.max(...leap.hoursKwh)).toBe(1.5);
    expect(leap.hoursKwh).toHaveLength(8760);
  });
  const sum = (hours: Float64Array) => hours.reduce((total, kwh) => total + kwh, 0);
  it('has decimal commas and thousands marks', () => {
    const comma = readLoadCsv(
      write(['时间;负荷 (kW)', ...Array.from({ length: 8760 }, (_, i) => `${i + 1};12,5`)]),
    );
    expect(sum(comma.hoursKwh)).toBeCloseTo(109_500, 6);
    const marks = readLoadCsv(
      write(['n,load kW', ...Array.from({ length: 8760 }, (_, i) => `${i + 1},"1,200.5"`)]),
    );
    expect(sum(marks.hoursKwh)).toBeCloseTo(1200.5 * 8760, 3);
    const alone = readLoadCsv(write(['kW', ...Array.from({ length: 8760 }, () => '12,5')]));
    expect(sum(alone.hoursKwh)).toBeCloseTo(109_500, 6);
  });
  /** The load of a stamp: its month, so that a wrong place shows. */
  const rowsOf = (dates: Date[]) => dates.map((at) => `${stamp(at)},${at.getUTCMonth() + 1}`);
  const january = utcHour(12);
  const july = utcHour(24 * 190 + 12);
  it.each<[string, () => string[]]>([
    ['from July to June', () => rowsOf(year(8760, Date.UTC(2022, 6, 1), 60))],
    ['backwards', () => rowsOf(year(8760, Date.UTC(2023, 0, 1), 60)).reverse()],
    ['in a leap year', () => rowsOf(year(8784, Date.UTC(2024, 0, 1), 60))],
    ['in a leap year from July', () => rowsOf(year(8784, Date.UTC(2023, 6, 1), 60))],
    [
      'by the quarter',
      () =>
        rowsOf(
          year(35_040, Date.UTC(2023, 6, 1) - 0, 15).map((at) =>
            at.getTime() >= Date.UTC(2024, 1, 29) ? new Date(at.getTime() + 86_400_000) : at,
          ),
        ),
    ],
    [
      'stamped at the ends',
      () =>
        year(8760, Date.UTC(2023, 0, 1), 60).map(
          (at) => `${stamp(new Date(at.getTime() + 3_600_000))},${at.getUTCMonth() + 1}`,
        ),
    ],
    [
      'date and time apart',
      () => rowsOf(year(8760, Date.UTC(2022, 6, 1), 60)).map((row) => row.replace(' ', ',')),
    ],
    [
      'as a spreadsheet counts',
      () =>
        year(8760, Date.UTC(2022, 6, 1), 60).map(
          (at) => `${(at.getTime() / 86_400_000 + 25_569).toFixed(6)},${at.getUTCMonth() + 1}`,
        ),
    ],
  ])('goes where its time column says: %s', (_, rows) => {
    const { hoursKwh } = readLoadCsv(write(['时间,功率', ...rows()]));
    expect([hoursKwh[january], hoursKwh[july]]).toEqual([1, 7]);
  });
  const clock = (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  const date = (at: Date, mark = '-') =>
    [at.getUTCFullYear(), two(at.getUTCMonth() + 1), two(at.getUTCDate())].join(mark);
  const [y, m, d, h] = [
    (at: Date) => at.getUTCFullYear(),
    (at: Date) => at.getUTCMonth() + 1,
    (at: Date) => at.getUTCDate(),
    (at: Date) => at.getUTCHours(),
  ];
  it.each<[string, (at: Date) => string, string]>([
    ['the day first', (at) => `${two(d(at))}/${two(m(at))}/${y(at)} ${clock(at)}`, '时间'],
    [
      'AM and PM',
      (at) => `${m(at)}/${d(at)}/${y(at)} ${h(at) % 12 || 12}:00 ${h(at) < 12 ? 'AM' : 'PM'}`,
      '时间',
    ],
    [
      '上午 and 下午',
      (at) => `${date(at, '/')} ${h(at) < 12 ? '上午' : '下午'}${h(at) % 12 || 12}:00`,
      '时间',
    ],
    ['digits alone', (at) => `${date(at, '')}${two(h(at))}`, '时间'],
    ['digits with seconds', (at) => `${date(at, '')}${two(h(at))}0000`, '时间'],
    ['seconds since 1970', (at) => `${at.getTime() / 1000 - 8 * 3600}`, '时间'],
    ['no year', (at) => `${two(m(at))}-${two(d(at))} ${clock(at)}`, '时间'],
    ['no year in Chinese', (at) => `${m(at)}月${d(at)}日${h(at)}时`, '时间'],
    ['spans', (at) => `${date(at)} ${clock(at)}-${two(h(at) + 1)}:00`, '时段'],
    ['the number of the hour from 0', (at) => `${date(at)},${h(at)}`, '日期,小时'],
    ['the number of the hour from 1', (at) => `${date(at)},${h(at) + 1}`, '日期,小时'],
    ['a weekday between', (at) => `${date(at)},${at.getUTCDay() + 1},${clock(at)}`, '日期,星期,时间'],
    ['parts in columns', (at) => `${y(at)},${m(at)},${d(at)},${h(at)}`, '年,月,日,时'],
  ])('goes where its times say, written with %s', (_, written, heading) => {
    const rows = year(8760, Date.UTC(2022, 6, 1), 60).map((at) => `${written(at)},${m(at)}`);
    const { hoursKwh } = readLoadCsv(write([`${heading},负荷`, ...rows.reverse()]));
    expect([hoursKwh[january], hoursKwh[july]]).toEqual([1, 7]);
  });
  it('goes where its rows are numbered', () => {
    const rows = year(8760, Date.UTC(2023, 0, 1), 60).map((at, i) => `${i + 1},${m(at)}.5`);
    const { hoursKwh } = readLoadCsv(write(['序号,负荷', ...rows.reverse()]));
    expect([hoursKwh[january], hoursKwh[july]]).toEqual([1.5, 7.5]);
  });
  it('is not taken in order where times are given that cannot be read', () => {
    const rows = Array.from({ length: 8760 }, (_, i) => `第${i}刻,1.5`);
    expect(() => readLoadCsv(write(['时间,负荷', ...rows]))).toThrow('load.times');
  });
  it.each([24, 96])('has a day in a row, of %i values', (count) => {
    const days = year(365, Date.UTC(2022, 6, 1), 1440);
    const heads = Array.from({ length: count }, (_, i) => {
      const at = (i * 1440) / count;
      return count === 24 ? `${i + 1}时` : `${two(Math.floor(at / 60))}:${two(at % 60)}`;
    });
    const rows = days.map((at) => [date(at), ...heads.map(() => m(at))].join(','));
    const { hoursKwh } = readLoadCsv(write([['日期', ...heads].join(','), ...rows]));
    expect([hoursKwh[january], hoursKwh[july]]).toEqual([1, 7]);
  });
  it('reads the commas of a column alike, or asks', () => {
    const of = (cells: (i: number) => string) =>
      readLoadCsv(write(['t;kW', ...Array.from({ length: 8760 }, (_, i) => `${i};${cells(i)}`)]));
    expect(sum(of(() => '0,250').hoursKwh)).toBeCloseTo(2190, 6);
    expect(sum(of((i) => (i % 2 ? '1,050' : '2,5')).hoursKwh)).toBeCloseTo((1.05 + 2.5) * 4380, 6);
    expect(sum(of((i) => (i % 2 ? '1,050' : '950')).hoursKwh)).toBeCloseTo(2000 * 4380, 6);
    expect(sum(of((i) => (i % 2 ? '1.050' : '2.500,5')).hoursKwh)).toBeCloseTo(3550.5 * 4380, 6);
    expect(() => of((i) => (i % 2 ? '1,050' : '2,125'))).toThrow('load.unclear-number');
    expect(() => readLoadCsv(write(Array.from({ length: 8760 }, (_, i) => `${i % 9},5`)))).toThrow(
      'load.unclear-number',
    );
  });
  it('is in the unit that its title or a row of units says', () => {
    const values = Array.from({ length: 8760 }, (_, i) => `${i},2`);
    for (const above of [
      ['负荷（单位：MW）,', 't,数值'],
      ['某厂,', '单位: 兆瓦,', 't,数值'],
      ['t,数值', ',MW'],
    ]) {
      expect(sum(readLoadCsv(write([...above, ...values])).hoursKwh)).toBeCloseTo(2000 * 8760, 3);
    }
  });
  it('says where times are missing or come twice', () => {
    const rows = rowsOf(year(8760, Date.UTC(2023, 0, 1), 60));
    rows[100] = rows[99]!;
    expect(() => readLoadCsv(write(['t,kW', ...rows]))).toThrow('load.gap');
    const short = rowsOf(year(8760, Date.UTC(2023, 0, 1), 60)).filter((_, i) => i !== 100);
    expect(() => readLoadCsv(write(['t,kW', ...short]))).toThrow(
      expect.objectContaining({ code: 'load.gap', params: { time: '1-5 4:00', n: 0, expected: 1 } }),
    );
    // As many rows as one year by the half-hour.
    const twoYears = rowsOf(year(17_520, Date.UTC(2022, 0, 1), 60));
    expect(() => readLoadCsv(write(['t,kWh', ...twoYears]))).toThrow('load.gap');
  });
  it('is not what a meter shows, which never falls', () => {
    const readings = Array.from({ length: 8760 }, (_, i) => `${i},${1000 + i * 3}`);
    for (const rows of [readings, readings.toReversed()])
      expect(() => readLoadCsv(write(['t,表底(kWh)', ...rows]))).toThrow('load.readings');
    const flat = Array.from({ length: 8760 }, (_, i) => `${i},${i < 4000 ? 2 : 3}`);
    expect(sum(readLoadCsv(write(['t,kW', ...flat])).hoursKwh)).toBeCloseTo(4000 * 2 + 4760 * 3, 6);
  });
  it('is read among titles with numbers, sums and units in every cell', () => {
    const expected = 2000 * 8760;
    const rows = Array.from({ length: 8760 }, (_, i) => `${i},2`);
    for (const lines of [
      ['某厂,', '用户编号,12345', 't,负荷(MW)', ...rows],
      ['t,负荷(MW)', ...rows, '合计,17520', '最大值,2'],
      ['t,负荷', ...rows.map((row) => `${row} MW`)],
      ['t,P_MW', ...rows],
    ])
      expect(sum(readLoadCsv(write(lines)).hoursKwh), lines[0]).toBeCloseTo(expected, 3);
    const day = `${Array.from({ length: 24 }, () => '2').join(',')},48`;
    const wide = year(365, Date.UTC(2023, 0, 1), 1440).map((at) => `${stamp(at).slice(0, 10)},${day}`);
    const heads = `日期,${Array.from({ length: 24 }, (_, i) => i + 1).join(',')},合计`;
    expect(sum(readLoadCsv(write([heads, ...wide])).hoursKwh)).toBeCloseTo(2 * 8760, 6);
  });
  it('is read by five minutes and from day numbers with a decimal comma', () => {
    const five = year(105_120, Date.UTC(2023, 0, 1), 5).map((at) => `${stamp(at)},12`);
    expect(sum(readLoadCsv(write(['t,kW', ...five])).hoursKwh)).toBeCloseTo(12 * 8760, 6);
    const serial = Array.from(
      { length: 8760 },
      (_, i) => `${(44_927 + i / 24).toFixed(6).replace('.', ',')};${i < 744 ? 3 : 1},5`,
    );
    const { hoursKwh } = readLoadCsv(write(['t;kW', ...serial.toReversed()]));
    expect(hoursKwh[utcHour(12)]).toBe(3.5);
    expect(hoursKwh[utcHour(5000)]).toBe(1.5);
  });
  it('is the column of load among others, or is asked for', () => {
    const rows = Array.from({ length: 8760 }, (_, i) => `${i},${(i % 7) + 0.5},1`);
    const expected = rows.reduce((total, row) => total + Number(row.split(',')[1]), 0);
    expect(sum(readLoadCsv(write(['序号,有功功率(kW),标志', ...rows])).hoursKwh)).toBeCloseTo(expected, 6);
    expect(sum(readLoadCsv(write(['a,b,flag', ...rows])).hoursKwh)).toBeCloseTo(expected, 6);
    const both = Array.from({ length: 8760 }, (_, i) => `${i % 5},${i % 7}`);
    const path = write(['一号,二号', ...both]);
    expect(() => readLoadCsv(path)).toThrow('load.which-column');
    expect(sum(readLoadCsv(path, '一号').hoursKwh)).toBeCloseTo(2 * 8760, 6);
  });
  it('is a power or an energy as its heading says', () => {
    const quarters = Array.from({ length: 35_040 }, () => '2');
    expect(sum(readLoadCsv(write(['kW', ...quarters])).hoursKwh)).toBeCloseTo(2 * 8760, 6);
    expect(sum(readLoadCsv(write(['电量(kWh)', ...quarters])).hoursKwh)).toBeCloseTo(2 * 35_040, 6);
    expect(sum(readLoadCsv(write(['功率(MW)', ...quarters])).hoursKwh)).toBeCloseTo(2000 * 8760, 3);
  });
  it('says which row is wrong', () => {
    expect(() => readLoadCsv(write(['1', '2']))).toThrow('load.bad-length');
    const rows = Array.from({ length: 8760 }, (_, i) => (i === 4 ? '-3' : '1'));
    expect(() => readLoadCsv(write(rows))).toThrow(
      expect.objectContaining({ where: { file: 'load.csv', line: 5 } }),
    );
  });
});

describe('balances', () => {
  const amount = fc.double({ min: 0, max: 1e5, noNaN: true });
  it('hold in every hour to a billionth, whatever the store, and more store never uses less', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        fc.constantFrom(...CONSUMER_KINDS),
        (peak, use, kwh, roundTrip, kind) => {
          const generation = sun(peak);
          const load = loadYear(loads[kind], calendar, use * 1000);
          const flows = dispatchByRule(generation, load, { energyKwh: kwh, powerKw: kwh / 2, roundTrip });
          expect(imbalance(flows)).toBeLessThan(1e-9 * Math.max(1, peak, use));
          expect(imbalance(sumFlows([flows, flows]))).toBeLessThan(1e-9 * Math.max(1, peak, use));
          for (let i = 0; i < HOURS_PER_YEAR; i++) {
            if (flows.stored[i]! < 0 || flows.stored[i]! > kwh + 1e-9) throw new Error('store out of bounds');
            if (flows.surplus[i]! > 0 && flows.imported[i]! > 0) throw new Error('both ways at once');
          }
          const more = dispatchByRule(generation, load, { energyKwh: kwh * 2, powerKw: kwh, roundTrip });
          expect(sum(more.surplus)).toBeLessThanOrEqual(sum(flows.surplus) * (1 + 1e-9) + 1e-6);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('of a flat load by day are what they come to by hand', () => {
    const generation = new Float64Array(HOURS_PER_YEAR).map((_, i) => (i % 2 ? 3 : 0));
    const load = new Float64Array(HOURS_PER_YEAR).fill(1);
    const plain = balanceOf(flowsOf(generation, load), 0.25);
    expect(plain.selfConsumption).toBeCloseTo(1 / 3, 12);
    expect(plain.selfSufficiency).toBeCloseTo(0.5, 12);
    expect(plain.carbonFreeShare).toBeCloseTo(0.5 + 0.125, 12);
    expect(plain.peakCut).toBe(0);
    const stored = balanceOf(dispatchByRule(generation, load, { energyKwh: 2, powerKw: 2, roundTrip: 1 }), 0);
    expect(stored.importKwh).toBe(1);
    expect(stored.selfSufficiency).toBeCloseTo(1, 3);
  });

  it('leave an empty county without shares', () => {
    const none = new Float64Array(HOURS_PER_YEAR);
    expect(balanceOf(flowsOf(none, none), 0.3)).toMatchObject({
      selfConsumption: null,
      carbonFreeShare: null,
    });
  });

  it('let cold stores take surplus and rest later, losing a twentieth of it', () => {
    const generation = sun(100);
    const load = loadYear(loads.coldStore, calendar, 150_000);
    const shifted = shiftCold(generation, load, load, 4);
    const before = flowsOf(generation, load);
    const after = flowsOf(generation, shifted);
    expect(sum(after.surplus)).toBeLessThan(sum(before.surplus));
    expect(sum(after.imported)).toBeLessThan(sum(before.imported));
    const taken = sum(before.surplus) - sum(after.surplus);
    expect(sum(before.imported) - sum(after.imported)).toBeCloseTo(0.95 * taken, -2);
    expect(shiftCold(generation, load, load, 0)).toBe(load);
  });
});

describe('storage', () => {
  const generation = sun(100);
  const load = loadYear(loads.household, calendar, 200_000);

  it('is the smallest that reaches a target', () => {
    const options = { rate: 0.5, roundTrip: 0.9 };
    const kwh = smallestStore([{ generation, load, share: 1 }], 0.7, options)!;
    const reached = (energyKwh: number) =>
      balanceOf(dispatchByRule(generation, load, { energyKwh, powerKw: energyKwh / 2, roundTrip: 0.9 }), 0)
        .selfConsumption!;
    expect(reached(kwh)).toBeGreaterThanOrEqual(0.7);
    expect(reached(kwh * 0.997)).toBeLessThan(0.7);
    expect(smallestStore([{ generation, load, share: 1 }], 0, options)).toBe(0);
    expect(smallestStore([{ generation, load: load.map(() => 0), share: 1 }], 0.99, options)).toBeNull();
  });

  it('of separate communities is run in each, nothing passing between them', () => {
    const options = { rate: 0.5, roundTrip: 0.9 };
    const half = {
      generation: generation.map((kwh) => kwh / 2),
      load: load.map((kwh) => kwh / 2),
      share: 0.5,
    };
    const whole = smallestStore([{ generation, load, share: 1 }], 0.7, options)!;
    expect(smallestStore([half, half], 0.7, options)! / whole).toBeCloseTo(1, 2);
    const apart = [
      { generation, load: load.map(() => 0), share: 0 },
      { generation: generation.map(() => 0), load, share: 1 },
    ];
    expect(smallestStore(apart, 0.1, options)).toBeNull();
  });

  it('runs cold stores together with the battery by linear programme, at no more cost than by rule', async () => {
    const solver = createSolver();
    const cold = loadYear(loads.coldStore, calendar, 120_000);
    const all = load.map((kwh, i) => kwh + cold[i]!);
    const store = { energyKwh: 60, powerKw: 30, roundTrip: 0.9 };
    const factors = readHourPrices(dataDir).map(({ factor }) => factor);
    const price = (hour: number) => 0.6 * factors[civilHour(hour) % 24]!;
    const costOf = ({ imported, surplus }: Flows) =>
      imported.reduce((total, kwh, hour) => total + kwh * price(hour) - surplus[hour]! * 0.3, 0);
    const prices = { importYuanKwh: price, exportYuanKwh: () => 0.3 };
    const run = (hours: number) =>
      dispatchByProgramme(generation, all, store, prices, solver.solve, { cold: { load: cold, hours } });
    const byRule = dispatchByRule(generation, shiftCold(generation, all, cold, 6), store);
    const [none, both] = [await run(0), await run(6)];
    expect(imbalance(both)).toBeLessThan(1e-9);
    expect(costOf(both)).toBeLessThan(costOf(none));
    expect(costOf(both)).toBeLessThan(costOf(byRule));
    expect(none.load).toEqual(all);
    // What cold stores save never exceeds what they use, nor the day's cold what they can hold.
    both.load.forEach((kwh, i) => {
      expect(kwh).toBeGreaterThanOrEqual(all[i]! - cold[i]! - 1e-9);
      expect(kwh).toBeLessThanOrEqual(all[i]! + 120_000 / 8760 + 1e-9);
    });
    expect(sum(both.load)).toBeGreaterThanOrEqual(sum(all) - 1e-6);
    await solver.close();
  });

  it('costs least by linear programme: never more than by rule, as much at one price, and balances', async () => {
    const solver = createSolver();
    const store = { energyKwh: 150, powerKw: 75, roundTrip: 0.9 };
    const factors = readHourPrices(dataDir).map(({ factor }) => factor);
    const costOf = ({ imported, surplus }: Flows, price: (hour: number) => number) =>
      imported.reduce((total, kwh, hour) => total + kwh * price(hour) - surplus[hour]! * 0.3, 0);
    const rule = dispatchByRule(generation, load, store);
    for (const [price, better] of [
      [(hour: number) => 0.6 * factors[civilHour(hour) % 24]!, true],
      [() => 0.6, false],
    ] as const) {
      const flows = await dispatchByProgramme(
        generation,
        load,
        store,
        { importYuanKwh: price, exportYuanKwh: () => 0.3 },
        solver.solve,
      );
      expect(imbalance(flows)).toBeLessThan(1e-9);
      const [best, plain] = [costOf(flows, price), costOf(rule, price)];
      if (better) expect(best).toBeLessThan(0.97 * plain);
      else expect(Math.abs(best - plain)).toBeLessThan(0.002 * Math.abs(plain));
    }
    await solver.close();
  });
});
