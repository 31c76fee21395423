import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserApp } from '../../electron/hosts/browser.ts';

/** The host as `npm start` runs it. */
const BUILT = new URL('../../dist/electron/browser.mjs', import.meta.url).href;
const RUNS = 20;
/** Time a map drawn without a graphics card needs to come to rest, so that commands are timed alone. */
const MAP_AT_REST_MS = 10_000;
const BETWEEN_EDITS_MS = 700;
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Prints how long the planner waits: for the window, for a command, for one drawn site's estimate. */
export async function benchApp(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  process.env.PLANNER_HOME = home;
  try {
    const { openInBrowser } = (await import(BUILT)) as typeof import('../../electron/hosts/browser.ts');
    for (const label of ['first start, makes the demonstration document', 'second start', 'later start']) {
      const started = performance.now();
      const app = await openInBrowser({ headless: true });
      await app.page.getByRole('application').or(app.page.locator('canvas')).first().waitFor();
      const ms = performance.now() - started;
      console.log(`window usable (${label}): ${(ms / 1000).toFixed(2)} s`);
      if (label === 'later start') {
        await app.page.waitForTimeout(MAP_AT_REST_MS);
        await timeCommands(app);
      }
      await app.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function timeCommands({ page, desk }: BrowserApp): Promise<void> {
  const trips = await page.evaluate(async (runs) => {
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      const t0 = performance.now();
      const response = await fetch('/api/invoke', {
        method: 'POST',
        headers: { 'x-planner': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'edit.history', input: {} }),
      });
      await response.json();
      times.push(performance.now() - t0);
    }
    return times;
  }, RUNS);
  console.log(`command round trip from the window, median of ${RUNS}: ${median(trips).toFixed(1)} ms`);

  const say = (name: string, input: object) => desk.invoke(name, input, { language: 'en', trusted: true });
  const estimates: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const west = 114.82 + i * 0.002;
    const ring = [
      [west, 34.82],
      [west + 0.001, 34.82],
      [west + 0.001, 34.821],
      [west, 34.82],
    ];
    const started = performance.now();
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const { id } = (await say('site.create', { kind: 'rooftop', tiltDeg: 5 + i, geometry })) as {
      id: number;
    };
    await say('estimate.run', { siteIds: [id] });
    estimates.push(performance.now() - started);
    // The window reads again what an edit changed; the planner's next one comes after that.
    await page.waitForTimeout(BETWEEN_EDITS_MS);
  }
  const [first] = estimates;
  console.log(
    `draw one site, stored and estimated: first ${first.toFixed(0)} ms, then median ${median(estimates.slice(1)).toFixed(0)} ms`,
  );
}
