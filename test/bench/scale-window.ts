import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { watchMemory } from './county/memory.ts';
import { watchPauses } from './county/pauses.ts';

/** The host as `npm start` runs it. */
const BUILT = new URL('../../dist/electron/browser.mjs', import.meta.url).href;
/** Time a map drawn without a graphics card needs to come to rest. */
const REST_MS = 6000;
const STEPS = 20;
const PATIENCE_MS = 40_000;
const TRUSTED = { trusted: true, language: 'zh', signal: new AbortController().signal } as const;

/**
 * Prints what a planner sees and waits for in a window with a large document: the first picture of it, the longest time the window or the program behind it were away while the map and the table moved, and memory.
 */
export async function benchWindow(path: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-scale-window-'));
  process.env.PLANNER_HOME = home;
  const started = performance.now();
  const { openInBrowser } = (await import(BUILT)) as typeof import('../../electron/hosts/browser.ts');
  const app = await openInBrowser({ headless: true, projectPath: path });
  // Looking at large processes takes time that the first pictures need; they hold most later.
  let memory: ReturnType<typeof watchMemory> | undefined;
  try {
    const { page } = app;
    await firstPicture(page, 'program started with the county', started);
    await app.desk.invoke('project.close', {}, TRUSTED);
    await page.locator('[data-testid=map]').waitFor({ state: 'detached' });
    await page.waitForTimeout(REST_MS);
    const asked = performance.now();
    await app.desk.invoke('project.open', { path }, TRUSTED);
    await firstPicture(page, 'county opened in a window that is there', asked);
    memory = watchMemory();
    await page.waitForTimeout(REST_MS);
    const canvas = page.locator('canvas.maplibregl-canvas');
    const box = (await canvas.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await moved(page, 'map panned', async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let i = 1; i <= STEPS; i++) await page.mouse.move(x - i * 12, y - i * 6);
      await page.mouse.up();
    });
    await moved(page, 'map zoomed', async () => {
      await page.mouse.move(x, y);
      for (let i = 0; i < STEPS; i++) await page.mouse.wheel(0, -120);
    });
    await page.getByRole('button', { name: '站点表格', exact: true }).click();
    const table = page.getByRole('table', { name: '站点表格' });
    await table.locator('tr[data-place]').first().waitFor();
    await page.waitForTimeout(REST_MS);
    await moved(page, 'table scrolled', async () => {
      await table.hover();
      for (let i = 0; i < STEPS; i++) await page.mouse.wheel(0, 4000);
    });
    await moved(page, 'site selected in the table', () =>
      table.locator('tr[data-place]').nth(3).locator('td').nth(1).click(),
    );
  } finally {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  }
  const { own, engine, together } = memory!.stop();
  const mb = [own, engine, together].map((value) => value.toFixed(0));
  console.log(
    `memory at most: ${mb[0]} MB the program, ${mb[1]} MB the window's processes, ${mb[2]} MB together; bar 2 GB`,
  );
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(2)} s`;

/** Waits until the map is drawn with all tiles that belong in its first picture, and prints the time since. */
async function firstPicture(page: Page, label: string, since: number): Promise<void> {
  await page.locator('[data-testid=map][data-ready]').waitFor({ timeout: PATIENCE_MS });
  await twoFrames(page);
  console.log(`${label}: first picture after ${seconds(since)}; bar 3 s`);
}

const twoFrames = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

/** Does something in the window and prints how long window and program were away at most while it and its effects lasted. */
async function moved(page: Page, label: string, act: () => Promise<void>): Promise<void> {
  const pauses = watchPauses();
  const since = await page.evaluate(() => performance.now());
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
  });
  await act();
  await page.waitForTimeout(REST_MS / 2);
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { seen: number[] }).seen));
  const spent = (await page.evaluate(() => performance.now())) - since;
  console.log(
    `${label}: window away at most ${longest.toFixed(0)} ms, program ${pauses.stop().toFixed(0)} ms, within ${(spent / 1000).toFixed(1)} s; bar 100 ms`,
  );
}

if (import.meta.main) {
  await benchWindow(process.argv[2]!);
  process.exit(0);
}
