import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, square } from '../faults/desk.ts';
import { type RunningApp, root, startApp, temporaryHome } from './app.ts';
import { atRest, drawnAnew, faultsIn } from './window.ts';

const home = temporaryHome();
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  const path = join(home.path, 'share.gpkg');
  const desk = openDesk(home.path, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  const geometry = square(114.95, 34.85, 0.004);
  await desk.say('site.create', { kind: 'rooftop', name: '粮库', geometry });
  const other = await desk.say('scenario.create', { name: '高效' });
  await desk.say('scenario.update', {
    id: other.id,
    assumptions: { albedo: 0.35, money: { discountRate: 0.09 } },
  });
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
  if (task.result?.state === 'fail') await app.screenshot(`failed-${task.name.slice(0, 24)}`);
});

const editor = () => page.getByRole('dialog', { name: /^情景假设/ });
const albedo = () => editor().getByRole('textbox', { name: '地面反射率' });

describe('assumptions that are found and shared', () => {
  it('are found by name and by pinyin, groups without one away', async () => {
    await page.getByRole('button', { name: '修改假设: 基准情景' }).click();
    const search = editor().getByRole('textbox', { name: /搜索假设/ });
    await search.fill('反射率');
    await albedo().waitFor();
    await expect.poll(() => editor().locator('[data-assumption]').count()).toBeLessThan(4);
    await expect.poll(() => editor().getByRole('heading', { name: '直流侧损失' }).isVisible()).toBe(false);
    await search.fill('dimianfanshe');
    await expect.poll(() => editor().locator('[data-assumption]').count()).toBe(1);
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await search.fill('没有这个');
    await editor().getByText('没有匹配的假设').waitFor();
    await search.fill('');
  });

  it('are taken from another scenario, and say their default where they differ from it', async () => {
    await editor().getByRole('button', { name: '取用其他情景的' }).click();
    await page.getByRole('menuitem', { name: '高效' }).click();
    await page.getByText('已改动 2 项假设').waitFor();
    await editor().getByRole('switch', { name: '只看与默认不同的' }).click();
    await expect.poll(() => editor().locator('[data-assumption]').count()).toBe(2);
    await editor().getByText('默认 0.2', { exact: true }).waitFor();
    await app.screenshot('assumptions-differ');
  });

  it('go through a file that another document can take, in one step', async () => {
    const out = join(home.path, '假设.csv');
    await app.answerDialog(out, () => editor().getByRole('button', { name: '导出…' }).click());
    await page.getByText(/已导出 \d+ 项假设/).waitFor();
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('albedo,0.35,地面反射率,0.35,0.2,是');
    writeFileSync(out, text.replace('albedo,0.35', 'albedo,0.28'));
    await app.answerDialog(out, () => editor().getByRole('button', { name: '导入…' }).click());
    await expect.poll(() => albedo().inputValue()).toBe('0.28');
    writeFileSync(out, text.replace('albedo,0.35', 'albedo,7'));
    await app.answerDialog(out, () => editor().getByRole('button', { name: '导入…' }).click());
    await page.getByText('假设“albedo”不能取“7”').waitFor();
    expect(await albedo().inputValue()).toBe('0.28');
    await editor().getByRole('button', { name: '关闭' }).first().click();
  });

  it('are set for a class of owner and for one site alone, and go back by undo', async () => {
    await page.getByRole('button', { name: '修改假设: 基准情景' }).click();
    await editor()
      .getByRole('textbox', { name: /搜索假设/ })
      .fill('非自然人户用');
    const ofClass = editor().getByRole('textbox', { name: '非自然人户用: 单位造价' });
    await ofClass.fill('2900');
    await page.keyboard.press('Tab');
    await editor().getByText('默认 随情景').waitFor();
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await app.screenshot('class-terms');
    await editor().getByRole('button', { name: '关闭' }).first().click();
    await page.getByRole('listbox', { name: '站点' }).getByRole('option').first().click();
    const terms = page.getByRole('region', { name: '业主类别与上网模式' });
    const own = terms.getByRole('textbox', { name: '单位造价' });
    await expect.poll(() => own.getAttribute('placeholder')).toBe('随类别 2900');
    await own.fill('3100');
    await page.keyboard.press('Tab');
    await atRest(page);
    await page.reload();
    await page.locator('[data-testid=map][data-ready]').waitFor();
    await page.getByRole('listbox', { name: '站点' }).getByRole('option').first().click();
    await expect.poll(() => own.inputValue()).toMatch(/3,?100/);
    await terms.scrollIntoViewIfNeeded();
    await app.screenshot('site-terms');
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await expect.poll(() => own.inputValue()).toBe('');
  });
});

describe('hours of a year', () => {
  it('of a selected site are exported to a table', async () => {
    await page.getByRole('listbox', { name: '站点' }).getByRole('option').first().click();
    await page.getByRole('button', { name: '导出数据' }).click();
    const part = page.getByRole('region', { name: '逐时全年数据' });
    await part.getByRole('combobox', { name: '范围' }).selectOption({ label: '所选的 1 个站点' });
    await part.getByRole('switch', { name: '每个站点另列一列' }).click();
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await app.screenshot('hourly');
    const out = join(home.path, '逐时.csv');
    await app.answerDialog(out, () => part.getByRole('button', { name: '导出逐时数据' }).click());
    await page.getByText(/已导出 \d{4} 年逐时数据/).waitFor();
    const lines = readFileSync(out, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(8761);
    expect(lines[0]).toContain('#1 粮库 kWh');
    expect(app.problems.join('\n')).toBe('');
  });
});

describe('panels about the map', () => {
  it('stand under it or right of it, and leave it half, in the smallest window and in English too', async () => {
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 720 });
    const drawer = page.locator('section').filter({ has: page.locator('[data-tour=panels]') });
    const tabs = drawer.locator('[data-tour=panels] button[aria-expanded]');
    const sizes = async () => ({
      map: (await page.locator('canvas.maplibregl-canvas').boundingBox())!,
      panel: (await drawer.boundingBox())!,
    });
    for (const language of ['中文', 'EN']) {
      await page.getByText(language, { exact: true }).click();
      for (const tab of await tabs.all()) {
        if ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
        await atRest(page);
        const { map, panel } = await sizes();
        expect(map.height).toBeGreaterThanOrEqual(panel.height - 1);
        expect((await tab.boundingBox())!.width).toBeLessThan(panel.width);
      }
      await page.getByRole('button', { name: /^(停靠在地图右侧|Dock right of the map)$/ }).click();
      await expect.poll(async () => (await sizes()).panel.x).toBeGreaterThan(300);
      for (const tab of await tabs.all()) {
        if ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
        await atRest(page);
        const { map, panel } = await sizes();
        expect(map.width).toBeGreaterThanOrEqual(panel.width - 1);
        expect(map.height).toBeGreaterThan(500);
        // No label is cut off.
        const [own, outer] = [(await tab.boundingBox())!, panel];
        expect(own.x + own.width).toBeLessThanOrEqual(outer.x + outer.width);
      }
      await app.screenshot(`dock-${language}`);
      await page.getByRole('button', { name: /^(停靠在地图下方|Dock below the map)$/ }).click();
      await expect.poll(async () => (await sizes()).panel.x).toBe(0);
    }
    expect(await faultsIn(page)).toEqual([]);
    expect(app.problems.join('\n')).toBe('');
  });

  it('have their names in one row, in windows of usual widths and both languages', async () => {
    const buttons = page.locator('[data-tour=panels] button');
    const heights = async () =>
      new Set(
        await buttons.evaluateAll((all) =>
          all.map((each) => {
            const { top, height } = each.getBoundingClientRect();
            return Math.round(top + height / 2);
          }),
        ),
      );
    for (const language of ['EN', '中文']) {
      await page.getByText(language, { exact: true }).click();
      for (const [width, height] of [
        [1280, 720],
        [1366, 768],
        [1440, 900],
        [1920, 1080],
      ]) {
        await page.setViewportSize({ width: width!, height: height! });
        await drawnAnew(page);
        await expect.poll(async () => (await heights()).size, { message: `${language} ${width}` }).toBe(1);
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('open in a window of their own, which acts as one with the map and is given back', async () => {
    await page.getByText('中文', { exact: true }).click();
    const drawer = page.getByRole('region', { name: '站点表格与统计' });
    await drawer.getByRole('button', { name: '站点表格', exact: true }).click();
    const [own] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: '在单独的窗口中打开' }).click(),
    ]);
    const faults: string[] = [];
    own.on('pageerror', ({ message }) => faults.push(message));
    const row = own.getByRole('row', { name: /粮库/ });
    await row.waitFor();
    // The map has all the room again.
    await expect.poll(() => page.locator('[data-tour=panels] [aria-expanded=true]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: '站点列表' }).getByRole('option').first().click();
    await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');
    await own.getByRole('button', { name: '全县统计', exact: true }).click();
    await expect.poll(() => own.title()).toContain('全县统计');
    await expect.poll(() => faultsIn(own)).toEqual([]);
    await own.screenshot({ path: join(root, 'test/artifacts/own-window.png') });
    await page.getByText('EN', { exact: true }).click();
    await own.getByRole('button', { name: 'Dock right of the map' }).waitFor();
    await Promise.all([
      own.waitForEvent('close'),
      own.getByRole('button', { name: 'Dock right of the map' }).click(),
    ]);
    await page.getByRole('button', { name: 'Dock below the map' }).waitFor();
    await expect
      .poll(() =>
        page.getByRole('button', { name: 'County charts', exact: true }).getAttribute('aria-expanded'),
      )
      .toBe('true');
    expect([...faults, ...app.problems]).toEqual([]);
  });
});
