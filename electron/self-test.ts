import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from './commands/desk.ts';
import type { PrintRequest } from './host.ts';
import { blankPdf } from './report/pdf/blank.ts';

/** What an installation is worth, in figures; thrown errors say what it lacks. */
export interface SelfTest {
  version: string;
  node: string;
  sites: number;
  annualKwh: number;
  planHtmlBytes: number;
  fontsInPlan: number;
  /** Files of results, which the column store's own library writes. */
  resultTables: number;
}

const roof = {
  kind: 'rooftop',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [114.82, 34.82],
        [114.823, 34.82],
        [114.823, 34.822],
        [114.82, 34.82],
      ],
    ],
  },
};

/**
 * Goes through the main job on an installed copy, without a window: makes the demonstration document in a folder
 * of its own, draws a roof, estimates it in a worker thread, writes the plan's pages, opens the document again.
 *
 * @throws whatever fails; the folder is gone afterwards
 */
export async function selfTest(): Promise<SelfTest> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-self-test-'));
  const printed: PrintRequest[] = [];
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => null,
    async printPdf(request) {
      printed.push(request);
      return blankPdf();
    },
    drawPng: async () => [],
    emit: () => {},
  });
  const say = (name: string, input: object) => desk.invoke(name, input, { language: 'zh', trusted: true });
  try {
    const path = join(folder, 'self-test.gpkg');
    await say('project.create', { path, countyCode: '410225' });
    await say('site.create', roof);
    await desk.settled();
    await say('plan.export', { out: join(folder, 'plan.pdf'), language: 'zh' });
    const { tables } = (await say('results.export', { out: join(folder, 'results') })) as {
      tables: unknown[];
    };
    await say('project.close', {});
    await say('project.open', { path });
    const summary = (await say('project.summary', {})) as { estimatedCount: number; annualKwh: number };
    if (summary.estimatedCount !== 1 || !(summary.annualKwh > 0)) throw new Error('the roof has no estimate');
    const html = printed.map((request) => request.html).join('');
    const { version } = (await say('app.about', {})) as { version: string };
    return {
      version,
      node: process.version,
      sites: summary.estimatedCount,
      annualKwh: summary.annualKwh,
      planHtmlBytes: html.length,
      fontsInPlan: html.split('@font-face').length - 1,
      resultTables: tables.length,
    };
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the self-test and prints its figures as JSON; the answer is the exit code. */
export async function runSelfTest(): Promise<number> {
  try {
    process.stdout.write(`${JSON.stringify(await selfTest())}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await runSelfTest();
