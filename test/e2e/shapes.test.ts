import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../faults/desk.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { atRest, drawPolygon, faultsIn, map, undo } from './window.ts';

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
  const path = join(home.path, 'shapes.gpkg');
  const desk = openDesk(home.path, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  await desk.say('site.create', { kind: 'rooftop', name: '粮库', geometry: square(114.95, 34.85, 0.004) });
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
  if (task.result?.state === 'fail') await app.screenshot('failed-shapes');
});

const list = () => page.getByRole('listbox', { name: '站点' }).getByRole('option');
const names = async () =>
  (await list().allInnerTexts()).map((text) => text.split('\n')[0]).sort((a, b) => a!.localeCompare(b!));
const menu = (item: string) => async () => {
  await page.getByRole('button', { name: '编辑图形' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  // It lay over the map.
  await expect.poll(() => page.getByRole('menu').count()).toBe(0);
};
/** Chooses what is drawn by clicks, which it takes from now on. */
const drawn = async (item: string) => {
  await menu(item)();
  await page.getByRole('button', { name: '放弃', exact: true }).waitFor();
};
/** Chooses the site and fits the map to it, which has come to rest once the scale is its own and two pictures are alike. */
const chooseAndFit = async (name: string) => {
  await list().filter({ hasText: name }).first().click();
  await page.keyboard.press('f');
  const scale = page.locator('.maplibregl-ctrl-scale');
  await expect.poll(() => scale.innerText()).toMatch(/^50\sm$/);
  const clip = (await map(page).boundingBox())!;
  let last = '';
  await expect
    .poll(async () => {
      const now = (await page.screenshot({ clip })).toString('base64');
      const still = now === last;
      last = now;
      return still;
    })
    .toBe(true);
};
/** Clicks a place given as shares of the map's width and height. */
const at = async (x: number, y: number) => {
  const box = (await map(page).boundingBox())!;
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
};

describe('outlines in the window', () => {
  it('keeps a drawing that crosses itself as a sketch, which is mended and becomes a site', async () => {
    const bow: [number, number][] = [
      [0.45, 0.45],
      [0.55, 0.55],
      [0.55, 0.45],
      [0.45, 0.55],
    ];
    await drawPolygon(page, bow);
    const sketches = page.getByRole('list', { name: '草图' });
    await sketches.getByText('自相交').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^顶点 \d+/ }).count()).toBe(4);
    await app.screenshot('sketch');
    expect(await faultsIn(page)).toEqual([]);
    await expect.poll(() => sketches.getByRole('button', { name: '成为站点' }).isDisabled()).toBe(true);
    await sketches.getByRole('button', { name: '自动修复' }).click();
    await sketches.getByText('可以成为站点').waitFor();
    await sketches.getByRole('button', { name: '成为站点' }).click();
    await expect.poll(() => list().count()).toBe(2);
    await expect.poll(() => sketches.count()).toBe(0);
    await undo(page);
    await sketches.getByText('可以成为站点').waitFor();
    await sketches.getByRole('button', { name: /丢弃草图/ }).click();
    await expect.poll(() => sketches.count()).toBe(0);
  });

  it('lets the first click after a choice in a menu reach the map, which the menu lay over', async () => {
    await chooseAndFit('粮库');
    await page.getByRole('button', { name: '编辑图形' }).click();
    const item = page.getByRole('menuitem', { name: '用线分割站点' });
    await item.waitFor();
    const under = await item.evaluate(async (entry) => {
      const { x, y, width, height } = entry.getBoundingClientRect();
      (entry as HTMLElement).click();
      // What the choice changes is drawn by the frame after next: a click would come later.
      for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
      return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('[role=menu]')
        ? 'menu'
        : 'map';
    });
    expect(under).toBe('map');
    await page.getByRole('button', { name: '放弃', exact: true }).click();
  });

  it('splits a site by a line that is drawn from the keyboard as well, in one step', async () => {
    await chooseAndFit('粮库');
    await drawn('用线分割站点');
    await at(0.095, 0.5);
    await at(0.93, 0.52);
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['粮库', '粮库 (2)']);
    await undo(page);
    await expect.poll(names).toEqual(['粮库']);
  });

  it('cuts a hole, whose corners have handles that the keyboard moves', async () => {
    await chooseAndFit('粮库');
    await drawn('挖孔或切除');
    for (const [x, y] of [
      [0.45, 0.45],
      [0.55, 0.45],
      [0.55, 0.55],
      [0.45, 0.55],
    ] as const) {
      await at(x, y);
    }
    await page.keyboard.press('Enter');
    const corners = page.getByRole('button', { name: /^顶点 \d+/ });
    await expect.poll(() => corners.count()).toBe(8);
    const area = page.getByRole('complementary', { name: '属性' }).getByLabel('计算结果');
    await atRest(page);
    const before = await area.innerText();
    await corners.last().focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => area.innerText()).not.toBe(before);
    await app.screenshot('hole');
    await page.keyboard.press('Escape');
    await undo(page);
    await undo(page);
  });

  it('duplicates, merges, shrinks and pastes between documents as GeoJSON', async () => {
    await chooseAndFit('粮库');
    await page.keyboard.press('Control+D');
    await expect.poll(names).toEqual(['粮库', '粮库 (2)']);
    await page.keyboard.press('Control+A');
    await menu('合并所选站点')();
    await expect.poll(() => list().count()).toBe(1);
    await undo(page);
    await undo(page);
    await expect.poll(names).toEqual(['粮库']);
    await chooseAndFit('粮库');
    const area = page.getByRole('complementary', { name: '属性' }).getByLabel('计算结果');
    await atRest(page);
    const before = await area.innerText();
    await menu('外扩或内缩…')();
    const dialog = page.getByRole('dialog', { name: '外扩或内缩所选站点' });
    await dialog.getByLabel('距离（负值为内缩）').fill('-20');
    await dialog.getByLabel('距离（负值为内缩）').press('Enter');
    await expect.poll(() => area.innerText()).not.toBe(before);
    await undo(page);
    // What another document, or QGIS, put on the clipboard.
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: square(114.97, 34.87, 0.001), properties: { name: '小学', tiltDeg: 9 } },
        { type: 'Feature', geometry: square(100, 30, 0.001), properties: {} },
      ],
    });
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.setData('text/plain', content);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, text);
    await expect.poll(names).toContain('小学');
    await page.getByRole('list', { name: '草图' }).getByText('之外').waitFor();
    expect(app.problems.join('\n')).toBe('');
  });

  it('has an entry for every action on outlines in the palette', async () => {
    await page.keyboard.press('Control+K');
    await page.getByRole('textbox', { name: /输入命令/ }).fill('裁剪');
    await page.getByRole('button', { name: /按县界裁剪/ }).waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('features of layers', () => {
  it('are drawn from the keyboard, changed in the attribute table, reshaped and deleted', async () => {
    await page.getByRole('button', { name: '建筑属性表' }).click();
    const drawer = page.getByRole('region', { name: '站点表格与统计' });
    await drawer.getByRole('button', { name: '新建面' }).click();
    for (const [x, y] of [
      [0.4, 0.2],
      [0.6, 0.2],
      [0.6, 0.4],
    ] as const) {
      await at(x, y);
    }
    await page.keyboard.press('Enter');
    const table = drawer.getByRole('table', { name: '建筑 · 属性表' });
    await expect.poll(() => table.locator('tr[data-feature]').count()).toBe(1);
    const name = table.getByRole('textbox', { name: /^名称 #/ });
    await name.fill('示范学校');
    await name.press('Enter');
    await table.getByRole('combobox', { name: /^类别 #/ }).selectOption('school');
    await expect.poll(() => page.getByRole('button', { name: /^顶点 \d+/ }).count()).toBe(3);
    await app.screenshot('features');
    expect(await faultsIn(page)).toEqual([]);
    await table.getByRole('button', { name: /在地图上显示要素/ }).press('Delete');
    await expect.poll(() => table.locator('tr[data-feature]').count()).toBe(0);
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await expect.poll(() => name.inputValue()).toBe('示范学校');
    await drawer.getByRole('button', { name: '关闭' }).click();
  });
});
