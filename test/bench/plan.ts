import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../electron/commands/desk.ts';
import { printPdf } from '../../electron/hosts/chromium.ts';
import { watchMemory } from './county/memory.ts';

const SITES = 5000;
const MB = 1024;

/** Prints how long a plan of many sites takes in each language, how long it is and what memory it needs. */
export async function benchPlan(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-plan-'));
  let printMs = 0;
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: home, settings: home },
    emit: () => {},
    chooseFile: async () => null,
    drawPng: async () => [],
    async printPdf(request, signal) {
      const started = performance.now();
      const pdf = await printPdf(request, signal);
      printMs = performance.now() - started;
      return pdf;
    },
  });
  const say = (name: string, input: object = {}) =>
    desk.invoke(name, input, { language: 'zh', trusted: true });
  try {
    await say('project.create', { path: join(home, 'plan.gpkg'), countyCode: '410225' });
    await say('site.fromBuildings');
    const { sites } = (await say('site.list')) as { sites: { id: number }[] };
    const ids = sites.slice(SITES).map(({ id }) => id);
    if (ids.length) await say('site.delete', { ids });
    await say('estimate.run');
    for (const language of ['zh', 'en']) {
      const memory = watchMemory();
      const started = performance.now();
      const { pages, bytes } = (await say('plan.export', {
        out: join(home, 'plan.pdf'),
        language,
        overwrite: true,
      })) as {
        pages: number;
        bytes: number;
      };
      const ms = performance.now() - started;
      const { own, engine, together } = memory.stop();
      console.log(
        `plan of ${Math.min(SITES, sites.length)} sites, ${language}: ${pages} pages, ${(bytes / MB ** 2).toFixed(1)} MB, ${(ms / 1000).toFixed(1)} s (printing ${(printMs / 1000).toFixed(1)} s); memory at most ${own.toFixed(0)} MB here and ${engine.toFixed(0)} MB in the print engine, ${together.toFixed(0)} MB together`,
      );
    }
  } finally {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}
