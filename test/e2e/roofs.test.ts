import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openForTests, type RunningApp } from './app.ts';
import { faultsIn } from './window.ts';

let app: RunningApp;
let page: Page;
openForTests((opened) => {
  app = opened;
  page = opened.page;
});

it('says of the filters of unfit roofs which had nothing to check by, and leaves no roof out by them', async () => {
  await page.getByRole('button', { name: '屋顶开发', exact: true }).click();
  await page.getByRole('button', { name: '由建筑批量生成站点…' }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.innerText()).toMatch(/符合条件 6,007 座/);
  const group = (name: string) => dialog.getByRole('group', { name });
  await group('不用的屋面材料').getByText('石棉瓦').click();
  await group('避开的灾害区').getByText('洪涝区').click();
  await dialog.getByLabel('建成年份不早于').fill('1990');
  await dialog.getByLabel('建成年份不早于').press('Enter');
  await expect.poll(() => dialog.innerText()).toMatch(/未检查：屋面材料 · 建成年份 · 洪涝区（无资料）/);
  await expect.poll(() => dialog.innerText()).toMatch(/符合条件 6,007 座/);
  await expect.poll(() => faultsIn(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '屋顶开发', exact: true }).click();
});

it('shows the roof under a site from above, with its faces, its light and what that rests on', async () => {
  await page.getByRole('button', { name: '屋顶开发', exact: true }).click();
  await page.getByRole('button', { name: '由建筑批量生成站点…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('条件表达式').fill("roof = 'pitched' AND id < 1400");
  const make = dialog.getByRole('button', { name: /生成 \d+ 个站点/ });
  await expect.poll(() => dialog.innerText()).toMatch(/符合条件 \d{1,3} 座/);
  await make.click();
  await dialog.waitFor({ state: 'hidden' });
  const list = page.getByRole('listbox', { name: '站点列表' });
  await list.getByRole('option').first().click();
  const roof = page
    .getByRole('complementary', { name: '属性' })
    .getByRole('region', { name: '屋顶', exact: true });
  await expect.poll(() => roof.innerText()).toContain('尚未测算');
  await roof.getByRole('button', { name: '按高度测算' }).click();
  const picture = roof.getByRole('img', { name: /屋顶俯视图，2 个屋面/ });
  await picture.waitFor();
  await expect.poll(() => picture.locator('rect').count()).toBeGreaterThan(30);
  await expect.poll(() => roof.innerText()).toContain('依据建筑轮廓与高度');
  await expect.poll(() => roof.innerText()).toContain('坡度按该类建筑假定');
  await picture.scrollIntoViewIfNeeded();
  await app.screenshot('15-roof');
  await expect.poll(() => faultsIn(page, '[aria-label="屋顶"]')).toEqual([]);
  expect(app.problems.join('\n')).toBe('');
});
