import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insertContext } from '../../electron/store/context.ts';
import { openDocument } from '../../electron/store/document.ts';
import { rules } from '../../shared/i18n/zh/rules.ts';
import { safety } from '../../shared/i18n/zh/safety.ts';
import { scenarios } from '../../shared/i18n/zh/scenarios.ts';
import { ui } from '../../shared/i18n/zh/ui.ts';
import { openDesk, SMALL_COUNTY, square } from '../faults/desk.ts';
import { geoTiff, hill, OVER_LANKAO } from '../unit/terrain/files.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { atRest, faultsIn, map } from './window.ts';

const home = temporaryHome();
const path = join(home.path, 'small.gpkg');
const PLACE = { west: 114.9, south: 34.8 };
let app: RunningApp;
let page: Page;

/** A document with a site on protected farmland, so that there is a rule to override. */
beforeAll(async () => {
  const desk = openDesk(home.path, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  await desk.say('project.close', {});
  const document = openDocument(path);
  insertContext(document, 'farmland', [
    {
      type: 'Feature',
      geometry: square(PLACE.west, PLACE.south, 0.01),
      properties: { name: '图斑甲', class: 'protected' },
    },
  ]);
  document.close();
  await desk.say('project.open', { path });
  await desk.say('site.create', {
    kind: 'agrivoltaic',
    geometry: square(PLACE.west + 0.002, PLACE.south + 0.002, 0.002),
    name: '地块甲',
  });
  await desk.say('scenario.create', { name: '方案乙' });
  await desk.settled();
  await desk.close();
  app = await startApp(home.path, path);
  page = app.page;
  await page.locator('[data-testid=map][data-ready]').waitFor();
});
afterAll(async () => {
  await app.close();
  home.remove();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await app.screenshot(`failed-${task.name}`);
  await page.keyboard.press('Escape');
});

const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
/** Colours are the scheme's and texts the language's: two looks show each of both. The last is the tests' own. */
const LOOKS = [
  ['dark', 'en'],
  ['light', 'zh'],
] as const;

/** Changes scheme and language under what is open, dialogs too, and leaves both as the tests find their way by. */
async function expectNoFaults(screen: string, part = '[role=dialog]'): Promise<void> {
  const found: string[] = [];
  for (const [scheme, language] of LOOKS) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page
      .getByText(language === 'zh' ? '中文' : 'EN', { exact: true })
      .first()
      .dispatchEvent('click');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${language}`));
    await atRest(page);
    const faults = await faultsIn(page, part);
    found.push(...faults.map((fault) => `${scheme} ${language}: ${fault}`));
    await app.screenshot(`screen-${screen}-${scheme}-${language}`);
  }
  expect(found).toEqual([]);
}

async function fromMenu(item: string): Promise<void> {
  await page.getByRole('button', { name: ui.app.menu }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function leave(): Promise<void> {
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog().count()).toBe(0);
}

/** Opens the import wizard and gives it a file. */
async function choose(file: string): Promise<void> {
  await map(page).focus();
  await page.keyboard.press('i');
  await app.answerDialog(file, () => inDialog(ui.imports.choose).click());
  await inDialog(ui.imports.start).waitFor();
}

describe('screens a planner seldom sees, in both languages and schemes', () => {
  it('has no serious fault where a rule is overridden', async () => {
    await page.getByRole('option', { name: /地块甲/ }).click();
    await page.getByRole('button', { name: rules.override, exact: true }).first().click();
    await dialog().getByRole('textbox', { name: rules.reason }).fill('短');
    await expectNoFaults('override');
    await leave();
  });

  it('has none in the assumptions', async () => {
    await page.getByRole('button', { name: `${scenarios.edit}: 方案乙` }).click();
    await dialog().waitFor();
    await expectNoFaults('assumptions');
    await leave();
  });

  it('has none in the backups, with one asked for', async () => {
    await fromMenu(safety.backups);
    await inDialog(safety.restore).first().click();
    await expectNoFaults('backups');
    await leave();
  });

  it('has none in what is said about the program', async () => {
    await fromMenu(ui.app.about);
    await dialog().getByRole('table').waitFor();
    await expectNoFaults('about');
    await leave();
  });

  it('has none in the import of a file, before and after', async () => {
    const file = join(home.path, '房屋.geojson');
    const outside = { type: 'Feature', properties: { mc: '外县' }, geometry: square(100, 30, 0.001) };
    const inside = { type: 'Feature', properties: { mc: '校舍' }, geometry: square(114.82, 34.82, 0.001) };
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [inside, outside] }));
    await choose(file);
    await expectNoFaults('import-choose');
    await inDialog(ui.imports.start).click();
    await expect.poll(() => dialog().innerText()).toContain('已导入 1 个要素');
    await expectNoFaults('import-done');
    await leave();
  });

  it('has none in the import of heights', async () => {
    const file = join(home.path, '高程.tif');
    writeFileSync(file, geoTiff(OVER_LANKAO, hill(114.95, 34.84, 900, 0.02)));
    await choose(file);
    await expectNoFaults('import-terrain');
    await leave();
  });

  it('has none in the preview of the plan', async () => {
    await map(page).focus();
    await page.keyboard.press('Control+p');
    await inDialog(ui.report.look).click();
    await dialog().locator('canvas[data-drawn]').first().waitFor();
    await expectNoFaults('plan');
    await leave();
  });

  it('has none in a new project over an open one', async () => {
    await fromMenu(ui.app.newProject);
    await dialog().getByRole('option').first().click();
    await dialog().getByRole('combobox').fill(SMALL_COUNTY);
    // What was chosen is no longer listed.
    await expect.poll(() => dialog().getByRole('option').count()).toBe(1);
    await expectNoFaults('new-project');
    await dialog().getByRole('option', { name: SMALL_COUNTY }).click();
    await leave();
  });

  it('has none on the start screen', async () => {
    await fromMenu(ui.app.closeProject);
    await page.getByRole('heading', { name: ui.start.title }).waitFor();
    await page.getByRole('option').first().click();
    await expectNoFaults('start', '#root');
  });

  it('logged no error', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
