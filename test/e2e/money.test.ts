import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openForTests, type RunningApp } from './app.ts';
import { readPdf } from './pdf.ts';
import { atRest, clickMap, drawPolygon, faultsIn, map, undo } from './window.ts';

let app: RunningApp;
let page: Page;

const home = openForTests((opened) => {
  app = opened;
  page = opened.page;
});

const drawer = () => page.getByRole('region', { name: '站点表格与统计' });
const tab = (name: string) => drawer().getByRole('button', { name, exact: true }).click();
const text = () => drawer().innerText();

const siteCount = () => page.getByRole('listbox', { name: '站点列表' }).getByRole('option').count();

const chosenSites = () =>
  page.getByRole('listbox', { name: '站点列表' }).locator('[role=option][aria-selected=true]').count();

/** Draws a square; sides as shares of the map. */
const drawRoof = (x: number, y: number, side: number) =>
  drawPolygon(page, [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]);

describe('money, power and the best portfolio in a real window', () => {
  it('shows costs and income, and follows the mode the planner chooses', async () => {
    await drawRoof(0.46, 0.5, 0.03);
    await expect.poll(siteCount).toBe(1);
    await drawRoof(0.54, 0.5, 0.02);
    await expect.poll(siteCount).toBe(2);
    await tab('经济性');
    await expect.poll(text).toMatch(/资本金内部收益率/);
    await expect.poll(text).toMatch(/0\.2828 元\/kWh/);
    await expect.poll(text).toMatch(/净现值区间/);
    await page.getByLabel('屋顶类别').selectOption('commercial');
    await page.getByLabel('屋顶上网模式').selectOption('fullFeedIn');
    await expect.poll(text).toMatch(/不能选择该上网模式/);
    await page.getByLabel('屋顶类别').selectOption('household');
    await expect.poll(text).not.toMatch(/不能选择该上网模式/);
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('money');
  });

  it('places a consumer by a click on the map and balances it hour by hour, with storage', async () => {
    await tab('用电与消纳');
    await drawer().getByLabel('类型', { exact: true }).selectOption('officePark');
    await page.getByRole('listbox', { name: '站点列表' }).getByRole('option').first().click();
    const chosen = await chosenSites();
    expect(chosen).toBeGreaterThan(0);
    await page.getByRole('button', { name: '在地图上放置' }).click();
    const placing = expect.stringMatching(/办公园区/);
    await expect.poll(() => page.getByRole('status').allInnerTexts()).toContainEqual(placing);
    // Escape ends what goes on over the window, and nothing else: the site stays chosen.
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('status').allInnerTexts()).not.toContainEqual(placing);
    expect(await chosenSites()).toBe(chosen);
    await page.getByRole('button', { name: '在地图上放置' }).click();
    await clickMap(page, 0.5, 0.6);
    await expect.poll(text).toMatch(/自消纳率/);
    await expect.poll(() => page.getByLabel(/^名称 .*办公园区/).count()).toBe(1);
    const charts = page.getByRole('img', { name: /所选周逐时平衡/ });
    await expect.poll(() => charts.count()).toBe(1);
    await page.getByLabel('储能容量', { exact: true }).fill('500');
    await page.getByLabel('储能容量', { exact: true }).press('Enter');
    await expect.poll(() => charts.getAttribute('aria-label')).toMatch(/放电/);
    await page.getByRole('button', { name: '下一周' }).click();
    await expect.poll(text).toMatch(/2025-07-16/);
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('supply');
  });

  it('places a substation by a click, changes, moves and deletes it, and takes each back', async () => {
    await tab('电网承载');
    const listed = () => page.getByRole('button', { name: /^在地图上查看 变电站/ }).count();
    await page.getByRole('button', { name: '在地图上放置变电站' }).click();
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toContainEqual(expect.stringMatching(/单击变电站的位置/));
    await clickMap(page, 0.62, 0.42);
    const card = page.getByRole('region', { name: '变电站 11', exact: true });
    await card.waitFor();
    await expect.poll(listed).toBe(1);
    await expect
      .poll(() => page.getByRole('region', { name: '图例' }).innerText())
      .toMatch(/可开放容量[\s\S]*红：/);
    await card.getByLabel('共用额定容量').fill('31.5');
    await card.getByLabel('共用额定容量').press('Enter');
    await expect.poll(() => page.getByLabel('额定容量 变电站 11').inputValue()).toBe('31.5');
    await card.getByLabel('储能容量').fill('8');
    await card.getByLabel('储能容量').press('Enter');
    await expect.poll(text).toMatch(/4\.00 \/ 8\.00/);
    await card.getByLabel('储能功率').fill('2');
    await card.getByLabel('储能功率').press('Enter');
    await expect.poll(text).toMatch(/2\.00 \/ 8\.00/);
    await page.getByRole('button', { name: '移动 变电站 11' }).click();
    await clickMap(page, 0.66, 0.46);
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .not.toContainEqual(expect.stringMatching(/新位置/));
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('substation');
    await page.getByRole('button', { name: '删除 变电站 11' }).click();
    await expect.poll(listed).toBe(0);
    await undo(page);
    await expect.poll(listed).toBe(1);
  });

  it('draws a feeder by clicks and shows the voltage along it with its limit', async () => {
    await page.getByRole('button', { name: '绘制线路' }).click();
    for (const [x, y] of [
      [0.66, 0.46],
      [0.56, 0.5],
      [0.45, 0.53],
    ] as const) {
      await clickMap(page, x, y);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '在地图上查看 线路 1' }).click();
    await page
      .getByRole('region', { name: '线路 1', exact: true })
      .getByLabel('导线')
      .selectOption('LGJ-240');
    const chart = page.getByRole('img', { name: /沿线电压偏差/ });
    await chart.waitFor();
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('feeder');
    const tables = await page
      .locator('[data-testid=grid-tables]')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(tables).toBeLessThanOrEqual(0);
  });

  it('places a village transformer and PV that is there, opens the red one and takes that back', async () => {
    const fill = async (label: RegExp, value: string) => {
      const field = page.getByLabel(label).first();
      await field.fill(value);
      await field.press('Enter');
    };
    const asked = (what: RegExp) =>
      expect.poll(() => page.getByRole('status').allInnerTexts()).toContainEqual(expect.stringMatching(what));
    await page.getByRole('button', { name: '在地图上放置台区变压器' }).click();
    await asked(/单击台区变压器的位置/);
    await clickMap(page, 0.5, 0.54);
    await page.getByRole('table', { name: '台区变压器台账' }).waitFor();
    await fill(/^容量 台区 1$/, '50');
    await page.getByRole('button', { name: '在地图上放置光伏' }).click();
    await asked(/单击光伏电站的位置/);
    await clickMap(page, 0.5, 0.56);
    await page.locator('input[aria-label="上级对象 现有光伏 1"]').click();
    await page.getByRole('option', { name: '台区 1', exact: true }).click();
    await fill(/^kWp 直流 现有光伏 1$/, '400');
    const row = page.getByRole('row', { name: /^台区 1 .*如何打开/ });
    await expect.poll(() => row.innerText()).toMatch(/红/);
    await page.getByRole('button', { name: '如何打开 台区 1' }).click();
    const zone = page.getByRole('region', { name: '打开红黄区' });
    await expect.poll(() => zone.innerText()).toMatch(/合计，缺口 0\.\d+ MW/);
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('zone');
    await zone.getByRole('button', { name: '采纳到本情景' }).click();
    const works = page.getByRole('region', { name: '本情景采纳的电网改造' });
    await works.waitFor();
    await expect.poll(() => row.innerText()).toMatch(/改造后[\s\S]*绿/);
    await app.screenshot('works');
    await works.getByRole('button', { name: '撤销采纳 台区 1' }).click();
    await expect.poll(() => works.count()).toBe(0);
    await expect.poll(() => row.innerText()).toMatch(/红/);
    await page.getByRole('button', { name: '删除 现有光伏 1' }).click();
    await page.getByRole('button', { name: '删除 台区 1' }).click();
    await expect.poll(() => page.getByRole('table', { name: '台区变压器台账' }).count()).toBe(0);
  });

  it('builds a share of a site, and takes it back', async () => {
    await page.getByRole('listbox', { name: '站点列表' }).getByRole('option').first().click();
    const share = page.getByLabel('建设比例');
    await share.waitFor();
    const capacity = () => page.getByLabel('计算结果').innerText();
    await atRest(page);
    const whole = await capacity();
    await share.fill('60');
    await share.press('Enter');
    await expect.poll(() => page.getByText(/本情景建设/).count()).toBe(1);
    await expect.poll(capacity).not.toBe(whole);
    await app.screenshot('built-share');
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await map(page).focus();
    await undo(page);
    await expect.poll(() => share.inputValue()).toBe('100');
    await expect.poll(capacity).toBe(whole);
    await page.getByRole('button', { name: '取消选择' }).click();
  });

  it('checks the substations and takes a typed rating', async () => {
    const rating = page.getByLabel(/^额定容量/).first();
    await rating.waitFor();
    for (const field of await page.getByLabel(/^额定容量/).all()) {
      await field.fill('0.05');
      await field.press('Enter');
    }
    await expect.poll(text).toMatch(/超出变电站可承载容量/);
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('grid');
    for (let step = 0; step < 10; step++) await page.keyboard.press('Control+z');
    await atRest(page);
  });

  it('names limits in conflict, then finds a set and adopts it as a scenario', async () => {
    await tab('组合优选');
    const set = async (label: string, value: string) => {
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByLabel(label, { exact: true }).press('Enter');
    };
    await page.getByLabel('不超变电站可承载容量').uncheck();
    await set('投资上限', '1');
    await set('装机下限', '500');
    await page.getByRole('button', { name: '求解' }).click();
    await expect.poll(text).toMatch(/约束互相矛盾/);
    await expect.poll(text).toMatch(/装机下限/);
    await set('投资上限', '');
    await set('装机下限', '');
    await page.getByRole('button', { name: '求解' }).click();
    await expect.poll(text).toMatch(/2 \/ 2 个站点入选/);
    await page.getByRole('button', { name: '采用为新情景' }).click();
    await expect.poll(() => page.getByText('优选 交付电量最大').count()).toBeGreaterThan(0);
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('portfolio');
  });

  it('puts the scenarios beside each other', async () => {
    await tab('情景对比');
    await expect.poll(text).toMatch(/项目内部收益率/);
    await expect.poll(text).toMatch(/敏感性/);
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot('compare');
  });

  it('uncovers one scenario over the other by a divider that is dragged, or moved by keys', async () => {
    await page.getByRole('listbox', { name: '站点列表' }).getByRole('option').first().click();
    await drawer().getByRole('button', { name: '地图对比' }).click();
    const divider = page.getByRole('slider', { name: '左右图分隔位置' });
    await divider.waitFor();
    const place = async () => Number(await divider.getAttribute('aria-valuenow'));
    await expect.poll(place).toBe(50);
    const maps = (await page.getByRole('region', { name: '地图对比' }).boundingBox())!;
    const grip = (await divider.boundingBox())!;
    await page.mouse.move(grip.x + grip.width / 2, maps.y + maps.height / 2);
    await page.mouse.down();
    await page.mouse.move(maps.x + 0.25 * maps.width, maps.y + maps.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(place).toBeLessThan(30);
    const dragged = await place();
    await divider.press('ArrowRight');
    await expect.poll(place).toBeGreaterThan(dragged);
    await divider.press('End');
    await expect.poll(place).toBe(100);
    await divider.press('Home');
    await expect.poll(place).toBe(0);
    for (let step = 0; step < 20; step++) await divider.press('ArrowRight');
    await app.screenshot('compare-map');
    const chosen = await chosenSites();
    expect(chosen).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => divider.count()).toBe(0);
    expect(await chosenSites()).toBe(chosen);
  });

  it('prints it all', async () => {
    const out = join(home.path, 'money.pdf');
    await page.getByRole('button', { name: '导出规划' }).click();
    await app.answerDialog(out, () => page.getByRole('button', { name: '选择位置并导出…' }).click());
    await expect.poll(() => existsSync(out)).toBe(true);
    const pdf = await readPdf(out);
    for (const heading of ['投资估算与经济评价', '用电、共享与储能', '接入与消纳', '发展目标与建设任务']) {
      expect(pdf.text.replaceAll(/\s/g, '')).toContain(heading);
    }
    expect(app.problems.join('\n')).toBe('');
  });
});
