import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openForTests, type RunningApp } from './app.ts';
import { readPdf } from './pdf.ts';
import { atRest, drawPolygon, undo } from './window.ts';

const REASON = '示例：该地块已依法调出永久基本农田';
let app: RunningApp;
let page: Page;

const home = openForTests((opened) => {
  app = opened;
  page = opened.page;
});

const inspector = () => page.getByRole('complementary', { name: '属性' });
const siteList = () => page.getByRole('listbox', { name: '站点列表' });
const summary = () => page.getByRole('region', { name: '全县合计' });
const rules = () => inspector().getByRole('region', { name: '用地规则' });

describe('land rules and fit in a real window', () => {
  it('marks a site drawn over protected farmland and leaves it out of the totals', async () => {
    await drawPolygon(
      page,
      [
        [0.62, 0.55],
        [0.7, 0.55],
        [0.7, 0.64],
        [0.62, 0.64],
      ],
      '农光互补',
    );
    await expect.poll(() => siteList().getByRole('option').count()).toBe(1);
    await siteList().getByRole('option').first().click();
    await expect.poll(() => rules().innerText()).toContain('违反，不计入合计');
    await expect.poll(() => rules().innerText()).toContain('永久基本农田');
    await expect.poll(() => rules().innerText()).toContain('《土地管理法》');
    await expect.poll(() => page.getByRole('region', { name: '图例' }).innerText()).toContain('违反用地规则');
    await expect.poll(() => summary().innerText()).toMatch(/站点\s*0/);
    await app.screenshot('10-rule-broken');
  });

  it('asks for a reason long enough, then counts the site', async () => {
    const override = () => rules().getByRole('button', { name: '豁免…' });
    while ((await override().count()) > 0) {
      const before = await override().count();
      await override().first().click();
      const dialog = page.getByRole('dialog');
      const save = dialog.getByRole('button', { name: '豁免并计入' });
      await dialog.getByLabel('理由').fill('太短');
      expect(await save.isDisabled()).toBe(true);
      await dialog.getByLabel('理由').fill(REASON);
      await save.click();
      await expect.poll(override().count.bind(override())).toBe(before - 1);
    }
    await expect.poll(() => rules().innerText()).toContain('已豁免');
    await expect.poll(() => summary().innerText()).toMatch(/站点\s*1/);
  });

  it('takes the override back by undo and counts again by redo', async () => {
    await undo(page);
    await expect.poll(() => summary().innerText()).toMatch(/站点\s*0/);
    await atRest(page);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => summary().innerText()).toMatch(/站点\s*1/);
  });

  it('shows both scores, what they are made of, and weights whose judgements can be mended', async () => {
    await page.getByRole('button', { name: '适宜性', exact: true }).click();
    const ranking = page.getByRole('region', { name: '站点排名' });
    await expect.poll(() => ranking.innerText()).toMatch(/0\.\d{3}/);
    await expect.poll(() => page.getByRole('region', { name: /的得分构成/ }).innerText()).toContain('km');
    const weights = page.getByRole('region', { name: '权重' });
    await atRest(page);
    const before = await ranking.innerText();
    await weights.getByRole('slider', { name: '智慧农业份额' }).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => ranking.innerText()).not.toBe(before);
    await weights.getByText('两两比较（AHP）').click();
    await expect.poll(() => weights.innerText()).toContain('CR = 0.0');
    const judge = (row: string, column: string) => weights.getByLabel(`“${row}”相对“${column}”的重要性`);
    await judge('架下作物相对产量', '户均年收入').selectOption('1/9');
    await expect.poll(() => weights.innerText()).toContain('判断相互矛盾');
    await weights.getByRole('button', { name: '采用建议' }).click();
    await expect.poll(() => weights.innerText()).toContain('一致（≤ 0.10）');
    await app.screenshot('11-fit');
  });

  it('names the override and its reason in the plan, with scores and sources', async () => {
    await expect.poll(() => siteList().innerText()).toMatch(/[GMT]Wh/);
    const out = join(home.path, 'plan.pdf');
    await page.getByRole('button', { name: '导出规划' }).click();
    await app.answerDialog(out, () => page.getByRole('button', { name: '选择位置并导出…' }).click());
    await expect.poll(() => existsSync(out)).toBe(true);
    const { text, bookmarks } = await readPdf(out);
    expect(text).toContain(REASON);
    expect(text).toContain('永久基本农田');
    expect(bookmarks.some((title) => title.includes('生态红线'))).toBe(true);
    expect(bookmarks.some((title) => title.includes('智慧农业与乡村旅游适宜性'))).toBe(true);
  });

  it('logged no error and asked nothing of any network', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
