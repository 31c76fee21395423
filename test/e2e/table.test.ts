import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SITE_KINDS } from '../../shared/domain.ts';
import { openDesk } from '../faults/desk.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';

const home = temporaryHome();
let app: RunningApp;
let page: Page;

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as [number, number][],
  ],
});

beforeAll(async () => {
  const folder = join(home.path, 'documents');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'table.gpkg');
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  for (let i = 1; i <= 24; i++) {
    const geometry = square(114.8 + i * 0.005, 34.82, 0.0004 + i * 0.00002);
    const kind = SITE_KINDS[i % 4 === 0 ? 1 : 0]!;
    await desk.say('site.create', { kind, name: `${i % 2 ? '小学' : '厂房'} ${i}`, geometry });
  }
  await desk.settled();
  await desk.close();
  app = await startApp(home.path, path);
  page = app.page;
  await page.locator('[data-testid=map][data-ready]').waitFor();
  await page.getByRole('button', { name: '站点表格', exact: true }).click();
});
afterAll(async () => {
  await app.close();
  home.remove();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.screenshot('failed-table');
});

const table = () => page.getByRole('table', { name: '站点表格' });
const lines = () => table().locator('tr[data-place]');
const names = () => lines().locator('td:nth-child(2)').allInnerTexts();
const drawer = () => page.getByRole('region', { name: '站点表格与统计' });
const status = () => drawer().getByRole('status');
const search = () => drawer().getByRole('textbox', { name: '搜索站点' });

describe('the table of sites', () => {
  it('puts names in order by their numbers, and figures from the greatest', async () => {
    await table().getByRole('button', { name: '名称' }).click();
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['厂房 2', '厂房 4', '厂房 6']);
    await table().getByRole('button', { name: '装机容量' }).click();
    await expect.poll(async () => (await names())[0]).toBe('小学 23');
  });

  it('finds by a part of a name, by number and by kind', async () => {
    await search().fill('小学 1');
    await expect.poll(() => status().innerText()).toContain('6 / 24');
    await search().fill('#4');
    await expect.poll(names).toEqual(['厂房 4']);
    await search().fill('');
    await page.getByRole('combobox', { name: '类型' }).selectOption('agrivoltaic');
    await expect.poll(() => status().innerText()).toContain('6 / 24');
    await page.getByRole('combobox', { name: '类型' }).selectOption('');
  });

  it('stands sites together by kind, each group with its sums, and folds them', async () => {
    await page.getByRole('combobox', { name: '分组' }).selectOption('kind');
    const groups = table().locator('tr[data-group]');
    await expect.poll(() => groups.first().innerText()).toContain('6 个站点');
    await groups.first().getByRole('button').click();
    await expect.poll(() => groups.count()).toBe(2);
    await expect.poll(async () => (await names()).includes('厂房 24')).toBe(false);
    await page.getByRole('combobox', { name: '分组' }).selectOption('none');
  });

  it('changes many with the keyboard in one step, which one undo takes back', async () => {
    await table().getByRole('button', { name: '名称' }).click();
    await lines().first().click();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => table().locator('tr[aria-selected=true]').count()).toBe(4);
    await page.getByRole('button', { name: '批量修改' }).click();
    const value = page.getByRole('textbox', { name: '新的值' });
    await value.fill('33');
    await value.press('Enter');
    await page.getByRole('button', { name: '应用到 4 个站点' }).click();
    const tilts = async () =>
      (await lines().allInnerTexts()).filter((line) => line.includes('33.0°') || line.includes('33°')).length;
    await expect.poll(tilts).toBe(4);
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await expect.poll(tilts).toBe(0);
  });

  it('copies what is shown for a spreadsheet, and lets columns be chosen', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '选择列' }).click();
    const chooser = page.getByRole('group', { name: '选择列' });
    await chooser.getByRole('checkbox', { name: '编号' }).click();
    await chooser.getByRole('checkbox', { name: '安装方式' }).click();
    await page.keyboard.press('Escape');
    await chooser.waitFor({ state: 'hidden' });
    await lines().first().click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(() => table().locator('tr:focus').count()).toBe(1);
    await page.keyboard.press('Control+c');
    await expect.poll(async () => (await copied()).split('\r\n').length).toBe(2);
    const [head, row] = (await copied()).split('\r\n').map((line) => line.split('\t'));
    expect(head).toContain('编号');
    expect(head).not.toContain('安装方式');
    expect(row![head!.indexOf('名称')]).toBe('厂房 2');
    expect(Number(row![head!.findIndex((cell) => cell.startsWith('装机容量'))])).toBeGreaterThan(0);
    expect(app.problems).toEqual([]);
  });
});
