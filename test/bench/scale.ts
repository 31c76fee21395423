import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk, type DeskService } from '../../electron/commands/desk.ts';
import { openLibrary } from '../../electron/commands/library.ts';
import { fromWgs84 } from '../../electron/formats/import/crs.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { makeBuildings } from './county/buildings.ts';
import { watchPauses } from './county/pauses.ts';
import { writeShapefile } from './county/shapefile.ts';

const COUNTY = '410225';

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
    const bytes = JSON.stringify(answer).length;
    console.log(`${label}: ${time(ms)}, longest pause ${time(pauses.stop())}, answer ${size(bytes)}${bar}`);
    return answer;
  };
  return { say, timed };
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
    await say('project.close', {});
    await desk.close();
    console.log(`document: ${size(statSync(path).size)}`);
    desk = start();
    ({ say, timed } = talk(desk));
    await timed('document opens', 'project.open', { path }, '; bar 2 s');
    await timed('totals, first', 'project.summary', {});
    await timed('totals, again', 'project.summary', {}, '; bar 50 ms');
    console.log(`peak memory of the main process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
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
