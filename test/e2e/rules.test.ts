import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openForTests, type RunningApp } from './app.ts';
import { drawPolygon, faultsIn } from './window.ts';

let app: RunningApp;
let page: Page;
const home = openForTests((opened) => {
  app = opened;
  page = opened.page;
});
const drawer = () => page.getByRole('region', { name: '站点表格与统计' });
const text = () => drawer().innerText();

it('adds, changes and takes away single rules of the planner’s own, and shares them by a file', async () => {
  await page.getByRole('button', { name: '项目菜单' }).click();
  await page.getByRole('menuitem', { name: '规则与变更' }).click();
  const rules = page.getByRole('dialog', { name: '规则与变更' });
  await rules.getByRole('button', { name: '新增规则…' }).click();
  const form = page.getByRole('dialog', { name: '新增自定规则' });
  const field = (name: string) => form.getByLabel(name, { exact: true });
  // A rule is found by its name as by its number.
  await field('规则编号').fill('新增项目机制电价');
  await page.getByRole('option', { name: '新增项目机制电价 · mechanism.new.price', exact: true }).click();
  await expect.poll(() => field('地区（全国、省名或电网）').inputValue()).toBe('河南');
  await expect.poll(() => field('单位').inputValue()).toBe('yuan/kWh');
  await field('数值或文字').fill('0.26');
  await field('起始日').fill('2026-01-01');
  await form.getByRole('button', { name: '保存' }).click();
  // Without its document and source it is none.
  await expect.poll(() => form.getByText('必填').count()).toBe(2);
  await field('文号').fill('省竞价结果');
  await field('来源').fill('省发改委公示');
  expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
  await app.screenshot('rule-form');
  await form.getByRole('button', { name: '保存' }).click();
  const own = rules.getByRole('region', { name: '自定规则' });
  const row = own.getByRole('row', { name: /新增项目机制电价.*0\.26 元\/kWh/ });
  await expect.poll(() => row.count()).toBe(1);
  await rules.getByRole('button', { name: /^修改 mechanism\.new\.price/ }).click();
  const again = page.getByRole('dialog', { name: '修改自定规则' });
  await again.getByLabel('数值或文字', { exact: true }).fill('0.27');
  await again.getByLabel('起始日', { exact: true }).fill('2026-02-01');
  await again.getByRole('button', { name: '保存' }).click();
  await expect
    .poll(() => own.getByRole('row', { name: /新增项目机制电价/ }).allInnerTexts())
    .toEqual([expect.stringMatching(/0\.27 元\/kWh[\s\S]*2026-02-01/)]);
  await app.screenshot('own-rules');
  const out = join(home.path, 'own.csv');
  await app.answerDialog(out, () => rules.getByRole('button', { name: '导出自定规则…' }).click());
  await expect.poll(() => existsSync(out)).toBe(true);
  await rules.getByRole('button', { name: /^移除 mechanism\.new\.price/ }).click();
  await expect.poll(() => own.getByRole('row', { name: /新增项目机制电价.*0\.27/ }).count()).toBe(0);
  await app.answerDialog(out, () => rules.getByRole('button', { name: '导入规则文件…' }).click());
  await expect.poll(() => own.getByRole('row', { name: /新增项目机制电价.*0\.27/ }).count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => rules.count()).toBe(0);
});

it('meets the market at imported hourly prices, and says which row of a file is wrong', async () => {
  await drawPolygon(page, [
    [0.46, 0.5],
    [0.49, 0.5],
    [0.49, 0.53],
    [0.46, 0.53],
  ]);
  await drawer().getByRole('button', { name: '经济性', exact: true }).click();
  await expect.poll(text).toMatch(/未导入：机制以外/);
  const prices = Array.from({ length: 8760 }, (_, hour) => (hour % 24 === 12 ? 100 : 300));
  const path = join(home.path, 'prices.csv');
  writeFileSync(path, ['出清电价(元/MWh)', ...prices.map((each, n) => (n === 7 ? 'x' : each))].join('\n'));
  const take = () =>
    app.answerDialog(path, () => drawer().getByRole('button', { name: '导入逐时电价…' }).click());
  await take();
  await expect.poll(() => page.getByText(/此行的电价不是数值：x/).count()).toBeGreaterThan(0);
  writeFileSync(
    path,
    ['日前(元/MWh),实时(元/MWh)', ...prices.map((each) => `${each},${each + 20}`)].join('\n'),
  );
  await take();
  const asking = page.getByRole('dialog', { name: '哪一列是电价？' });
  await asking.getByLabel('实时(元/MWh)').check();
  await asking.getByRole('button', { name: '导入', exact: true }).click();
  await expect.poll(text).toMatch(/“prices\.csv”，8760 个值，单位元\/MWh：全年平均 0\.3117/);
  await expect.poll(() => faultsIn(page)).toEqual([]);
  await app.screenshot('hourly-prices');
});
