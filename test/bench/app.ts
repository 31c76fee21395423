import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInBrowser } from '../../electron/hosts/browser.ts';

const RUNS = 20;
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Prints how long the planner waits: for the window, for a command, for one drawn site's estimate. */
export async function benchApp(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  process.env.PLANNER_HOME = home;
  try {
    for (const label of ['first start, makes the demonstration document', 'later start']) {
      const started = performance.now();
      const app = await openInBrowser({ headless: true });
      await app.page.getByRole('application').or(app.page.locator('canvas')).first().waitFor();
      const ms = performance.now() - started;
      console.log(`window usable (${label}): ${(ms / 1000).toFixed(2)} s`);
      if (label === 'later start') await timeCommands(app.page);
      await app.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function timeCommands(page: import('playwright-core').Page): Promise<void> {
  const { trips, estimates } = await page.evaluate(async (runs) => {
    const say = async (name: string, input: object) => {
      const response = await fetch('/api/invoke', {
        method: 'POST',
        headers: { 'x-planner': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ name, input }),
      });
      return (await response.json()).value;
    };
    const trips: number[] = [];
    const estimates: number[] = [];
    for (let i = 0; i < runs; i++) {
      const t0 = performance.now();
      await say('edit.history', {});
      trips.push(performance.now() - t0);
      const west = 114.82 + i * 0.002;
      const ring = [
        [west, 34.82],
        [west + 0.001, 34.82],
        [west + 0.001, 34.821],
        [west, 34.82],
      ];
      const t1 = performance.now();
      const { id } = await say('site.create', {
        kind: 'rooftop',
        tiltDeg: 5 + i,
        geometry: { type: 'Polygon', coordinates: [ring] },
      });
      await say('estimate.run', { siteIds: [id] });
      estimates.push(performance.now() - t1);
    }
    return { trips, estimates };
  }, RUNS);
  const first = estimates[0];
  console.log(`command round trip, median of ${RUNS}: ${median(trips).toFixed(1)} ms`);
  console.log(
    `draw one site, stored and estimated: first ${first.toFixed(0)} ms, then median ${median(estimates.slice(1)).toFixed(0)} ms`,
  );
}
