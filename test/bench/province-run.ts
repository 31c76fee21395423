import { createDesk } from '../../electron/commands/desk.ts';
import type { ProvinceSummary } from '../../shared/province.ts';

/** Adds up a folder of results in a process of its own, so that its memory is seen. */
const [folder] = process.argv.slice(2);
const desk = createDesk({
  name: 'command-line',
  folders: { documents: folder!, settings: `${folder}/settings` },
  chooseFile: async () => null,
  drawPng: async () => [],
  printPdf: async () => new Uint8Array(),
  emit: () => {},
});
const started = performance.now();
const summary = (await desk.invoke(
  'province.summarise',
  { paths: [folder] },
  { language: 'en', trusted: true },
)) as ProvinceSummary;
const seconds = (performance.now() - started) / 1000;
await desk.close();
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  `${summary.totals.counties} read, ${summary.totals.failed} failed, ${summary.totals.siteCount} sites in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
);
