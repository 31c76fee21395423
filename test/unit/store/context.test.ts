import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Feature } from 'geojson';
import { expect, it } from 'vitest';
import { insertContext, listContext } from '../../../electron/store/context.ts';
import { createDocument } from '../../../electron/store/create-document.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';

const village = (synthetic: boolean): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [115, 35] },
  properties: { name: '村', synthetic },
});

it('says what the layers hold now, whoever changed them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'context-'));
  const path = join(folder, 'a.gpkg');
  const document = createDocument(path, { name: 'a', countyCode: '410225', elevationM: 0 });
  const villages = () => listContext(document).find(({ name }) => name === 'villages');
  expect(villages()).toMatchObject({ count: 0, synthetic: false });
  insertContext(document, 'villages', [village(false)]);
  expect(villages()).toMatchObject({ count: 1, synthetic: false });
  insertContext(document, 'villages', [village(true)]);
  expect(villages()).toMatchObject({ count: 2, synthetic: true, source: 'synthetic' });

  const other = new Database(path);
  registerSpatialFunctions(other);
  other.prepare('DELETE FROM villages').run();
  other.close();
  expect(villages()).toMatchObject({ count: 0, synthetic: false });
  document.close();
  rmSync(folder, { recursive: true, force: true });
});
