import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  packAround,
  packStandings,
  unpackAround,
  unpackStandings,
} from '../../../electron/bulk/fit/packed.ts';
import type { Around } from '../../../electron/bulk/fit/survey.ts';
import { type Surroundings, surroundings } from '../../../electron/county/fit/facts.ts';
import { survey } from '../../../electron/county/fit/survey.ts';
import { surveyAll } from '../../../electron/county/fit/survey-all.ts';
import { type Library, openLibrary } from '../../../electron/session/library.ts';
import { closeReader } from '../../../electron/session/reader.ts';
import type { Session } from '../../../electron/session/session.ts';
import { insertContext } from '../../../electron/store/context.ts';
import { createDocument } from '../../../electron/store/create-document.ts';
import type { Document } from '../../../electron/store/document.ts';
import { outlinesAhead } from '../../../electron/store/outlines-ahead.ts';
import { activateScenario, insertScenario } from '../../../electron/store/scenarios.ts';
import { type MirroredSite, siteMirror } from '../../../electron/store/site-mirror.ts';
import { insertSite } from '../../../electron/store/sites.ts';
import { assumptionsSchema } from '../../../shared/domain.ts';
import { fitAssumptionsSchema } from '../../../shared/fit.ts';
import { atOnce } from '../../../shared/steps.ts';
import { square } from '../desk.ts';

const SITES = 5200;
let folder: string;
let library: Library;
let document: Document;
let session: Session;
const failures: unknown[] = [];

const feature = (geometry: GeoJSON.Geometry, properties: object): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties: { ...properties },
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'beside-'));
  library = openLibrary();
  document = createDocument(join(folder, 'a.gpkg'), { name: 'a', countyCode: '410225', elevationM: 70 });
  activateScenario(document, insertScenario(document, '基准', assumptionsSchema.parse({})));
  const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
  insertContext(document, 'villages', [feature(point(114.9, 34.8), { name: '甲村', households: 400 })]);
  insertContext(document, 'farmland', [
    feature(square(114.9, 34.8, 0.01), { name: '田', class: 'protected' }),
  ]);
  insertContext(document, 'roads', [
    feature({ type: 'LineString', coordinates: [[114.88, 34.79], [114.96, 34.83]] }, { name: '国道', class: 'national' }), // biome-ignore format: one line
  ]);
  document.db.transaction(() => {
    for (let i = 0; i < SITES; i++) {
      const isField = i % 500 === 0;
      insertSite(document, {
        ...{
          name: `${i}`,
          kind: isField ? 'agrivoltaic' : 'rooftop',
          mount: 'fixed',
        },
        ...{
          mounting: 'rack',
          twoFaces: false,
          tiltDeg: i % 40,
          azimuthDeg: 90 + (i % 180),
          usableShare: 0.7,
        },
        ...{ gcr: null, moduleWpM2: 210, areaM2: 120, capacityKwp: 20, module: null, inverter: null },
        ...{ ownerClass: null, gridMode: null, tariff: null, notes: '', agrivoltaic: null, obstacles: [] },
        geometry: square(114.89 + 0.004 * (i % 100), 34.79 + 0.004 * Math.floor(i / 100), 0.0001),
      } as unknown as Parameters<typeof insertSite>[1]);
    }
  })();
  const log = { error: (_name: string, error: unknown) => failures.push(error) };
  session = { document, library, log } as unknown as Session;
});
afterAll(() => {
  closeReader(document);
  document.close();
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const assumptions = fitAssumptionsSchema.parse({});

async function surveyed(isThere = (_site: MirroredSite) => true): Promise<Map<number, Surroundings>> {
  const found = new Map<number, Surroundings>();
  const sites = [...siteMirror(document).rows().values()];
  const keep = ({ id }: MirroredSite, facts: Surroundings) => {
    expect(found.has(id), `site ${id} surveyed twice`).toBe(false);
    found.set(id, facts);
  };
  await surveyAll(
    survey(session, document, assumptions),
    sites,
    keep,
    () => {},
    isThere,
    async () => {},
  );
  return found;
}

function expected(): Map<number, Surroundings> {
  const shared = survey(session, document, assumptions);
  const outlines = outlinesAhead(document, []);
  const rows = [...siteMirror(document).rows().values()];
  return new Map(
    rows.map((row) => [row.id, atOnce(surroundings(shared, row, () => outlines(row.id)!))] as const),
  );
}

it('two threads survey many sites as one does, each site once', async () => {
  const found = await surveyed();
  expect(failures).toEqual([]);
  expect(found.size).toBe(SITES);
  const alone = expected();
  for (const [id, facts] of found) expect(facts, `site ${id}`).toEqual(alone.get(id));
  const seen = [...found.values()].filter((facts) => facts.seen.glareHours.road > 0);
  expect(seen.length).toBeGreaterThan(0);
}, 60_000);

it('what the other thread leaves undone, this one does', async () => {
  const alone = expected();
  let asked = 0;
  const found = await surveyed(() => {
    if (++asked === 100) closeReader(document);
    return true;
  });
  expect(failures).toHaveLength(2);
  expect(found).toEqual(alone);
}, 60_000);

const maybe = fc.option(fc.double({ noNaN: true }), { nil: null });
const amount = fc.double({ min: 0, noNaN: true });

it('numbers say all that is known of a site and around it', () => {
  const mount = fc.oneof(
    fc.record({ tiltDeg: amount, azimuthDeg: amount, bothFaces: fc.boolean() }),
    fc.record({ axisAzimuthDeg: amount, gcr: amount }),
  );
  const standing = fc.record({ id: fc.nat(), areaM2: amount, bottomM: amount, topM: amount, mount });
  fc.assert(
    fc.property(fc.array(standing), (sites) => {
      expect(unpackStandings(packStandings(sites))).toEqual(sites);
    }),
  );
  const around: fc.Arbitrary<Around> = fc.record({
    mapped: fc.record({ scenic: fc.boolean(), village: fc.boolean(), road: fc.boolean() }),
    ...{
      protectedShare: maybe,
      farmlandM2: maybe,
      farmLoadKwh: maybe,
      households: maybe,
      substationM: maybe,
    },
    ...{ villageM: maybe, roadM: maybe, scenicM: maybe, homestayM: maybe, chargerM: maybe },
    seen: fc.record({
      magnitudeDeg2: fc.record({ scenic: amount, road: amount }),
      glareHours: fc.record({ scenic: amount, village: amount, road: amount }),
    }),
  });
  fc.assert(
    fc.property(fc.array(fc.option(around)), (found) => {
      const packed = packAround(found);
      expect(found.map((_, i) => unpackAround(packed, i))).toEqual(found);
    }),
  );
});
