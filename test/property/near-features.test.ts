import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildingsAt } from '../../electron/store/buildings-at.ts';
import { type Document, openDocument } from '../../electron/store/document.ts';
import { encodeGeometry } from '../../electron/store/geometry-blob.ts';
import { featuresIn } from '../../electron/store/nearby.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { randomOf } from '../random-county.ts';
import { deskOnLankao } from '../unit/desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'near-'));
const path = join(folder, 'near.gpkg');
let document: Document;
/** Boxes of what was put into the layers of roads and buildings, by number. */
const boxes = new Map<number, Bounds>();

const [WEST, SOUTH, WIDE] = [114.8, 34.8, 0.08];

beforeAll(async () => {
  const desk = await deskOnLankao();
  await desk.say('project.saveAs', { path });
  await desk.close();
  document = openDocument(path);
  const { within } = randomOf(20);
  const { db } = document;
  db.exec('DELETE FROM roads; DELETE FROM buildings');
  const road = db.prepare(
    `INSERT INTO roads (id, geom, name, class, properties) VALUES (?, ?, '', NULL, '{}')`,
  );
  const house = db.prepare(
    `INSERT INTO buildings (id, geom, name, class, properties) VALUES (?, ?, '', NULL, '{}')`,
  );
  for (let id = 1; id <= 400; id++) {
    const [west, south] = [within(WEST, WEST + WIDE), within(SOUTH, SOUTH + WIDE)];
    const side = 10 ** within(-4.5, -1.8);
    const [east, north] = [west + side, south + side];
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    road.run(id, encodeGeometry({ type: 'MultiLineString', coordinates: [corners] }));
    house.run(id, encodeGeometry({ type: 'MultiPolygon', coordinates: [[corners]] }));
    boxes.set(id, [west, south, east, north]);
  }
});

afterAll(() => {
  document.close();
  rmSync(folder, { recursive: true, force: true });
});

const numbers = (found: { id: number }[]) => found.map(({ id }) => id).sort((a, b) => a - b);
const place = fc.record({
  x: fc.double({ min: WEST - 0.01, max: WEST + WIDE + 0.02, noNaN: true }),
  y: fc.double({ min: SOUTH - 0.01, max: SOUTH + WIDE + 0.02, noNaN: true }),
});

it('features near a box are those whose boxes meet it, whatever was asked for before', () => {
  const asked = fc.record({ at: place, wide: fc.double({ min: 0, max: 0.03, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 20 }), (all) => {
      const cache = new Map();
      for (const { at, wide } of all) {
        const box: Bounds = [at.x, at.y, at.x + wide, at.y + wide / 2];
        const meeting = [...boxes].filter(
          ([, [w, s, e, n]]) => w <= box[2] && e >= box[0] && s <= box[3] && n >= box[1],
        );
        const found = numbers(featuresIn(document, 'roads', box, cache));
        const meets = meeting.map(([id]) => id);
        // Boxes of the R*Tree are rounded outwards, which only boxes over many squares are asked of.
        expect(found).toEqual(expect.arrayContaining(meets));
        expect(numbers(featuresIn(document, 'roads', box))).toEqual(expect.arrayContaining(found));
      }
    }),
  );
});

it('buildings at a place are those whose boxes hold it, asked for once or again and again', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (places) => {
      const at = buildingsAt(document);
      for (const { x, y } of [...places, ...places, ...places, ...places]) {
        const once = buildingsAt(document)([x, y]);
        expect(numbers(at([x, y]))).toEqual(numbers(once));
        const holding = [...boxes].filter(([, [w, s, e, n]]) => w <= x && e >= x && s <= y && n >= y);
        expect(numbers(once)).toEqual(expect.arrayContaining(holding.map(([id]) => id)));
      }
    }),
  );
});
