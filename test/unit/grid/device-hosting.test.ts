import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceHosting as hosting, reverseLoadRateOf } from '../../../electron/engine/grid/device-hosting.ts';
import { type DeviceHostingInput, deviceHostingInputSchema } from '../../../shared/grid-figures.ts';
import { startDesk } from '../desk.ts';

/** Of one transformer alone and of several run split. */
const ALONE = 0.8;
const deviceHosting = (input: DeviceHostingInput) => hosting(input, ALONE);

/** The worked case of two transformers of 40 MVA in parallel. */
const worked = (changes: Partial<DeviceHostingInput> = {}): DeviceHostingInput =>
  deviceHostingInputSchema.parse({
    loadMw: 20,
    ratingMva: 40,
    count: 2,
    operation: 'parallel',
    powerFactor: 0.95,
    maxOutputFactor: 0.8,
    plannedStorageMw: [0, 0],
    connectedMw: 30,
    filedMw: 25,
    ...changes,
  });
const close = (...pair: [number, number]) => pair.map((mw) => expect.closeTo(mw, 9));

describe('hosting capacity of one object by DL/T 2041—2025', () => {
  it('is that of the worked case, with its grades', () => {
    expect(deviceHosting(worked())).toEqual({
      reverseLoadRate: 0.5,
      hostingMw: close(72.5, 72.5),
      openForConnectionMw: close(42.5, 42.5),
      openForFilingMw: close(17.5, 17.5),
      grade: 'green',
    });
    expect(deviceHosting(worked({ filedMw: 60 })).grade).toBe('yellow');
    expect(deviceHosting(worked({ connectedMw: 80 }))).toMatchObject({
      openForConnectionMw: close(-7.5, -7.5),
      grade: 'red',
    });
    expect(deviceHosting(worked({ plannedStorageMw: [0, 8] }))).toMatchObject({
      hostingMw: close(72.5, 80.5),
      openForFilingMw: close(17.5, 25.5),
      grade: 'green',
    });
  });

  it('turns yellow and red exactly where nothing is left, by the lower bound', () => {
    expect(deviceHosting(worked({ filedMw: 42.5 - 1e-6 })).grade).toBe('green');
    expect(deviceHosting(worked({ filedMw: 42.5 })).grade).toBe('yellow');
    expect(deviceHosting(worked({ connectedMw: 72.5 - 1e-6, filedMw: 0 })).grade).toBe('green');
    expect(deviceHosting(worked({ connectedMw: 72.5, filedMw: 0 })).grade).toBe('red');
    // The upper bound has room, the lower has none.
    expect(deviceHosting(worked({ connectedMw: 75, filedMw: 0, plannedStorageMw: [0, 8] })).grade).toBe(
      'red',
    );
    expect(deviceHosting(worked({ connectedMw: 75, filedMw: 0, plannedStorageMw: [4, 8] })).grade).toBe(
      'green',
    );
  });

  it('is red under a red object, and only then', () => {
    expect(deviceHosting(worked({ aboveGrade: 'red' })).grade).toBe('red');
    expect(deviceHosting(worked({ aboveGrade: 'yellow' })).grade).toBe('green');
    expect(deviceHosting(worked({ aboveGrade: 'green', filedMw: 60 })).grade).toBe('yellow');
  });

  it('takes the reverse load rate of the mode of operation, or the typed one', () => {
    expect(reverseLoadRateOf({ operation: 'single', count: 1 }, ALONE)).toBe(0.8);
    expect(reverseLoadRateOf({ operation: 'split', count: 3 }, ALONE)).toBe(0.8);
    expect(reverseLoadRateOf({ operation: 'parallel', count: 2 }, ALONE)).toBe(0.5);
    expect(reverseLoadRateOf({ operation: 'parallel', count: 3 }, ALONE)).toBeCloseTo(2 / 3, 12);
    // Split: (20 + 0.8 · 80 · 0.95) / 0.8.
    expect(deviceHosting(worked({ operation: 'split' })).hostingMw[0]).toBeCloseTo(101, 9);
    expect(deviceHosting(worked({ reverseLoadRate: 0.7 }))).toMatchObject({
      reverseLoadRate: 0.7,
      hostingMw: close(91.5, 91.5),
    });
    expect(deviceHosting(worked({ reverseLoadRate: 0 })).hostingMw[0]).toBeCloseTo(25, 9);
  });

  it('counts charging of storage as load and other generation against it', () => {
    expect(deviceHosting(worked({ storageChargingMw: 4 })).hostingMw[0]).toBeCloseTo(77.5, 9);
    expect(deviceHosting(worked({ otherGenerationMw: 4 })).hostingMw[0]).toBeCloseTo(67.5, 9);
    const over = deviceHosting(worked({ otherGenerationMw: 100, connectedMw: 0, filedMw: 0 }));
    expect(over.hostingMw[0]).toBeLessThan(0);
    expect(over.grade).toBe('red');
  });

  it('never grows with what takes room, and never shrinks with what makes it', () => {
    const mw = fc.double({ min: 0, max: 200, noNaN: true });
    const room = { red: 0, yellow: 1, green: 2 };
    const given = fc.record({
      loadMw: mw,
      otherGenerationMw: mw,
      storageChargingMw: mw,
      ratingMva: fc.double({ min: 0.1, max: 300, noNaN: true }),
      count: fc.integer({ min: 2, max: 4 }),
      maxOutputFactor: fc.double({ min: 0.05, max: 1, noNaN: true }),
      connectedMw: mw,
      filedMw: mw,
    });
    const makes = ['loadMw', 'storageChargingMw', 'ratingMva', 'count'] as const;
    const takes = ['otherGenerationMw', 'connectedMw', 'filedMw'] as const;
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 50 }), (fields, more) => {
        const before = deviceHosting(worked(fields));
        const { hostingMw, openForConnectionMw, openForFilingMw } = before;
        expect(hostingMw[0]).toBeGreaterThanOrEqual(openForConnectionMw[0]);
        expect(openForConnectionMw[0]).toBeGreaterThanOrEqual(openForFilingMw[0]);
        for (const [keys, sign] of [
          [makes, 1],
          [takes, -1],
        ] as const) {
          for (const key of keys) {
            const after = deviceHosting(worked({ ...fields, [key]: fields[key] + more }));
            expect(sign * (after.openForFilingMw[0] - openForFilingMw[0])).toBeGreaterThanOrEqual(-1e-9);
            expect(sign * (room[after.grade] - room[before.grade])).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it.each([
    [{ ratingMva: 0 }, 'grid.no-rating', 'ratingMva'],
    [{ ratingMva: -40 }, 'grid.no-rating', 'ratingMva'],
    [{ loadMw: -1 }, 'grid.negative', 'loadMw'],
    [{ connectedMw: -1 }, 'grid.negative', 'connectedMw'],
    [{ filedMw: -1 }, 'grid.negative', 'filedMw'],
    [{ otherGenerationMw: -1 }, 'grid.negative', 'otherGenerationMw'],
    [{ storageChargingMw: -1 }, 'grid.negative', 'storageChargingMw'],
    [{ plannedStorageMw: [-1, 2] }, 'grid.negative', 'plannedStorageMw.0'],
    [{ plannedStorageMw: [3, 2] }, 'grid.storage-order', 'plannedStorageMw'],
    [{ maxOutputFactor: 0 }, 'grid.share', 'maxOutputFactor'],
    [{ maxOutputFactor: 1.01 }, 'grid.share', 'maxOutputFactor'],
    [{ powerFactor: 0 }, 'grid.share', 'powerFactor'],
    [{ reverseLoadRate: -0.1 }, 'grid.negative', 'reverseLoadRate'],
    [{ count: 1 }, 'grid.operation-count', 'count'],
    [{ operation: 'single' }, 'grid.operation-count', 'count'],
  ] as const)('names what is wrong in %j', (changes, code, field) => {
    const given = worked(changes as Partial<DeviceHostingInput>);
    expect(() => deviceHosting(given)).toThrow(expect.objectContaining({ code, where: { field } }));
  });
});

it('answers by name without a document, and tells what is wrong', async () => {
  const { say, close: end } = startDesk();
  const given = { ...worked(), aboveGrade: 'green' as const };
  expect(await say('grid.deviceHosting', given)).toMatchObject({ grade: 'green', reverseLoadRate: 0.5 });
  await expect(say('grid.deviceHosting', { ...given, ratingMva: 0 })).rejects.toThrow('grid.no-rating');
  await end();
});
