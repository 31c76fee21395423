import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openForTests, type RunningApp } from './app.ts';
import { readPdf } from './pdf.ts';
import { atRest, drawPolygon } from './window.ts';

/** Minquan, a county beside the demonstration's: nothing is in its document but what the planner brings. */
const COUNTY = { name: '民权县', code: '411421', lon: 115.15, lat: 34.65 };

let app: RunningApp;
let page: Page;

const home = openForTests((opened) => {
  app = opened;
  page = opened.page;
});

const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const drawer = () => page.getByRole('region', { name: '表格与统计' });
const tab = async (name: string) => {
  const button = page.getByRole('button', { name, exact: true });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
};
const sites = () => page.getByRole('listbox', { name: '站点列表' }).getByRole('option');

/** Three rows of village roofs of a class each, and the village they belong to. */
function villageFile(path: string): void {
  const kinds = ['机关', '学校', '民房'];
  const features = Array.from({ length: 24 }, (_, i) => {
    const west = COUNTY.lon + 0.0012 * (i % 8);
    const south = COUNTY.lat + 0.001 * Math.floor(i / 8);
    const ring = [
      [west, south],
      [west + 0.0006, south],
      [west + 0.0006, south + 0.0003],
      [west, south + 0.0003],
      [west, south],
    ];
    return {
      type: 'Feature',
      properties: { mc: `房屋 ${i + 1}`, lx: kinds[i % 3] },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
}

describe('a planner’s whole day, by clicks', () => {
  it('starts a project for another county', async () => {
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '新建项目…' }).click();
    await dialog().getByRole('combobox').fill(COUNTY.code);
    await dialog()
      .getByRole('option', { name: new RegExp(COUNTY.name) })
      .click();
    await app.screenshot('day-1-county');
    await app.answerDialog(join(home.path, '民权.gpkg'), () => inDialog('新建项目…').click());
    await expect
      .poll(() => page.getByRole('button', { name: '项目菜单' }).innerText())
      .toContain(COUNTY.name);
    await page.locator('[data-testid=map][data-ready]').waitFor();
    await expect.poll(() => dialog().count()).toBe(0);
  });

  it('imports the buildings', async () => {
    const path = join(home.path, '房屋.geojson');
    villageFile(path);
    await page.getByRole('button', { name: '导入数据…' }).click();
    await app.answerDialog(path, () => inDialog('选择文件…').click());
    await inDialog('导入').waitFor();
    await expect.poll(() => dialog().innerText()).toContain('24 个要素');
    await inDialog('导入').click();
    await expect.poll(() => dialog().innerText()).toContain('已导入 24 个要素');
    await app.screenshot('day-2-import');
    await inDialog('关闭').last().click();
    await expect.poll(() => dialog().count()).toBe(0);
  });

  it('turns them into rooftop sites', async () => {
    await tab('屋顶开发');
    await page.getByRole('button', { name: '由建筑批量生成站点…' }).click();
    await expect.poll(() => dialog().innerText()).toContain('符合条件 24 座');
    await inDialog('生成 24 个站点').click();
    await expect.poll(() => page.getByRole('region', { name: '全县合计' }).innerText()).toMatch(/站点\s*24/);
    await app.screenshot('day-3-roofs');
  });

  it('draws an agrivoltaic field and looks at its light', async () => {
    await drawPolygon(
      page,
      [
        [0.45, 0.3],
        [0.5, 0.3],
        [0.5, 0.36],
        [0.45, 0.36],
      ],
      '农光互补',
    );
    await expect.poll(() => page.getByRole('region', { name: '全县合计' }).innerText()).toMatch(/站点\s*25/);
    await tab('农光互补');
    await expect.poll(() => drawer().innerText()).toMatch(/土地当量比/);
    await app.screenshot('day-4-agrivoltaic');
  });

  it('scores the fit', async () => {
    await tab('适宜性');
    await expect.poll(() => drawer().innerText()).toMatch(/TOPSIS/);
    await app.screenshot('day-5-fit');
  });

  it('finds the best set and keeps it as a scenario', async () => {
    await tab('组合优选');
    const limit = page.getByLabel('投资上限', { exact: true });
    await limit.fill('5000');
    await limit.press('Enter');
    await page.getByRole('button', { name: '求解' }).click();
    await expect.poll(() => drawer().innerText()).toMatch(/\d+ \/ 25 个站点入选/);
    await app.screenshot('day-6-portfolio');
    await page.getByRole('button', { name: '采用为新情景' }).click();
    await expect.poll(() => page.getByText('优选 交付电量最大').count()).toBeGreaterThan(0);
  });

  it('compares the scenarios', async () => {
    await tab('情景对比');
    await expect.poll(() => drawer().innerText()).toMatch(/项目内部收益率/);
    await app.screenshot('day-7-compare');
  });

  it('looks at the dashboard, ranks by another measure and follows a bar to the map', async () => {
    await tab('全县统计');
    await expect.poll(() => drawer().innerText()).toContain('可供农户');
    await page.getByLabel('排名依据').selectOption('npv');
    const ranking = drawer().getByRole('img', { name: /^站点排名/ });
    await expect.poll(() => ranking.getAttribute('aria-label')).toMatch(/净现值/);
    await atRest(page);
    await ranking.scrollIntoViewIfNeeded();
    // The bars take a moment to be drawn under the title, and reach left or right by their sign.
    let share = 0;
    const followed = async () => {
      const box = (await ranking.boundingBox())!;
      share = (share + 0.07) % 1;
      await page.mouse.click(box.x + share * box.width, box.y + 12);
      return page.locator('[role=option][aria-selected=true]').count();
    };
    await expect.poll(followed).toBe(1);
    await atRest(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存为 SVG 图 站点排名' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('站点排名.svg');
    await app.screenshot('day-8-dashboard');
  });

  it('copies how one site is built to others with the menu, and takes it back from the notice', async () => {
    await sites().first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: '复制参数' }).click();
    await sites().nth(1).click();
    await sites()
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await sites().nth(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: '粘贴参数' }).click();
    await page.getByRole('button', { name: '应用到 2 个站点' }).click();
    const notice = page.locator('.mantine-Notification-root').filter({ hasText: '参数已粘贴到 2 个站点' });
    await notice.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByRole('button', { name: '编辑历史' }).click();
    await expect.poll(() => page.getByRole('menuitem', { name: /回到“修改站点”之后/ }).count()).toBe(1);
    await page.keyboard.press('Escape');
  });

  it.each([
    ['中文', 'zh', '分乡镇图册'],
    ['English', 'en', 'map sheets by town'],
  ])('looks at the plan in %s and keeps it', async (name, language, chapter) => {
    const out = join(home.path, `plan-${language}.pdf`);
    await page.getByRole('button', { name: '导出规划' }).click();
    await dialog().getByText(name, { exact: true }).click();
    await inDialog('预览').click();
    await dialog().locator('canvas[data-drawn]').first().waitFor();
    await expect.poll(() => dialog().innerText()).toMatch(/第 1 页，共 \d+ 页/);
    await inDialog('下一页').click();
    await expect.poll(() => dialog().innerText()).toMatch(/第 2 页/);
    await dialog().locator('canvas[data-page="2"]').waitFor();
    const widthPx = async () => (await dialog().locator('canvas[data-page="2"]').boundingBox())!.width;
    const before = await widthPx();
    await inDialog('放大').click();
    await expect.poll(async () => (await widthPx()) / before).toBeCloseTo(1.5, 1);
    await inDialog('缩小').click();
    await dialog().getByRole('combobox', { name: '转到章节' }).click();
    const last = page.getByRole('option').last();
    const onPage = /· (\d+)$/.exec(await last.innerText())![1];
    await last.click();
    await expect.poll(() => dialog().innerText()).toMatch(new RegExp(`第 ${onPage} 页`));
    await app.screenshot(`day-9-plan-${language}`);
    await app.answerDialog(out, () => inDialog('选择位置并导出…').click());
    await expect.poll(() => existsSync(out)).toBe(true);
    await expect.poll(() => dialog().count()).toBe(0);
    const pdf = await readPdf(out);
    expect(pdf.tagged).toBe(true);
    expect(pdf.language).toBe(language === 'zh' ? 'zh-CN' : 'en');
    expect(pdf.bookmarks.some((title) => title.includes(chapter))).toBe(true);
  });

  it('logged no error and asked nothing of a network', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
