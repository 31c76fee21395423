import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readResults } from '../../electron/formats/parquet/read.ts';
import { readProvinceTable } from '../../electron/formats/province-table.ts';
import { PlannerError } from '../../shared/errors.ts';
import { openDesk, SMALL_COUNTY } from '../faults/desk.ts';
import { mutateBytes, mutateText } from './mutate.ts';
import type { Target } from './targets.ts';

const TABLE =
  'county,layers,assumptions\n410225,"a.gpkg;buildings=b.shp","{""money"":{""discountRate"":0.07}}"\n尉氏县,,\n';

/** Folders of results and tables of provinces as others may hand them over. */
export function results(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-results-'));
  const sound = new Map<string, Buffer>();
  const made = (async () => {
    const desk = openDesk(folder, { shell: 'command-line' });
    await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
    const { tables } = await desk.say('results.export', { out: join(folder, 'out') });
    await desk.close();
    const county = join(folder, 'out', tables[0]!.file, '..');
    for (const name of readdirSync(county)) sound.set(name, readFileSync(join(county, name)));
    return county;
  })();
  return {
    async once(random) {
      const county = await made;
      const names = [...sound.keys()];
      const name = names[Math.floor(names.length * random())]!;
      writeFileSync(join(county, name), mutateBytes(sound.get(name)!, random));
      const [read] = await readResults([county]);
      if (read instanceof Error && !(read instanceof PlannerError)) throw read;
      writeFileSync(join(county, name), sound.get(name)!);
      const table = join(folder, 'table.csv');
      writeFileSync(table, mutateText(TABLE, random));
      try {
        readProvinceTable(table);
      } catch (error) {
        if (!(error instanceof PlannerError)) throw error;
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
