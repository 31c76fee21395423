import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { packZip } from '../../electron/formats/zip.ts';
import { PlannerError } from '../../shared/errors.ts';
import { openDesk, SMALL_COUNTY, type TestDesk } from '../faults/desk.ts';
import { binaryDxf, collection, feature, osmPbf, square, written } from '../unit/import/files.ts';
import { mutateBytes, mutateText } from './mutate.ts';
import type { Target } from './targets.ts';

/** GDAL's drivers with what makes each write one file. */
const BINARY: Record<string, string[]> = {
  'a.fgb': ['-f', 'FlatGeobuf', '-nlt', 'POLYGON'],
  'a.gpkg': ['-f', 'GPKG'],
  'a.xlsx': ['-f', 'XLSX'],
  'a.shp': ['-f', 'ESRI Shapefile'],
};
const TEXTS: Record<string, string[]> = {
  'a.kml': ['-f', 'KML'],
  'a.gml': ['-f', 'GML'],
  'a.dxf': ['-f', 'DXF'],
  'a.csv': ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT'],
};

interface Sound {
  name: string;
  bytes: Buffer;
  text: boolean;
}

async function makeCorpus(folder: string): Promise<Sound[]> {
  const roofs = [
    feature(square(114.75, 34.5), { name: '第一小学', area: 10 }),
    feature(square(114.76, 34.51), { name: '=1+1', area: null }),
  ];
  const corpus: Sound[] = [
    { name: 'a.geojson', bytes: Buffer.from(collection(roofs)), text: true },
    {
      name: 'a.pbf',
      bytes: osmPbf(
        [
          [114.75, 34.5],
          [114.76, 34.5],
          [114.76, 34.51],
        ],
        { building: 'school', name: '小学' },
      ),
      text: false,
    },
  ];
  for (const [name, options] of Object.entries({ ...BINARY, ...TEXTS })) {
    const features = extname(name) === '.dxf' ? roofs.map(({ geometry }) => feature(geometry)) : roofs;
    const path = await written(folder, name, features, options);
    if (extname(name) !== '.shp') {
      corpus.push({ name, bytes: readFileSync(path), text: name in TEXTS });
      if (extname(name) === '.dxf') {
        const bytes = binaryDxf(readFileSync(path, 'utf8'), (text) => Buffer.from(text));
        corpus.push({ name: 'b.dxf', bytes, text: false });
      }
      continue;
    }
    const parts = ['shp', 'shx', 'dbf', 'prj'].map((ending) => ({
      name: `a.${ending}`,
      bytes: readFileSync(path.replace(/shp$/, ending)),
    }));
    corpus.push({ name: 'a.zip', bytes: packZip(parts), text: false });
  }
  return corpus;
}

/** A mutated map file is inspected and imported; nothing but a planner's error may come of it. */
export function imports(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-import-'));
  const starting = (async (): Promise<[TestDesk, Sound[]]> => {
    const desk = openDesk(folder, { shell: 'command-line' });
    await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
    return [desk, await makeCorpus(folder)];
  })();
  const expected = (error: unknown) => {
    if (!(error instanceof PlannerError) || error.code === 'internal') throw error;
  };
  return {
    async once(random) {
      const [desk, corpus] = await starting;
      const { name, bytes, text } = corpus[Math.floor(corpus.length * random())];
      const path = join(folder, `fuzz-${name}`);
      writeFileSync(
        path,
        text && random() < 0.7 ? mutateText(bytes.toString(), random) : mutateBytes(bytes, random),
      );
      const found = await desk.say('import.inspect', { path }).catch(expected);
      const [layer] = found?.layers ?? [];
      if (!layer) return;
      await desk
        .say('import.run', { path, layers: [{ source: layer.name, target: 'buildings' }] })
        .then(() => desk.say('edit.undo', {}))
        .catch(expected);
    },
    async close() {
      const [desk] = await starting;
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
