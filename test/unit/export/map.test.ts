import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metresPerDegree } from '../../../shared/geodesy.ts';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from '../../faults/desk.ts';

let folder: string;
let desk: TestDesk;
/** Of the county on the ground, metres. */
let spanM: [number, number];
const MARGINS_MM = 24;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'map-'));
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
  const { counties } = await desk.say('county.list', { query: SMALL_COUNTY });
  const [lon, lat] = counties[0]!.center;
  const [west, south, east, north] = counties[0]!.bounds;
  const per = metresPerDegree((south + north) / 2);
  spanM = [(east - west) * per.east, (north - south) * per.north];
  await desk.say('site.create', { kind: 'rooftop', name: '粮库', geometry: square(lon, lat, 0.002) });
  await desk.settled();
}, 60_000);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const svgAt = async (scale: number, language: 'zh' | 'en' = 'zh') => {
  const out = join(folder, `${scale}-${language}.svg`);
  const sheet = await desk.say('export.map', { out, scale, language });
  const svg = readFileSync(out, 'utf8');
  const [, width, height] = /<svg width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)!;
  return { sheet, svg, widthMm: Number(width), heightMm: Number(height) };
};

describe('the map of a county', () => {
  it('is as large as its scale makes the county', async () => {
    for (const scale of [100_000, 200_000]) {
      const { svg, sheet, widthMm, heightMm } = await svgAt(scale);
      expect((widthMm - MARGINS_MM) / ((1000 * spanM[0]) / scale)).toBeCloseTo(1, 1);
      expect((heightMm - MARGINS_MM) / ((1000 * spanM[1]) / scale)).toBeCloseTo(1, 1);
      // A unit of the drawing is a tenth of a millimetre, in both directions.
      const [, w, h] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!;
      expect(Number(w) / 10).toBeCloseTo(widthMm, 6);
      expect(Number(h) / 10).toBeCloseTo(heightMm, 6);
      // What is answered is the file's own size; a sheet has the map with its title and legend, a margin wider each way.
      expect(sheet).toMatchObject({ widthMm, heightMm });
      const page = await desk.say('export.map', { out: join(folder, `${scale}.pdf`), scale });
      expect(page.widthMm).toBe(Math.ceil(widthMm + MARGINS_MM));
      expect(page.heightMm).toBeGreaterThan(heightMm + MARGINS_MM);
    }
  });

  it('is drawn in the reader’s language, and names nothing in Chinese in English', async () => {
    const { svg } = await svgAt(200_000, 'en');
    expect(svg).toContain('<title');
    expect(svg).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('says which scale fits where one does not', async () => {
    for (const scale of [1000, 5_000_000]) {
      const failed = desk.say('export.map', { out: join(folder, 'no.svg'), scale });
      const error = (await failed.catch((reason: unknown) => reason)) as {
        code: string;
        params: { fits: number };
      };
      expect(error.code).toBe('export.map-size');
      await expect(svgAt(error.params.fits)).resolves.toBeTruthy();
    }
  });

  it('refuses a picture of more pixels than can be drawn', async () => {
    const failed = desk.say('export.map', { out: join(folder, 'no.png'), scale: 50_000, dpi: 600 });
    await expect(failed).rejects.toMatchObject({ code: 'export.map-pixels' });
  });
});
