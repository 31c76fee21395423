import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../faults/desk.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { faultsIn, isColoured, map, undo } from './window.ts';

const home = temporaryHome();
let app: RunningApp;
let page: Page;
const HERE: [number, number] = [114.95, 34.87];
/** Beside the transformer, so that it is seen. */
const FARM: [number, number] = [114.952, 34.87];
const RED: [number, number, number] = [0xd6, 0x33, 0x6c];
const GREEN: [number, number, number] = [0x2f, 0x9e, 0x44];
const LOW_LINE: [number, number, number] = [0x19, 0x71, 0xc2];

/** A village behind one transformer of 200 kVA, on a feeder of a large substation. */
beforeAll(async () => {
  const path = join(home.path, 'grid.gpkg');
  const desk = openDesk(home.path, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  await desk.say('station.create', {
    position: [114.93, 34.87],
    ratingMva: 100,
    voltageKv: 110,
    name: '城北站',
  });
  await desk.say('feeder.create', { line: [[114.93, 34.87], HERE], name: '东线' });
  await desk.say('transformer.create', { position: HERE, ratingKva: 200, peakLoadKw: 40, name: '台区甲' });
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
  if (task.result?.state === 'fail') await app.screenshot('failed-grid');
});

const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const drawer = () => page.getByRole('region', { name: '站点表格与统计' });
const opened = () => page.getByRole('region', { name: '可开放容量（DL/T 2041—2025）' });
const row = (name: string) => opened().getByRole('row', { name: new RegExp(`^${name}`) });

/** Gives the wizard a file that it takes for PV that is there, and imports it. */
async function importPlants(path: string): Promise<void> {
  await page.getByRole('button', { name: '导入数据…' }).click();
  await app.answerDialog(path, () => inDialog('选择文件…').click());
  await inDialog('导入').waitFor();
  await expect
    .poll(() =>
      dialog()
        .getByRole('combobox', { name: /导入为/ })
        .inputValue(),
    )
    .toBe('existing_pv');
  await inDialog('导入').click();
  await dialog()
    .getByText(/^已导入/)
    .first()
    .waitFor();
}

describe('the grid of a village, by hand', () => {
  it('takes PV that is there from a workbook and a map file, and names what it does not take', async () => {
    const book = utils.book_new();
    const rows = [
      ['户名', '经度', '纬度', '状态', '装机容量(MW)', '接入电压(V)', '所属台区'],
      ['养殖场', FARM[0], FARM[1], '已并网', 0.4, 380, '台区甲'],
      ['没有状态', FARM[0], FARM[1], '', 0.02, '', ''],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '现有光伏');
    const workbook = join(home.path, '现有光伏.xlsx');
    writeFileSync(workbook, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    await importPlants(workbook);
    const refused = dialog().getByText(/状态（已并网、已备案）：空/);
    expect(await refused.innerText()).toContain('可填 已并网 connected, 已备案 filed');
    await app.screenshot('existing-workbook');
    await inDialog('关闭').last().click();

    const drawn = join(home.path, '光伏备案.geojson');
    const properties = { 名称: '村委会', 状态: '已备案', kwpDc: 0.5, voltageKv: 500 };
    const feature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: FARM } };
    writeFileSync(drawn, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    await importPlants(drawn);
    await dialog()
      .getByText(/电压（kV）：500.*应为 0\.2 至 220/)
      .waitFor();
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await inDialog('关闭').last().click();
    await expect.poll(() => dialog().count()).toBe(0);

    await drawer().getByRole('button', { name: '电网承载', exact: true }).click();
    const plants = page.getByRole('table', { name: '现有与已备案光伏' });
    await plants.getByLabel('现有光伏 养殖场').waitFor();
    await expect.poll(() => plants.getByLabel('kWp 直流 养殖场').inputValue()).toBe('400');
    await expect.poll(() => plants.getByLabel('状态 村委会').inputValue()).toBe('filed');
  });

  it('opens the transformer that is red in table and map, by works that the scenario takes over', async () => {
    await expect.poll(() => row('台区甲').innerText()).toContain('红');
    // Nearer first: going nearer would stop the map on its way to the transformer.
    const [nearer, scale] = [
      page.getByRole('button', { name: '放大', exact: true }),
      page.locator('.maplibregl-ctrl-scale'),
    ];
    await expect
      .poll(async () => {
        await nearer.click();
        return scale.innerText();
      })
      .toMatch(/^(200|100|50|20|10)\sm$/);
    await page.getByRole('button', { name: '在地图上查看 台区甲' }).first().click();
    await expect.poll(() => isColoured(page, [0.5, 0.5], RED)).toBe(true);
    await row('台区甲')
      .getByRole('button', { name: /如何打开/ })
      .click();
    const zone = page.getByRole('region', { name: '打开红黄区' });
    await zone.getByRole('table', { name: '费用最低的组合' }).waitFor();
    await zone.scrollIntoViewIfNeeded();
    await app.screenshot('grid-zone');
    expect(await faultsIn(page, '[aria-label=打开红黄区]')).toEqual([]);
    await zone.getByRole('button', { name: '采纳到本情景' }).click();
    await expect.poll(() => zone.count()).toBe(0);
    const works = page.getByRole('region', { name: '本情景采纳的电网改造' });
    await expect.poll(() => works.innerText()).toMatch(/台区甲/);
    await expect.poll(() => row('台区甲').innerText()).toMatch(/年改造后[\s\S]*绿/);
    await expect.poll(() => isColoured(page, [0.5, 0.5], GREEN)).toBe(true);
    await app.screenshot('grid-opened');
  });

  it('draws a line of low voltage, which is seen and which the roofs’ voltages follow', async () => {
    await page.getByRole('button', { name: '绘制低压线路' }).click();
    const finish = page.getByRole('button', { name: '完成', exact: true });
    await finish.waitFor();
    const box = (await map(page).boundingBox())!;
    for (const [x, y] of [
      [0.55, 0.35],
      [0.75, 0.75],
    ] as const)
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    await expect.poll(() => finish.isEnabled()).toBe(true);
    await finish.click();
    const lines = page.getByRole('table', { name: '低压线路' });
    await lines.getByLabel(/^导线 低压线路/).waitFor();
    await expect.poll(() => isColoured(page, [0.65, 0.55], LOW_LINE)).toBe(true);
    await app.screenshot('grid-low-line');
    await map(page).focus();
    await undo(page);
    await expect.poll(() => lines.count()).toBe(0);
  });

  it('shows the limits of an assumption that is out of them, and does not take it', async () => {
    await page
      .getByRole('button', { name: /^修改假设/ })
      .first()
      .click();
    const editor = page.getByRole('dialog');
    const odd = [
      ['变压器功率因数', '0', '未采用：允许 0.50001 至 1', '0.95'],
      ['变电站母线电压', '2', '未采用：允许 0.8 至 1.2 p.u.', '1.04'],
      ['反向潮流限值', '250', '未采用：允许 0.00001 至 200 %', '80'],
      ['典型时刻', '9000', '未采用：允许 0 至 8759 h', ''],
    ] as const;
    for (const [name, wrong, limit, kept] of odd) {
      const field = editor.getByLabel(name, { exact: true });
      await field.fill(wrong);
      await field.press('Enter');
      await editor.getByText(limit, { exact: true }).waitFor();
      await field.press('Escape');
      await expect.poll(() => field.inputValue()).toBe(kept);
    }
    await app.screenshot('grid-assumptions');
    await page.keyboard.press('Escape');
  });

  it('logged no error', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
