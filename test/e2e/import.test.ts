import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openForTests, type RunningApp, shell } from './app.ts';
import { atRest, faultsIn, undo } from './window.ts';

let app: RunningApp;
let page: Page;

const home = openForTests((opened) => {
  app = opened;
  page = opened.page;
});

const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const siteList = () => page.getByRole('listbox', { name: '站点列表' });

const roof = (west: number, south: number, mc: string, lx: string) => ({
  type: 'Feature',
  properties: { mc, lx },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 0.001, south],
        [west + 0.001, south + 0.0004],
        [west, south + 0.0004],
        [west, south],
      ],
    ],
  },
});

describe('real data in and out, by hand', () => {
  it('imports buildings from a file and names what was not taken', async () => {
    const path = join(home.path, '房屋.geojson');
    const features = [
      roof(114.82, 34.82, '镇政府', '机关'),
      roof(114.83, 34.82, '第一小学', '学校'),
      roof(114.84, 34.82, '农户', '民房'),
      roof(100, 30, '外县', '民房'),
    ];
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
    await page.getByRole('button', { name: '导入数据…' }).click();
    await app.answerDialog(path, () => inDialog('选择文件…').click());
    await inDialog('导入').waitFor();
    await expect.poll(() => dialog().innerText()).toContain('4 个要素');
    await expect.poll(() => dialog().getByLabel('名称', { exact: true }).inputValue()).toBe('mc');
    await expect
      .poll(() => dialog().getByLabel('机关', { exact: true }).inputValue())
      .toBe('party-government');
    await app.screenshot('10-import');
    await expect.poll(() => faultsIn(page, '[role=dialog]')).toEqual([]);
    await inDialog('导入').click();
    await expect.poll(() => dialog().innerText()).toContain('已导入 3 个要素，共读取 4 个');
    await expect.poll(() => dialog().innerText()).toContain('在本县范围之外');
    await app.screenshot('11-imported');
    await inDialog('关闭').last().click();
    await expect.poll(() => dialog().count()).toBe(0);
  });

  it('makes rooftop sites of them by rules, in one step, and shows the targets', async () => {
    await page.getByRole('button', { name: '屋顶开发' }).click();
    await page.getByRole('button', { name: '由建筑批量生成站点…' }).click();
    await expect.poll(() => dialog().innerText()).toContain('符合条件 3 座');
    await dialog().getByText('学校', { exact: true }).first().click();
    await dialog().getByText('党政机关', { exact: true }).first().click();
    await expect.poll(() => dialog().innerText()).toContain('符合条件 2 座');
    await app.screenshot('12-roofs');
    await expect.poll(() => faultsIn(page, '[role=dialog]')).toEqual([]);
    await inDialog('生成 2 个站点').click();
    await expect.poll(() => siteList().getByRole('option').count()).toBe(2);
    await expect.poll(() => page.locator('body').innerText()).toContain('已达到');
    await app.screenshot('13-progress');
    await page.locator('canvas.maplibregl-canvas').focus();
    await undo(page);
    await expect.poll(() => siteList().getByRole('option').count()).toBe(0);
    await atRest(page);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => siteList().getByRole('option').count()).toBe(2);
  });

  // In Electron a file that a script made up has no path, as it should be.
  it.runIf(shell === 'browser')('takes a file that is dropped on the window', async () => {
    const dropped = JSON.stringify({
      type: 'FeatureCollection',
      features: [roof(114.85, 34.82, '拖入的学校', '学校')],
    });
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], '拖入.geojson'));
      for (const name of ['dragover', 'drop'])
        window.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    }, dropped);
    await inDialog('导入').waitFor();
    await expect.poll(() => dialog().innerText()).toContain('拖入.geojson');
    await app.screenshot('14-dropped');
    await inDialog('导入').click();
    await expect.poll(() => dialog().innerText()).toContain('已导入 1 个要素');
    await inDialog('关闭').last().click();
    await expect.poll(() => dialog().count()).toBe(0);
    await page.keyboard.press('Control+k');
    await dialog().getByRole('textbox').fill('拖入的');
    await dialog().getByText('拖入的学校').click();
    await page.locator('.found-pin', { hasText: '拖入的学校' }).waitFor();
    await atRest(page);
    await app.screenshot('15-found');
  });

  it('exports a workbook', async () => {
    const out = join(home.path, 'sites.xlsx');
    await page.getByRole('button', { name: '导出数据…' }).click();
    await dialog().getByRole('radio', { name: /Excel/ }).check();
    await app.answerDialog(out, () => inDialog('选择位置并导出…').click());
    await expect.poll(() => existsSync(out)).toBe(true);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    await expect.poll(() => dialog().count()).toBe(0);
  });

  it('logged no error', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
