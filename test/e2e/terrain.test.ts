import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../electron/formats/png.ts';
import { mbtiles } from '../unit/terrain/archives.ts';
import { geoTiff, hill, OVER_LANKAO } from '../unit/terrain/files.ts';
import { openForTests, type RunningApp } from './app.ts';
import { drawPolygon, faultsIn } from './window.ts';

let app: RunningApp;
let page: Page;
/** Paths of the tiles that the window asked for and got. */
const tiles: string[] = [];

const home = openForTests((opened) => {
  app = opened;
  page = opened.page;
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/ground/') && response.ok()) tiles.push(pathname);
  });
});

const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const terrain = () => page.getByRole('region', { name: '地形', exact: true });

/** Tiles of one colour over all the county. */
function greenTiles(): Buffer {
  const green = Buffer.from(encodePng('rgba8', 1, 1, new Uint8Array([90, 160, 90, 255])));
  const all: [number, number, number, Buffer][] = [];
  for (let z = 5; z <= 9; z++) {
    const [x, y] = [Math.floor(((114.95 + 180) / 360) * 2 ** z), Math.floor(0.3973 * 2 ** z)];
    for (let dx = -2; dx <= 2; dx++) for (let dy = -2; dy <= 2; dy++) all.push([z, x + dx, y + dy, green]);
  }
  return mbtiles(home.path, {
    tiles: all,
    metadata: { name: '测试底图', attribution: '© 测试绘图组', format: 'png', minzoom: '5', maxzoom: '9' },
  });
}

describe('the ground, by hand', () => {
  it('takes heights from a file, after showing what they are, and draws their relief', async () => {
    const path = join(home.path, '高程.tif');
    writeFileSync(path, geoTiff(OVER_LANKAO, hill(114.95, 34.84, 900, 0.02)));
    await page.getByRole('button', { name: '导入数据…' }).click();
    await app.answerDialog(path, () => inDialog('选择文件…').click());
    await expect.poll(() => dialog().innerText()).toContain('覆盖本县');
    await expect.poll(() => dialog().innerText()).toContain('400 × 360');
    await dialog()
      .getByRole('img', { name: /高程预览/ })
      .waitFor();
    await app.screenshot('14-heights');
    await expect.poll(() => faultsIn(page, '[role=dialog]')).toEqual([]);
    await inDialog('导入').click();
    await expect.poll(() => dialog().innerText()).toContain('已导入高程数据“高程.tif”');
    await inDialog('关闭').last().click();
    await expect
      .poll(() => tiles.filter((tile) => tile.startsWith('/ground/terrain/')).length)
      .toBeGreaterThan(1);
    await expect.poll(() => page.getByText('地形阴影（光源西北）').count()).toBe(1);
  });

  it('gives a site its slope and its skyline, and the skyline a place among its losses', async () => {
    await drawPolygon(page, [
      [0.47, 0.5],
      [0.52, 0.5],
      [0.52, 0.55],
      [0.47, 0.55],
    ]);
    await expect
      .poll(() => page.getByRole('listbox', { name: '站点列表' }).getByRole('option').count())
      .toBe(1);
    await terrain().getByText('平均坡度').waitFor();
    await terrain().scrollIntoViewIfNeeded();
    await expect.poll(() => terrain().innerText()).toMatch(/高程\s+\d+/);
    await page.getByRole('tab', { name: '损失' }).click();
    await app.screenshot('15-skyline');
    const losses = page.getByRole('img', { name: /四周遮挡/ });
    await expect.poll(() => losses.count()).toBeGreaterThan(0);
    await page.getByRole('tab', { name: '依据' }).click();
    await expect.poll(() => page.locator('body').innerText()).toContain('四周天际线');
  });

  it('switches the relief off and on, and lets it be seen through', async () => {
    const relief = page.getByRole('switch', { name: '显示地形阴影' });
    await relief.click();
    await expect.poll(() => relief.getAttribute('aria-checked')).toBe('false');
    await expect.poll(() => page.getByText('地形阴影（光源西北）').count()).toBe(0);
    await relief.click();
    await page.getByRole('slider', { name: '地形阴影不透明度' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.getByText('地形阴影（光源西北）').count()).toBe(1);
  });

  it('lays a basemap of the planner’s under everything, thanks its makers, and keeps it', async () => {
    const path = join(home.path, '底图.mbtiles');
    writeFileSync(path, greenTiles());
    await app.answerDialog(path, () => page.getByRole('button', { name: '选择底图…' }).click());
    await expect
      .poll(() => tiles.filter((tile) => tile.startsWith('/ground/basemap/')).length)
      .toBeGreaterThan(0);
    await page.getByText('底图：© 测试绘图组').waitFor();
    await app.screenshot('16-basemap');
    await page.reload();
    await page.getByRole('switch', { name: '显示底图' }).waitFor();
    await page.getByText('底图：© 测试绘图组').waitFor();
    rmSync(path);
    await page.reload();
    await page.getByText('找不到底图文件“底图.mbtiles”').waitFor();
    await page.getByRole('button', { name: '不再使用底图' }).click();
    await expect.poll(() => page.getByText('找不到底图文件').count()).toBe(0);
  });

  it('takes a folder of tiles, and draws those that are marked as shifted where they belong', async () => {
    const folder = join(home.path, '瓦片');
    const green = encodePng('rgba8', 1, 1, new Uint8Array([90, 160, 90, 255]));
    for (let x = 416; x <= 422; x++) {
      for (let y = 200; y <= 206; y++) {
        mkdirSync(join(folder, '9', String(x)), { recursive: true });
        writeFileSync(join(folder, '9', String(x), `${y}.png`), green);
      }
    }
    tiles.length = 0;
    await page.getByRole('button', { name: '底图操作' }).click();
    await app.answerDialog(folder, () => page.getByRole('menuitem', { name: '选择瓦片文件夹…' }).click());
    await page.getByRole('switch', { name: '显示底图' }).waitFor();
    await expect.poll(() => tiles.length).toBeGreaterThan(0);
    const before = new Set(tiles.map((path) => path.split('/')[3]));
    await page.getByRole('button', { name: '底图操作' }).click();
    const shifted = page.getByRole('menuitemcheckbox', { name: '瓦片按 GCJ-02（火星坐标）偏移' });
    expect(await shifted.getAttribute('aria-checked')).toBe('false');
    await shifted.click();
    // Read by the window to be drawn anew, under the address of what is marked.
    await expect.poll(() => tiles.some((path) => !before.has(path.split('/')[3]))).toBe(true);
    await page.getByRole('button', { name: '底图操作' }).click();
    await expect.poll(() => shifted.getAttribute('aria-checked')).toBe('true');
    await app.screenshot('16-shifted');
    await page.getByRole('menuitem', { name: '不再使用底图' }).click();
    await page.getByRole('button', { name: '选择底图…' }).waitFor();
  });

  it('offers online maps, says what leaves the computer, and takes a pasted key out of the address', async () => {
    await page.getByRole('button', { name: '底图操作' }).click();
    await page.getByRole('menuitem', { name: '在线底图…' }).click();
    await dialog().getByLabel('服务', { exact: true }).selectOption('xyz');
    await dialog().getByLabel('地址').fill('http://127.0.0.1:9/{z}/{x}/{y}.png?tk=my-own-key');
    await expect.poll(() => dialog().getByLabel('地址').inputValue()).toContain('tk={key}');
    await expect.poll(() => dialog().innerText()).toContain('不会离开本机的：站点、图层');
    await expect.poll(() => faultsIn(page, '[role=dialog]')).toEqual([]);
    await app.screenshot('16-online');
    await inDialog('取消').click();
    await page.getByRole('button', { name: '选择底图…' }).waitFor();
  });

  it('asks an online map for nothing before the planner agreed, and for nothing more once it is off', async () => {
    const asked: string[] = [];
    const picture = Buffer.from(encodePng('rgba8', 1, 1, new Uint8Array([90, 160, 90, 255])));
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '');
      response.end(picture);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await page.getByRole('button', { name: '底图操作' }).click();
      await page.getByRole('menuitem', { name: '在线底图…' }).click();
      await dialog().getByLabel('服务', { exact: true }).selectOption('xyz');
      await dialog().getByLabel('地址').fill(`http://${host}/{z}/{x}/{y}.png`);
      const connect = () => inDialog('开启并连接…').click();
      const said = await app.answerQuestion(false, connect);
      expect(said).toContain(host);
      expect(said).toContain('不会离开本机的：站点');
      // Whoever declines is back at the form, and nobody was asked.
      await expect.poll(() => inDialog('开启并连接…').isEnabled()).toBe(true);
      expect(await page.getByRole('switch', { name: '在线底图联网' }).count()).toBe(0);
      expect(asked).toEqual([]);
      await app.answerQuestion(true, connect);
      await expect.poll(() => dialog().count()).toBe(0);
      await page.getByText(`底图：${host}`).waitFor();
      await expect.poll(() => asked.length).toBeGreaterThan(1);
      await app.screenshot('16-online-on');
      const online = page.getByRole('switch', { name: '在线底图联网' });
      await online.click();
      await expect.poll(() => online.isChecked()).toBe(false);
      await expect.poll(() => page.getByText(`底图：${host}`).count()).toBe(0);
      const before = asked.length;
      await page.getByRole('button', { name: '放大' }).click();
      await app.answerQuestion(false, () => online.click());
      await expect.poll(() => online.isEnabled()).toBe(true);
      expect(await online.isChecked()).toBe(false);
      expect(asked).toHaveLength(before);
      await page.getByRole('button', { name: '在线底图操作' }).click();
      await page.getByRole('menuitem', { name: '不再使用底图' }).click();
      await page.getByRole('button', { name: '选择底图…' }).waitFor();
    } finally {
      server.close();
    }
  });

  it('logged no error and asked nobody else', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
