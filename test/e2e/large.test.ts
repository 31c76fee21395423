import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeGeometry } from '../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import type { Area } from '../../shared/geometry.ts';
import { openDesk } from '../faults/desk.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { map } from './window.ts';

const home = temporaryHome();
let app: RunningApp;
let page: Page;
/** Addresses of tiles asked for. */
let tiles: string[] = [];
const layersOf = (addresses: readonly string[]) =>
  new Set(addresses.map((address) => /\/tiles\/([a-z_]+)\//.exec(address)?.[1]));

/** More than the window reads whole. */
const SITES = 6000;
const BUILDINGS = 21_000;
const PER_ROW = 150;

const square = (i: number, side: number): Area => {
  const [west, south] = [114.8 + (i % PER_ROW) * 0.001, 34.78 + Math.floor(i / PER_ROW) * 0.001];
  const ring = [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as [number, number][];
  return { type: 'Polygon', coordinates: [ring] };
};

beforeAll(async () => {
  const folder = join(home.path, 'documents');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'large.gpkg');
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  await desk.say('site.create', { kind: 'rooftop', name: '屋顶 1', geometry: square(0, 0.0006) });
  await desk.settled();
  await desk.close();
  const db = new Database(path);
  registerSpatialFunctions(db);
  const site = db.prepare(
    `INSERT INTO sites (geom, name, kind, mount, tilt_deg, azimuth_deg, usable_share, module_wp_m2, area_m2, capacity_kwp)
     SELECT ?, ?, kind, mount, tilt_deg, azimuth_deg, usable_share, module_wp_m2, area_m2, capacity_kwp FROM sites WHERE id = 1`,
  );
  const building = db.prepare(
    `INSERT INTO buildings (geom, class, properties, synthetic) VALUES (?, 'household', '{}', 0)`,
  );
  // As this program writes, not another one, whose every row is looked at as the document opens.
  const writer = db.prepare('UPDATE planner_writer SET own = ?');
  db.transaction(() => {
    writer.run(1);
    for (let i = 1; i < SITES; i++) site.run(encodeGeometry(square(i, 0.0006)), `屋顶 ${i + 1}`);
    for (let i = 0; i < BUILDINGS; i++) building.run(encodeGeometry(square(i, 0.0007)));
    writer.run(0);
  })();
  db.close();
  copyFileSync(path, other);
  app = await startApp(home.path, path);
  page = app.page;
  page.on('request', (request) => {
    if (request.url().includes('/tiles/')) tiles.push(request.url());
  });
  await page.locator('[data-testid=map][data-ready]').waitFor();
});
afterAll(async () => {
  await app.close();
  home.remove();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.screenshot(`failed-large-${task.name}`);
});

/** Another document of the same county. */
const other = join(home.path, 'documents', 'other.gpkg');
/** Decimals of a degree that tell places a pixel apart, at the zoom at which a county fills the map. */
const PIXEL_DECIMALS = 3;
/** A map that is let go so soon after its last move glides on, as the map library has it. */
const GLIDES_WITHIN_MS = 160;
const inspector = () => page.getByRole('complementary', { name: '属性' });
/** Pixels of the map's picture for each of the screen's, along a side. */
const sharpness = () =>
  map(page).evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.clientWidth / devicePixelRatio);
/** Notes each sharpness the picture takes from here on: the map may be sharp again before anyone asks. */
const noteSharpness = () =>
  map(page).evaluateHandle((canvas: HTMLCanvasElement) => {
    const noted: number[] = [];
    const note = () => noted.push(canvas.width / canvas.clientWidth / devicePixelRatio);
    new MutationObserver(note).observe(canvas, { attributeFilter: ['width'] });
    return noted;
  });

describe('a window on a document with very many sites and buildings', () => {
  it('says over the map what is found, which so keeps its place', async () => {
    const box = await map(page).boundingBox();
    await page.getByRole('button', { name: '9 个站点跨县界' }).waitFor();
    expect(await map(page).boundingBox()).toEqual(box);
  });

  it('asks for tiles of both', async () => {
    await expect.poll(() => layersOf(tiles)).toEqual(new Set(['buildings', 'sites']));
  });

  it('draws in all sharpness at rest, and coarser while it is dragged where no graphics card draws', async () => {
    await expect.poll(sharpness).toBeCloseTo(1, 2);
    // What is found meanwhile is said over the map: it keeps its place and size.
    const box = (await map(page).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const noted = await noteSharpness();
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i < 8; i++) await page.mouse.move(x + i * 6, y, { steps: 3 });
    if (app.shell === 'browser')
      await expect.poll(async () => Math.min(1, ...(await noted.jsonValue()))).toBeCloseTo(0.5, 2);
    const pointedAt = async () => {
      const [, north, east] = /([\d.]+)°N ([\d.]+)°E/.exec(await page.getByText(/°N .*°E/).innerText())!;
      return { north: Number(north), east: Number(east) };
    };
    const before = await pointedAt();
    // Let go sooner after the last move, the map would glide on.
    const now = () => page.evaluate(() => performance.now());
    const moved = await now();
    await expect.poll(now).toBeGreaterThan(moved + GLIDES_WITHIN_MS);
    await page.mouse.up();
    await expect.poll(sharpness).toBeCloseTo(1, 2);
    // Where the pointer stands now, the place is that it took hold of.
    await page.mouse.move(x + 42, y + 1);
    await page.mouse.move(x + 42, y);
    const after = await pointedAt();
    expect(await map(page).boundingBox()).toEqual(box);
    expect(after.north).toBeCloseTo(before.north, PIXEL_DECIMALS);
    expect(after.east).toBeCloseTo(before.east, PIXEL_DECIMALS);
  });

  it('goes on drawing when the graphics are lost and come back', async () => {
    const picture = () => map(page).screenshot();
    let before = await picture();
    const still = async () => {
      const last = before;
      before = await picture();
      return before.equals(last);
    };
    await expect.poll(still, { interval: 400 }).toBe(true);
    await map(page).evaluate((canvas: HTMLCanvasElement) => {
      const graphics = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      graphics.loseContext();
      return new Promise<void>((done) => {
        canvas.addEventListener('webglcontextrestored', () => done(), { once: true });
        setTimeout(() => graphics.restoreContext(), 100);
      });
    });
    await expect.poll(async () => before.equals(await picture())).toBe(true);
  });

  it('chooses a site it shows from tiles, draws it whole and lets it go again', async () => {
    await page.getByRole('listbox', { name: '站点列表' }).getByRole('option').first().click();
    await expect.poll(() => inspector().getByText('屋顶 1').count()).toBeGreaterThan(0);
    const box = (await map(page).boundingBox())!;
    await page.mouse.click(box.x + 0.8 * box.width, box.y + 0.93 * box.height);
    await expect.poll(() => inspector().getByText('未选择站点').count()).toBe(1);
  });

  it('asks for all tiles anew for another document of the county', async () => {
    const before = new Set(tiles);
    tiles = [];
    await app.answerDialog(other, async () => {
      await page.getByRole('button', { name: '项目菜单' }).click();
      await page.getByRole('menuitem', { name: '打开其他项目…' }).click();
    });
    await expect
      .poll(() => layersOf(tiles.filter((address) => !before.has(address))))
      .toEqual(new Set(['buildings', 'sites']));
  });

  it('logged no error', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
