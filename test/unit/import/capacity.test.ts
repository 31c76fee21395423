import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofCapacity } from '../../../electron/bulk/import-capacity.ts';
import { capacityKwp } from '../../../electron/engine/capacity.ts';
import { geodesicAreaM2 } from '../../../electron/engine/geodesy.ts';
import { squareAbout } from '../../../electron/formats/import/admit.ts';
import type { SiteFields } from '../../../shared/domain.ts';
import { guessTarget } from '../../../shared/import-guess.ts';
import { oneDesk } from './desk.ts';

const d = oneDesk();

const csv = (rows: string[]) => rows.join('\r\n');
const sitesFrom = async (name: string, rows: string[], layer: object = {}) => {
  const path = d.file(name, csv(rows));
  const { layers } = await d.say('import.inspect', { path });
  const report = await d.say('import.run', {
    path,
    layers: [{ source: layers[0]!.name, target: 'sites', ...layer }],
  });
  return { layers, report, sites: (await d.say('site.list', {})).sites };
};

describe('sites from a table of points with their capacity', () => {
  it('are as large as their capacity needs, in any unit, built as sites are by default', async () => {
    const { layers, report, sites } = await sitesFrom('项目清单.csv', [
      '项目名称,经度,纬度,装机容量（kW）',
      '小学,114.82,34.82,120',
      '粮库,114.85,34.84,1.5MW',
      '无,114.86,34.84,很大',
    ]);
    expect(layers[0]!.suggested.target).toBe('sites');
    expect(layers[0]!.suggested.fields).toMatchObject({ capacityKwp: '装机容量（kW）' });
    expect(sites.map(({ name }) => name)).toEqual(['小学', '粮库']);
    expect(sites[0]!.capacityKwp).toBeCloseTo(120, 4);
    expect(sites[1]!.capacityKwp).toBeCloseTo(1500, 3);
    const { usableShare } = await d.say('site.defaults', { kind: 'rooftop' });
    expect(sites[0]!.usableShare).toBe(usableShare);
    expect(report.repaired).toContainEqual(
      expect.objectContaining({ code: 'square-from-capacity', count: 2 }),
    );
    expect(report.refused).toMatchObject([
      { code: 'wrong-type', count: 1, examples: [{ value: '装机容量（kW）: 很大' }] },
    ]);
  });

  it('asks for the unit where nothing names one', async () => {
    const rows = ['名称,经度,纬度,装机', '小学,114.82,34.82,120'];
    await expect(sitesFrom('装机.csv', rows)).rejects.toMatchObject({ code: 'import.unit-needed' });
    const { sites } = await sitesFrom('装机.csv', rows, { units: { capacityKwp: 'mw' } });
    expect(sites[0]!.capacityKwp / 120_000).toBeCloseTo(1, 6);
  });

  it('keeps outlines as they are and has the usable share follow, unless the table says that too', async () => {
    const wkt = 'POLYGON ((114.82 34.82, 114.821 34.82, 114.821 34.821, 114.82 34.821, 114.82 34.82))';
    const { sites } = await sitesFrom('outlines.csv', ['name;wkt;kwp', `甲;${wkt};500`]);
    expect(sites[0]!.capacityKwp).toBeCloseTo(500, 6);
    expect(sites[0]!.areaM2).toBeGreaterThan(9000);
    await d.say('edit.undo', {});
    const said = await sitesFrom('shares.csv', ['name;wkt;kwp;usable', `甲;${wkt};500;0.31`]);
    expect(said.sites[0]!.usableShare).toBe(0.31);
    await d.say('edit.undo', {});
    const large = await sitesFrom('large.csv', ['name;wkt;kwp', `甲;${wkt};99000`]);
    expect(large.report.repaired).toContainEqual(expect.objectContaining({ code: 'value-ignored' }));
  });

  it('draws a square of exactly that capacity, wherever and however it is built', async () => {
    const defaults = await d.say('site.defaults', { kind: 'agrivoltaic' });
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 200_000, noNaN: true }),
        fc.double({ min: 18, max: 53, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (kwp, lat, usableShare) => {
          const geometry = { type: 'Polygon' as const, coordinates: [squareAbout([110, lat], kwp * 10)] };
          const fields = { ...defaults, name: 'a', usableShare, geometry } as SiteFields;
          const made = ofCapacity(fields, kwp, { square: true, shareGiven: false })!;
          const areaM2 = geodesicAreaM2(made.geometry);
          expect(capacityKwp({ ...made, areaM2 }) / kwp).toBeCloseTo(1, 5);
        },
      ),
    );
  });

  it('is what a layer of points with such a column is taken for', () => {
    expect(guessTarget([], ['名称', '经度', '纬度', '装机(kWp)'], 'points')).toBe('sites');
    expect(guessTarget([], ['名称', '经度', '纬度', '主变容量'], 'points')).toBe('substations');
    const plants = ['电站名称', '经度', '纬度', '容量(kW)', '状态'];
    expect(guessTarget([], plants, 'points', () => ['已并网', '已备案'])).toBe('existing_pv');
    expect(guessTarget([], [...plants, '装机'], 'points', () => ['拟建'])).toBe('sites');
    expect(guessTarget([], ['名称', '经度', '纬度', '户数'], 'points')).toBe('villages');
  });
});
