import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDesk, type DeskService } from '../../electron/commands/desk.ts';
import { fromWgs84 } from '../../electron/formats/import/crs.ts';
import { intoTile } from '../../electron/formats/tiles/tile-grid.ts';
import { openLibrary } from '../../electron/session/library.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { type MadeBuilding, makeBuildings } from './county/buildings.ts';
import { watchPauses } from './county/pauses.ts';
import { writeShapefile } from './county/shapefile.ts';

const COUNTY = '410225';
const WINDOW = fileURLToPath(new URL('./scale-window.ts', import.meta.url));

interface Size {
  buildings: number;
  sites: number;
}

/** Commands said to a program whose window shows nothing, each timed together with the longest pause it caused. */
function talk(desk: DeskService) {
  const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
    desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;
  const timed = async <N extends CommandName>(label: string, name: N, input: CommandInput<N>, bar = '') => {
    const pauses = watchPauses();
    const started = performance.now();
    const answer = await say(name, input);
    const ms = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 30));
    const pause = time(pauses.stop());
    const bytes = JSON.stringify(answer).length;
    console.log(`${label}: ${time(ms)}, longest pause ${pause}, answer ${size(bytes)}${bar}`);
    return answer;
  };
  return { say, timed };
}

const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);
const HUGE_CORNERS = 10_000_000;

/** A round building of so many corners in the middle of the county. */
function circle(corners: number): MadeBuilding {
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (-2 * Math.PI * (i % (corners - 1))) / (corners - 1);
    return [114.95 + 0.01 * Math.cos(angle), 34.85 + 0.01 * Math.sin(angle)];
  });
  return { ring, name: '圆', code: '0', use: '其他', floors: 1 };
}

/** Tiles under the middle of the county at every zoom a planner works at. */
async function benchTiles(desk: DeskService): Promise<void> {
  for (const layer of ['buildings', 'sites']) {
    for (const zoom of [10, 12, 14, 16]) {
      const [x, y] = intoTile({ z: 0, x: 0, y: 0 }, 2 ** zoom)([114.95, 34.85]);
      const pauses = watchPauses();
      const started = performance.now();
      const tile = await desk.tile(`/tiles/${layer}/${zoom}/${x}/${y}.mvt`);
      const ms = performance.now() - started;
      const pause = time(pauses.stop());
      console.log(
        `tile of ${layer}, zoom ${zoom}: ${time(ms)}, longest pause ${pause}, ${size(tile?.body.length ?? 0)}`,
      );
    }
  }
}

const time = (ms: number) =>
  ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
const size = (bytes: number) =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** Prints what the planner waits for with a county of full size in one document. */
export async function benchScale({ buildings, sites }: Size): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-scale-'));
  const start = () =>
    createDesk({
      name: 'command-line',
      folders: { documents: home, settings: join(home, 'settings') },
      chooseFile: async () => null,
      printPdf: async () => new Uint8Array(),
      drawPng: async () => [],
      emit: () => {},
    });
  let desk = start();
  try {
    const library = openLibrary();
    const made = performance.now();
    const shp = writeShapefile(
      join(home, 'buildings'),
      makeBuildings(library.counties().get(COUNTY), buildings),
      fromWgs84('EPSG:4526')!,
    );
    library.close();
    console.log(
      `made ${buildings} buildings (${size(statSync(shp).size)} Shapefile): ${time(performance.now() - made)}`,
    );
    const path = join(home, 'county.gpkg');
    let { say, timed } = talk(desk);
    await say('project.create', { path, countyCode: COUNTY, demonstration: false });
    // The county's weather is made ready once, which is no part of the import.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const layers = [{ source: 'buildings', target: 'buildings' as const }];
    await timed(
      `import of ${buildings} polygons`,
      'import.run',
      { path: shp, layers },
      '; bars 90 s, 100 ms',
    );
    await timed('undo of the import', 'edit.undo', {});
    await timed('redo of the import', 'edit.redo', {});
    const filter = { expression: `id <= ${sites}` };
    await timed(`${sites} sites from buildings`, 'site.fromBuildings', { filter });
    await timed('estimates of all sites', 'estimate.run', {});
    await timed('list of sites', 'site.list', {});
    await timed('totals', 'project.summary', {});
    await timed('a page of the table by power', 'site.page', { sort: 'capacity', descending: true });
    await timed('the next page of it', 'site.page', { sort: 'capacity', descending: true, offset: 100 });
    await timed('search by a part of a name', 'site.page', { text: '村77' });
    await timed('groups by kind', 'site.page', { group: 'kind' });
    await timed('classes to colour by', 'site.spread', { by: 'avoided' });
    await timed('edit of one site', 'site.update', { ids: [5], changes: { tiltDeg: 22 } });
    await timed('totals after one edit', 'project.summary', {}, '; bar 50 ms');
    await timed('undo of one edit', 'edit.undo', {});
    await timed('money of the county', 'money.outlook', { limit: 0 }, '; bar 100 ms for the pause');
    await timed('what its money depends on', 'scenario.tornado', {});
    await timed('hourly balance', 'supply.balance', {});
    await timed('check of the grid', 'grid.check', {});
    await timed('years in which to build', 'portfolio.roadmap', { goal: 'income', years: 5 });
    await timed('fit of all sites, first', 'fit.scores', { limit: 0 });
    console.log(`peak memory of the main process, generator included: ${peakMb()} MB`);
    const huge = writeShapefile(
      join(home, 'huge'),
      [circle(HUGE_CORNERS), circle(40)],
      fromWgs84('EPSG:4526')!,
    );
    const hugeLayer = [{ source: 'huge', target: 'exclusions' as const }];
    await timed(`a polygon of ${HUGE_CORNERS} corners is refused`, 'import.run', {
      path: huge,
      layers: hugeLayer,
    });
    await say('project.close', {});
    await desk.close();
    console.log(`document: ${size(statSync(path).size)}`);
    desk = start();
    ({ say, timed } = talk(desk));
    await timed('document opens', 'project.open', { path }, '; bar 2 s');
    await timed('totals, first', 'project.summary', {});
    await timed('totals, again', 'project.summary', {});
    await benchTiles(desk);
    await say('project.close', {});
    // In a process of its own, whose memory is that of the program alone.
    spawnSync(process.execPath, [WINDOW, path], { stdio: 'inherit' });
  } finally {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const [buildings = 500_000, sites = 100_000] = process.argv.slice(2).map(Number);
  await benchScale({ buildings, sites });
  process.exit(0);
}
