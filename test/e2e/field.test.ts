import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { openDesk } from '../faults/desk.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { faultsIn } from './window.ts';

const home = temporaryHome();
const folder = join(home.path, 'documents');
const path = join(folder, 'field.gpkg');
const copy = join(folder, 'copy.gpkg');
let app: RunningApp;
let page: Page;
let told: Promise<void>;

/** Edits a document as another program does. */
function elsewhere(file: string, sql: string): void {
  const db = new Database(file);
  registerSpatialFunctions(db);
  db.exec(sql);
  db.close();
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  const geometry = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [114.81, 34.82],
        [114.812, 34.82],
        [114.812, 34.822],
        [114.81, 34.82],
      ] as [number, number][],
    ],
  };
  await desk.say('site.create', { kind: 'rooftop', name: '小学', geometry });
  await desk.say('project.take', { path: copy });
  await desk.say('site.update', { ids: [1], changes: { tiltDeg: 20 } });
  await desk.settled();
  await desk.close();
  elsewhere(copy, 'UPDATE sites SET tilt_deg = 30');
  elsewhere(
    path,
    `UPDATE sites SET notes = '现场'; INSERT INTO consumers (geom, name) VALUES (x'47500001e6100000010100000000000000000000000000000000000000', '海上')`,
  );
  app = await startApp(home.path, path);
  page = app.page;
  // Said as the document opens, and gone after some seconds: the map may take longer.
  told = page.getByText('修改了 1 个要素').waitFor();
  told.catch(() => {});
  await page.locator('[data-testid=map][data-ready]').waitFor();
});
afterAll(async () => {
  await app.close();
  home.remove();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.screenshot('failed-field');
});

it('says what another program changed and which of its rows could not stay', async () => {
  await told;
  await page.getByText(/海上：/).waitFor();
});

it('shows what a field copy and the document both changed, and merges what is chosen', async () => {
  await app.answerDialog(copy, async () => {
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '合并外业副本…' }).click();
  });
  const dialog = page.getByRole('dialog', { name: /两边都改过/ });
  const merge = dialog.getByRole('button', { name: '合并', exact: true });
  expect(await merge.isDisabled()).toBe(true);
  expect(await dialog.getByRole('row', { name: /小学/ }).innerText()).toContain('30');
  expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: '全部采用外业的' }).click();
  await merge.click();
  await page.getByText('已合并 1 个要素').waitFor();
  expect(app.problems.join('\n')).toBe('');
});
