import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FeederLine,
  hostingByVoltage,
  lineRatingKva,
  riseAlong,
  riseAtTap,
  type Tap,
} from '../../../electron/engine/grid/feeder.ts';
import { footOn, lineLengthM } from '../../../electron/engine/grid/line.ts';
import { readConductors } from '../../../electron/formats/conductors.ts';
import { deskOnLankao, square } from '../desk.ts';

const conductors = readConductors(new URL('../../../data/', import.meta.url).pathname);
const line: FeederLine = {
  lengthM: 10_000,
  voltageKv: 10,
  conductor: conductors.find(({ name }) => name === 'LGJ-120')!,
  powerFactor: 0.95,
};
const tap = (alongM: number, powerKw: number, awayM = 0): Tap => ({ alongM, awayM, powerKw });

describe('rise of voltage along a feeder', () => {
  it('is P·R / U² of a single site at its end, and no more beyond it', () => {
    // 2 MW over 5 km of 0.27 ohm/km at 10 kV: 2e6 × 1.35 / 1e8 = 2.7 %.
    expect(riseAlong(line, [tap(5000, 2000)], 0, [2500, 5000, 10_000])).toEqual([
      expect.closeTo(0.0135, 12),
      expect.closeTo(0.027, 12),
      expect.closeTo(0.027, 12),
    ]);
  });

  it('is half of that where the same power is spread evenly', () => {
    const even = Array.from({ length: 1000 }, (_, i) => tap((i + 0.5) * 10, 2));
    expect(riseAlong(line, even, 0, [10_000])[0]).toBeCloseTo(0.027, 9);
    // By closed form P·R·L / 2U²: 2 MW × 2.7 ohm / 2 / 1e8.
    expect((2e6 * 2.7) / 2 / 1e8).toBeCloseTo(0.027, 12);
  });

  it('is lowered by load with its reactance', () => {
    const [rise] = riseAlong(line, [], 1000, [10_000]);
    const ohm = 0.27 + line.conductor.reactanceOhmKm * Math.tan(Math.acos(0.95));
    expect(rise).toBeCloseTo(-(1e6 * ohm * 10) / 2 / 1e8, 12);
  });

  it('adds up over sites, and a site’s own way to the line comes on top', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 10_000, noNaN: true }),
            fc.double({ min: 0, max: 3000, noNaN: true }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        fc.double({ min: 0, max: 10_000, noNaN: true }),
        (rows, at) => {
          const taps = rows.map(([alongM, kw]) => tap(alongM, kw, 500));
          const [all] = riseAlong(line, taps, 0, [at]);
          const sum = taps.reduce((total, each) => total + riseAlong(line, [each], 0, [at])[0]!, 0);
          expect(all).toBeCloseTo(sum, 12);
          const [first] = taps;
          const own = (first!.powerKw * 0.5 * 0.27) / 1e5;
          expect(riseAtTap(line, taps, 0, first!)).toBeCloseTo(
            riseAlong(line, taps, 0, [first!.alongM])[0]! + own,
            12,
          );
        },
      ),
    );
  });
});

describe('capacity by voltage', () => {
  it('is that with which the limit is just met', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 100, max: 10_000, noNaN: true }),
        fc.double({ min: 10, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        (alongM, powerKw, loadKw) => {
          const kwp = hostingByVoltage(line, [tap(alongM, powerKw)], powerKw / 0.8, loadKw, 0.8, 0.07);
          const places = [alongM, line.lengthM];
          const at = riseAlong(line, [tap(alongM, kwp * 0.8)], loadKw, places);
          expect(Math.max(...at)).toBeCloseTo(0.07, 9);
        },
      ),
    );
  });

  it('is of evenly spread sites where there are none, and grows with load', () => {
    const bare = hostingByVoltage(line, [], 0, 0, 1, 0.07);
    // 0.07 × 1e8 / (2.7 / 2) W.
    expect(bare).toBeCloseTo((0.07 * 1e8) / 1.35 / 1000, 6);
    expect(hostingByVoltage(line, [], 0, 500, 1, 0.07)).toBeGreaterThan(bare);
    expect(hostingByVoltage({ ...line, lengthM: 5000 }, [], 0, 0, 1, 0.07)).toBeCloseTo(2 * bare, 6);
  });
});

describe('conductors', () => {
  it('carry √3·U·I, and more the thicker they are', () => {
    expect(lineRatingKva(line)).toBeCloseTo(Math.sqrt(3) * 10 * 380, 9);
    for (const [i, each] of conductors.entries()) {
      if (i === 0) continue;
      expect(each.resistanceOhmKm).toBeLessThan(conductors[i - 1]!.resistanceOhmKm);
      expect(each.reactanceOhmKm).toBeLessThan(conductors[i - 1]!.reactanceOhmKm);
      expect(each.currentA).toBeGreaterThan(conductors[i - 1]!.currentA);
      expect(each.source).toMatch(/^20\d\d: ./);
    }
  });
});

describe('a place beside a line', () => {
  const bent = [
    { xM: 0, yM: 0 },
    { xM: 100, yM: 0 },
    { xM: 100, yM: 50 },
  ];
  it('has its foot where it is nearest', () => {
    expect(lineLengthM(bent)).toBe(150);
    expect(footOn(bent, { xM: 40, yM: 30 })).toEqual({ alongM: 40, awayM: 30 });
    expect(footOn(bent, { xM: 130, yM: 20 })).toEqual({ alongM: 120, awayM: 30 });
    expect(footOn(bent, { xM: -3, yM: -4 })).toEqual({ alongM: 0, awayM: 5 });
  });
});

describe('feeders of a document', () => {
  it('are drawn, changed, checked with the sites along them, and undone', async () => {
    const { say, settled, events, close } = await deskOnLankao();
    const { stations } = await say('grid.check', {});
    const station = stations[0]!;
    const [lon, lat] = station.position;
    const feeder = await say('feeder.create', {
      line: [
        [lon + 0.06, lat],
        [lon, lat],
      ],
    });
    expect(feeder).toMatchObject({ name: '线路 1', conductor: 'LGJ-120', voltageKv: 10, stationId: null });
    expect(events).toContainEqual({ type: 'feeders.changed' });
    const bare = (await say('grid.check', {})).feeders[0]!;
    expect(bare).toMatchObject({ stationId: station.id, siteCount: 0, ratingFrom: 'conductor' });
    expect(bare.ratingKva).toBeCloseTo(Math.sqrt(3) * 3800, 6);
    expect(bare.hostingKwp!).toBeGreaterThan(0);

    const site = await say('site.create', { kind: 'rooftop', geometry: square(lon + 0.055, lat, 0.0015) });
    await settled();
    const full = await say('grid.check', {});
    const connection = full.connections.find(({ siteId }) => siteId === site.id)!;
    expect(connection).toMatchObject({ feederId: feeder.id, stationId: station.id });
    const checked = full.feeders[0]!;
    expect(checked).toMatchObject({ siteCount: 1 });
    expect(checked.installedKwp).toBeCloseTo(site.capacityKwp, 6);
    expect(checked.highestRise).toBeGreaterThan(0);
    expect(checked.profile.at(-1)!.rise).toBeGreaterThan(checked.profile[1]!.rise);
    expect(full.total.installedKwp).toBeCloseTo(site.capacityKwp, 6);
    // What goes in is what the feeder passes and cuts.
    const at = full.stations.find(({ id }) => id === station.id)!;
    expect(at.generationKwh + checked.curtailedKwh).toBeCloseTo(checked.generationKwh, 3);

    await say('feeder.update', { id: feeder.id, changes: { conductor: 'LGJ-35', ratingKva: 500 } });
    const thin = await say('grid.check', {});
    expect(thin.feeders[0]).toMatchObject({ class: 'red', ratingFrom: 'typed', ratingKva: 500 });
    expect(thin.feeders[0]!.hostingKwp!).toBeLessThan(checked.hostingKwp!);
    expect(thin.feeders[0]!.highestRise).toBeGreaterThan(checked.highestRise);
    const breaks = thin.connections.find(({ siteId }) => siteId === site.id)!.breaks;
    expect(breaks).toContain('feeder');
    // The portfolio keeps within the feeder too.
    const { best } = await say('portfolio.solve', { limits: { leastSize: 0.05 } });
    expect(best!.capacityKwp).toBeLessThanOrEqual(thin.feeders[0]!.hostingKwp! + 1e-6);

    await expect(say('feeder.update', { id: feeder.id, changes: { conductor: 'nothing' } })).rejects.toThrow(
      'feeder.no-conductor',
    );
    await expect(
      say('feeder.create', {
        line: [
          [0, 0],
          [1, 1],
        ],
      }),
    ).rejects.toThrow('feeder.outside-county');
    await say('feeder.delete', { ids: [feeder.id] });
    expect((await say('feeder.list', {})).feeders).toEqual([]);
    await say('edit.undo', {});
    expect((await say('feeder.list', {})).feeders).toMatchObject([{ conductor: 'LGJ-35' }]);
    await close();
  });
});

it('imports lines as feeders with what their fields say, as one step', async () => {
  const { say, file, close } = await deskOnLankao();
  const line = (name: string, coordinates: unknown, type = 'LineString', fields = {}) => ({
    type: 'Feature',
    properties: { 名称: name, ...fields },
    geometry: { type, coordinates },
  });
  const [a, b, c, d] = [
    [114.82, 34.82],
    [114.85, 34.83],
    [114.9, 34.85],
    [114.93, 34.85],
  ];
  const path = file(
    '10kV馈线.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        line('城东线', [a, b], 'LineString', { 导线: 'LGJ-185', 最大负荷: 1200, 电压: 10 }),
        line(
          '城西线',
          [
            [a, b],
            [c, d],
          ],
          'MultiLineString',
          { 导线: '未知', 最大负荷: -4 },
        ),
      ],
    }),
  );
  const { layers } = await say('import.inspect', { path });
  expect(layers[0]!.suggested.target).toBe('feeders');
  const report = await say('import.run', { path, layers: [{ source: layers[0]!.name, target: 'feeders' }] });
  expect(report.layers).toMatchObject([{ target: 'feeders', imported: 3 }]);
  const { feeders } = await say('feeder.list', {});
  expect(feeders.map(({ name, conductor, peakLoadKw }) => [name, conductor, peakLoadKw])).toEqual([
    ['城东线', 'LGJ-185', 1200],
    ['城西线', 'LGJ-120', null],
    ['城西线', 'LGJ-120', null],
  ]);
  expect((await say('grid.check', {})).feeders).toHaveLength(3);
  await say('edit.undo', {});
  expect((await say('feeder.list', {})).feeders).toEqual([]);
  await say('edit.redo', {});
  expect((await say('feeder.list', {})).feeders).toHaveLength(3);
  await close();
});
