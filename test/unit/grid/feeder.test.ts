import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FeederLine,
  feederVoltages,
  hostingByVoltage,
  lineRatingKva,
  type Tap,
} from '../../../electron/engine/grid/feeder.ts';
import { footOn, lineLengthM } from '../../../electron/engine/grid/line.ts';
import { endOfOwnLine } from '../../../electron/engine/grid/own-line.ts';
import { highestAllowed } from '../../../electron/engine/grid/voltage-band.ts';
import { readConductors } from '../../../electron/formats/conductors.ts';
import type { Conductor } from '../../../shared/feeders.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { newtonRaphson } from '../../reference/grid/newton-raphson.ts';
import { deskOnLankao, square } from '../desk.ts';

const conductors = readConductors(new URL('../../../data/', import.meta.url).pathname);
const unity = { mode: 'unity', powerFactor: 0.95, fromPu: 1.03, fullPu: 1.07 } as const;
const line: FeederLine = {
  lengthM: 8000,
  voltageKv: 10,
  conductor: conductors.find(({ name }) => name === 'LGJ-120')!,
  powerFactor: 0.95,
  busPu: 1.04,
  reactive: unity,
};
const tap = (alongM: number, powerKw: number, awayM = 0): Tap => ({ alongM, awayM, powerKw });

/** Highest voltage by Newton–Raphson with sites of some power and the load in 24 parts along the line, over nominal. */
function highestByNewton(at: FeederLine, taps: readonly Tap[], loadKw: number): number {
  const { resistanceOhmKm: rOhmKm, reactanceOhmKm: xOhmKm } = at.conductor;
  const draws = Array.from({ length: 24 }, (_, i) => ({
    alongM: ((i + 0.5) * at.lengthM) / 24,
    pKw: -loadKw / 24,
    qKvar: (-loadKw / 24) * Math.tan(Math.acos(at.powerFactor)),
    awayM: 0,
  }));
  const rows = [...draws, ...taps.map((each) => ({ ...each, pKw: each.powerKw, qKvar: 0 }))].sort(
    (a, b) => a.alongM - b.alongM,
  );
  // Two that stand at one place are one node: a section without length has no admittance.
  const places = [...new Set(rows.map(({ alongM }) => alongM))];
  const nodeOf = (alongM: number) => places.indexOf(alongM) + 1;
  const main = places.map((alongM, i) => ({
    from: i,
    to: i + 1,
    lengthKm: (alongM - (places[i - 1] ?? 0)) / 1000,
    rOhmKm,
    xOhmKm,
  }));
  const spurs = rows.flatMap(({ alongM, awayM }, i) =>
    awayM > 0 ? [{ from: nodeOf(alongM), to: 1001 + i, lengthKm: awayM / 1000, rOhmKm, xOhmKm }] : [],
  );
  const sections = [...main, ...spurs];
  const injections = rows.map(({ alongM, pKw, qKvar, awayM }, i) => ({
    node: awayM > 0 ? 1001 + i : nodeOf(alongM),
    pKw,
    qKvar,
  }));
  const { voltagePu } = newtonRaphson({ baseKv: at.voltageKv, busPu: at.busPu, sections, injections });
  return Math.max(...voltagePu.values()) - 1;
}

/** Capacity at a limit by halving over Newton–Raphson. */
function hostingByNewton(at: FeederLine, taps: readonly Tap[], loadKw: number, limit: number): number {
  let [low, high] = [0, 64_000];
  for (let i = 0; i < 28; i++) {
    const middle = (low + high) / 2;
    let over: boolean;
    try {
      over =
        highestByNewton(
          at,
          taps.map((each) => ({ ...each, powerKw: each.powerKw * middle })),
          loadKw,
        ) > limit;
    } catch {
      over = true;
    }
    if (over) high = middle;
    else low = middle;
  }
  return low;
}

const EVEN = Array.from({ length: 24 }, (_, i) => tap(((i + 0.5) * 8000) / 24, 1 / 24));

describe('voltage along a feeder', () => {
  it('begins at the bus, rises to a site and stays beyond it', () => {
    const { along, taps, highest } = feederVoltages(line, [tap(5000, 2000)], 0, [0, 2500, 5000, 8000]);
    expect(along[0]).toBeCloseTo(0.04, 12);
    expect(along[1]).toBeGreaterThan(0.04);
    expect(along[2]).toBeGreaterThan(along[1]!);
    expect(along[3]).toBeCloseTo(along[2]!, 12);
    expect(taps).toEqual([along[2]]);
    expect(highest).toBeCloseTo(along[2]!, 12);
  });

  it('agrees with Newton–Raphson within 0.3 %, sites away from the line included', () => {
    const row = fc.tuple(
      fc.integer({ min: 1, max: 8000 }),
      fc.double({ min: 0, max: 900, noNaN: true }),
      fc.integer({ min: 0, max: 1500 }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        (rows, loadKw) => {
          const taps = rows.map(([alongM, kw, awayM]) => tap(alongM, kw, awayM));
          const { highest, solved } = feederVoltages(line, taps, loadKw, []);
          expect(solved).toBe(true);
          expect(Math.abs(highest - Math.max(0.04, highestByNewton(line, taps, loadKw)))).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is lowered by load, by a fixed power factor, and by Q(U) between both', () => {
    const at = (reactive: FeederLine['reactive'], loadKw = 0) =>
      feederVoltages({ ...line, reactive }, [tap(8000, 1500)], loadKw, []).highest;
    expect(at(unity, 800)).toBeLessThan(at(unity));
    const fixed = at({ ...unity, mode: 'fixed' });
    const answered = at({ ...unity, mode: 'voltage' });
    expect(fixed).toBeLessThan(answered);
    expect(answered).toBeLessThan(at(unity));
    expect(at({ ...unity, mode: 'fixed', powerFactor: 1 })).toBe(at(unity));
  });

  it('estimates where the line cannot carry the power, and says so', () => {
    const { highest, solved } = feederVoltages(line, [tap(8000, 60_000)], 0, []);
    expect(solved).toBe(false);
    expect(highest).toBeGreaterThan(0.2);
  });
});

describe('capacity by voltage', () => {
  it('follows the bus: 8 km of LGJ-120 up to 10.7 kV with 820 kW drawn at 0.98 kW a kWp', () => {
    // The case’s own figures by another load flow: 8,500, 5,300 and 3,250 kWp; the linear rule said 7,764 for all three.
    for (const [busPu, kwp] of [
      [1, 8500],
      [1.03, 5300],
      [1.05, 3250],
    ] as const) {
      const found = hostingByVoltage({ ...line, busPu }, [], 0, 820, 0.98, 0.07);
      expect(Math.abs(found / kwp - 1)).toBeLessThan(0.03);
      const reference = hostingByNewton({ ...line, busPu }, EVEN, 820, 0.07) / 0.98;
      expect(Math.abs(found / reference - 1)).toBeLessThan(0.001);
    }
  });

  it('is within 3 % of Newton–Raphson wherever sites are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 8000 }),
        fc.integer({ min: 500, max: 8000 }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.constantFrom(1, 1.03, 1.05),
        (first, second, loadKw, busPu) => {
          const at = { ...line, busPu };
          const taps = [tap(first, 0.5), tap(second, 0.5)];
          const found = hostingByVoltage(at, taps, 1, loadKw, 1, 0.07);
          expect(Math.abs(found / hostingByNewton(at, taps, loadKw, 0.07) - 1)).toBeLessThan(0.03);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('is that with which the limit is just met', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2000, max: 8000, noNaN: true }),
        fc.double({ min: 10, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        (alongM, powerKw, loadKw) => {
          const kwp = hostingByVoltage(line, [tap(alongM, powerKw, 300)], powerKw / 0.8, loadKw, 0.8, 0.07);
          const { highest } = feederVoltages(line, [tap(alongM, kwp * 0.8, 300)], loadKw, []);
          expect(highest).toBeCloseTo(0.07, 5);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('grows with load and with reactive power absorbed, shrinks with length and with the bus', () => {
    const of = (changes: Partial<FeederLine>, loadKw = 0, limit = 0.07) =>
      hostingByVoltage({ ...line, ...changes }, [], 0, loadKw, 1, limit);
    const bare = of({});
    expect(of({}, 500)).toBeGreaterThan(bare);
    expect(of({ lengthM: 4000 })).toBeGreaterThan(1.8 * bare);
    expect(of({ busPu: 1.05 })).toBeLessThan(bare);
    expect(of({ reactive: { ...unity, mode: 'fixed' } })).toBeGreaterThan(bare);
    expect(of({ reactive: { ...unity, mode: 'voltage' } })).toBeGreaterThan(bare);
    expect(of({}, 0, 0.1)).toBeGreaterThan(bare);
    expect(of({ busPu: 1.08 })).toBe(0);
    expect(of({ lengthM: 0 })).toBe(Infinity);
    expect(hostingByVoltage(line, [], 0, 0, 0, 0.07)).toBe(Infinity);
  });
});

describe('a line of its own', () => {
  const own = {
    lengthM: 5000,
    voltageKv: 10,
    conductor: { resistanceOhmKm: 0.27, reactanceOhmKm: 0.35 },
    busPu: 1.03,
    reactive: unity,
  };
  it('ends at the voltage of a feeder with the site at its end', () => {
    const { rise, solved } = endOfOwnLine(own, 3000);
    expect(solved).toBe(true);
    const like = { ...line, ...own, conductor: { ...own.conductor, currentA: 380 } };
    expect(rise).toBeCloseTo(feederVoltages(like, [tap(5000, 3000)], 0, []).highest, 9);
    expect(endOfOwnLine({ ...own, lengthM: 0 }, 3000).rise).toBeCloseTo(0.03, 12);
    expect(endOfOwnLine(own, 200_000).solved).toBe(false);
  });
});

describe('band of GB/T 12325', () => {
  const limits = { upTo20Kv: 0.07, sum35Kv: 0.1 };
  it('is +7 % up to 20 kV, and at 35 kV what the lowest voltage leaves of 10 %', () => {
    expect(highestAllowed(0.38, limits, -0.05)).toBe(0.07);
    expect(highestAllowed(20, limits, -0.05)).toBe(0.07);
    expect(highestAllowed(35, limits, -0.04)).toBeCloseTo(0.06, 12);
    expect(highestAllowed(110, limits, 0.03)).toBe(0.1);
    expect(highestAllowed(35, limits, -0.2)).toBe(0);
  });
});

describe('hosting of generation that absorbs reactive power', () => {
  /**
   * Power at which two nodes first meet the limit, by V⁴ − V²(V₀² + 2P(R − X·tan φ)) + P²(R² + X²)(1 + tan² φ) = 0 with V at
   * the limit; null where the line carries no power at which they do.
   */
  function firstAtLimit(lengthM: number, conductor: Conductor, powerFactor: number, limit: number) {
    const [r, x] = [conductor.resistanceOhmKm, conductor.reactanceOhmKm].map((ohm) => (ohm * lengthM) / 1e8);
    const [tan, square] = [Math.tan(Math.acos(powerFactor)), (1 + limit) ** 2];
    const a = (r! ** 2 + x! ** 2) * (1 + tan ** 2);
    const b = -2 * square * (r! - x! * tan);
    const root = Math.sqrt(b ** 2 - 4 * a * (square ** 2 - square));
    const first = (-b - root) / (2 * a);
    return first > 0 ? first : null;
  }
  const hosted = (lengthM: number, conductor: Conductor, reactive: FeederLine['reactive'], limit: number) =>
    hostingByVoltage(
      { lengthM, voltageKv: 10, conductor, powerFactor: 0.95, busPu: 1, reactive },
      [{ alongM: lengthM, awayM: 0, powerKw: 1000 }],
      1000,
      0,
      1,
      limit,
    );

  it('goes only up to where the voltage first reaches the limit, though more power would bring it down again', () => {
    const conductor = conductors.find(({ name }) => name === 'LGJ-50')!;
    const reactive = { mode: 'voltage' as const, powerFactor: 0.8, fromPu: 0.95, fullPu: 1.05 };
    expect(hosted(80_000, conductor, reactive, 0.05)).toBeCloseTo(
      firstAtLimit(80_000, conductor, 0.8, 0.05)!,
      1,
    );
  });

  it('is worked out of voltages that a steep control of long lines reaches too', () => {
    const conductor = { resistanceOhmKm: 0.17, reactanceOhmKm: 0.35, currentA: 300 };
    const reactive = { mode: 'voltage' as const, powerFactor: 0.8, fromPu: 1.03, fullPu: 1.035 };
    const [lengthM, powerKw, busPu] = [20_000, 500, 1.03];
    const line = { lengthM, voltageKv: 10, conductor, powerFactor: 0.95, busPu, reactive };
    const { taps, solved } = feederVoltages(line, [{ alongM: lengthM, awayM: 0, powerKw }], 0, []);
    expect(solved).toBe(true);
    // The equation of two nodes above, in p.u. of 10 kV and 1 MVA, with what the control absorbs at that voltage.
    const [r, x, p, v] = [0.17 * 0.2, 0.35 * 0.2, 0.5, 1 + taps[0]!];
    const q = -p * 0.75 * Math.min(1, (v - 1.03) / 0.005);
    const rest = v ** 4 - v ** 2 * (busPu ** 2 + 2 * (p * r + q * x)) + (p ** 2 + q ** 2) * (r ** 2 + x ** 2);
    expect(rest).toBeCloseTo(0, 8);
  });

  it('does so on any line, however briefly the voltage is beyond', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1_000, max: 80_000, noNaN: true }),
        fc.constantFrom(...conductors),
        fc.double({ min: 0.8, max: 1, noNaN: true }),
        fc.double({ min: 0.005, max: 0.07, noNaN: true }),
        fc.constantFrom('fixed' as const, 'voltage' as const),
        (lengthM, conductor, powerFactor, limit, mode) => {
          const first = firstAtLimit(lengthM, conductor, powerFactor, limit);
          fc.pre(first !== null);
          // At the limit Q(U) absorbs all it may.
          const reactive = { mode, powerFactor, fromPu: 0.95, fullPu: 1 + limit };
          const found = hosted(lengthM, conductor, reactive, limit);
          expect(Math.abs(found / first! - 1)).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 300 },
    );
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
      expect(inLanguage(each.source, 'en')).toMatch(/^20\d\d: ./);
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
  const report = await say('import.run', {
    path,
    // Its heading says no unit.
    layers: [{ source: layers[0]!.name, target: 'feeders', units: { peakLoadKw: 'kW' } }],
  });
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
