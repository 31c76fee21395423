import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { readRecent } from '../../electron/commands/recent.ts';
import { readPriceYear } from '../../electron/formats/price-year.ts';
import { readRuleFile } from '../../electron/formats/rule-file.ts';
import { inspectWeatherFile, readWeatherFile } from '../../electron/formats/weather/read-weather.ts';
import { decodeGeometry, encodeGeometry } from '../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { PlannerError } from '../../shared/errors.ts';
import { HOSTILE_TEXTS } from '../faults/arbitrary-input.ts';
import { openDesk, square } from '../faults/desk.ts';
import { calendar, epw } from '../unit/weather/build.ts';
import { copies, outside } from './copies.ts';
import { hostile } from './hostile.ts';
import { imports } from './imports.ts';
import { mutateBytes, mutateText } from './mutate.ts';
import { results } from './results.ts';

type Random = () => number;

/** One reader under attack: tries one mutated input; throws anything but a planner's error where it breaks. */
export interface Target {
  /** Inputs to try even where they take longer than the time given; none by default. */
  atLeast?: number;
  once(random: Random): Promise<void> | void;
  close(): Promise<void> | void;
}

const file = (name: string) => new URL(`../${name}`, import.meta.url);

/** Lets the errors through that a planner can act on. */
function expected(error: unknown): void {
  if (!(error instanceof PlannerError)) throw error;
}

function rules(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-rules-'));
  const path = join(folder, 'rules.csv');
  const plain = readFileSync(file('../data/rules/market.csv'), 'utf8');
  return {
    once(random) {
      writeFileSync(path, mutateText(plain, random));
      try {
        readRuleFile(path);
      } catch (error) {
        expected(error);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function prices(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-prices-'));
  const path = join(folder, 'prices.csv');
  const plain = ['时间,电价(元/MWh)', ...Array.from({ length: 8760 }, (_, n) => `${n},${n % 400}`)].join(
    '\n',
  );
  return {
    once(random) {
      writeFileSync(path, mutateText(plain, random));
      try {
        readPriceYear(path);
      } catch (error) {
        expected(error);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function weather(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-weather-'));
  const sunny = epw(() => ({ ghi: 100, dni: 50, dhi: 60, temperature: 10, wind: 2 }));
  const plain = readFileSync(file('reference/pvlib/year-weather-beijing.csv'), 'utf8');
  const power = JSON.stringify({
    properties: { parameter: { ALLSKY_SFC_SW_DWN: { 2020010100: 1 }, T2M: { 2020010100: 5 } } },
    header: { fill_value: -999 },
  });
  const corpus: [name: string, text: string][] = [
    ['a.epw', sunny],
    ['a.csv', plain],
    ['b.csv', plain.split('\n').slice(0, 50).join('\n')],
    ['a.json', power],
    ['b.json', JSON.stringify({ outputs: { hourly: [{ time: '20200101:0010', 'G(i)': 1 }] }, inputs: {} })],
    ['c.csv', '701615,"X",AK,-9,70,150,10\nDate (MM/DD/YYYY),Time (HH:MM),GHI (W/m^2)\n01/01/1988,01:00,0\n'],
  ];
  const place = { latitudeDeg: 34.8, longitudeDeg: 114.8, elevationM: 70 };
  return {
    once(random) {
      const [name, text] = corpus[Math.floor(corpus.length * random())];
      const path = join(folder, name);
      const bytes = random() < 0.7 ? mutateText(text, random) : mutateBytes(Buffer.from(text), random);
      writeFileSync(path, bytes);
      for (const read of [() => inspectWeatherFile(path), () => readWeatherFile(path, { place })]) {
        try {
          read();
        } catch (error) {
          expected(error);
        }
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function geometry(): Target {
  const line = calendar()
    .slice(0, 9)
    .map(({ index }): [number, number] => [114 + index / 10, 34]);
  const corpus = [
    encodeGeometry({ type: 'Point', coordinates: [114, 34] }),
    encodeGeometry({ type: 'LineString', coordinates: line }),
    encodeGeometry(square(114, 34, 1)),
    encodeGeometry({ type: 'MultiPolygon', coordinates: [square(114, 34, 1).coordinates] }),
    encodeGeometry({ type: 'MultiPoint', coordinates: line }),
    encodeGeometry({ type: 'MultiLineString', coordinates: [line, line] }),
  ];
  return {
    once(random) {
      for (let i = 0; i < 100; i++) {
        try {
          decodeGeometry(mutateBytes(corpus[Math.floor(corpus.length * random())], random));
        } catch (error) {
          expected(error);
        }
      }
    },
    close() {},
  };
}

/** What the window asks of a document as soon as it is open. */
const QUESTIONS = [
  ['project.info', {}],
  ['project.summary', {}],
  ['site.list', {}],
  ['scenario.list', {}],
  ['weather.list', {}],
  ['context.list', {}],
  ['context.features', { layer: 'villages' }],
  ['edit.history', {}],
  ['edit.undo', {}],
  ['carbon.outlook', {}],
  ['estimate.run', {}],
] as const;

function documents(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-document-'));
  const bytes = gunzipSync(readFileSync(file('faults/documents/v1.gpkg.gz')));
  const path = join(folder, 'a.gpkg');
  const desk = openDesk(folder, { shell: 'command-line' });
  /** A document that SQLite finds sound, with something else in it than the program ever put there. */
  const alter = (random: Random) => {
    writeFileSync(path, bytes);
    const db = new Database(path);
    registerSpatialFunctions(db);
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree%' AND name NOT LIKE 'sqlite%'`,
      )
      .pluck()
      .all() as string[];
    for (let times = 1 + Math.floor(3 * random()); times > 0; times--) {
      const table = tables[Math.floor(tables.length * random())];
      const columns = db.pragma(`table_info(${table})`) as { name: string }[];
      const { name } = columns[Math.floor(columns.length * random())];
      const values = [...HOSTILE_TEXTS, null, -1, 1e300, 0, '[]', '{}', '{"a":', Buffer.from('GP'), 2 ** 40];
      const value = values[Math.floor(values.length * random())];
      try {
        db.prepare(`UPDATE ${table} SET ${name} = ? WHERE rowid % ${1 + Math.floor(3 * random())} = 0`).run(
          value,
        );
      } catch {
        // The schema's own checks refuse it.
      }
    }
    db.close();
  };
  return {
    async once(random) {
      for (const ending of ['', '-wal', '-shm', '-journal', '.v1.backup'])
        rmSync(`${path}${ending}`, { force: true });
      if (random() < 0.5) writeFileSync(path, mutateBytes(bytes, random));
      else alter(random);
      try {
        await desk.say('project.open', { path });
      } catch (error) {
        expected(error);
        return;
      }
      for (const [name, input] of QUESTIONS)
        await desk.invoke(name, input, { language: 'zh', trusted: true }).catch(expected);
      await desk.settled().catch(expected);
      await desk.say('project.close', {}).catch(expected);
    },
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function settings(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-settings-'));
  const text = JSON.stringify([{ path: '/a/b.gpkg', name: 'b', countyName: 'c' }], null, 2);
  return {
    once(random) {
      for (let i = 0; i < 20; i++) {
        writeFileSync(join(folder, 'recent.json'), mutateText(text, random));
        if (!Array.isArray(readRecent(folder))) throw new Error('not a list');
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const TARGETS: Record<string, () => Target> = {
  rules,
  prices,
  weather,
  geometry,
  documents,
  hostile,
  settings,
  imports,
  results,
  copies,
  outside,
};
