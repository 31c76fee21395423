import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { readPdf } from './pdf.ts';
import { atRest, drawPolygon, faultsIn, map, tool, undo } from './window.ts';

const home = temporaryHome();
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await startApp(home.path, undefined, { motion: true });
  page = app.page;
  await page.locator('[data-testid=map][data-ready]').waitFor();
});
afterAll(async () => {
  await app.close();
  home.remove();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.screenshot(`failed-${task.name}`);
});

const inspector = () => page.getByRole('complementary', { name: '属性' });
const siteList = () => page.getByRole('listbox', { name: '站点列表' });

const summaryText = () => page.getByRole('region', { name: '全县合计' }).innerText();

describe('the main job in a real window', () => {
  it('opens on the demonstration county and says which data is synthetic', async () => {
    await expect.poll(() => page.getByText('兰考县').count()).toBeGreaterThan(0);
    await expect.poll(() => page.getByText('合成示范数据').count()).toBeGreaterThan(0);
    await app.screenshot('01-open');
  });

  it('draws a rooftop and an agrivoltaic site and shows real numbers for each', async () => {
    await drawPolygon(
      page,
      [
        [0.5, 0.42],
        [0.56, 0.42],
        [0.56, 0.48],
        [0.5, 0.48],
      ],
      '屋顶光伏',
    );
    await expect.poll(() => siteList().getByRole('option').count()).toBe(1);
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
    await expect.poll(() => siteList().getByRole('option').count()).toBe(2);
    await expect.poll(summaryText).toMatch(/[GMT]Wh/);
    await siteList().getByRole('option').first().click();
    await expect.poll(() => inspector().innerText()).toMatch(/kWh\/kWp/);
    await app.screenshot('02-drawn');
  });

  it('takes back and repeats by keyboard', async () => {
    await page.keyboard.press('Escape');
    await undo(page);
    await expect.poll(() => siteList().getByRole('option').count()).toBe(1);
    await atRest(page);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => siteList().getByRole('option').count()).toBe(2);
  });

  it('cancels a drawing with Escape', async () => {
    await tool(page, '绘制多边形').click();
    const box = await map(page).boundingBox();
    if (!box) throw new Error('no map');
    for (const x of [0.3, 0.35, 0.38])
      await page.mouse.click(box.x + x * box.width, box.y + (x + 0.1) * box.height);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await siteList().getByRole('option').count()).toBe(2);
  });

  it('keeps everything through closing and opening, undo too', async () => {
    await atRest(page);
    const before = await summaryText();
    expect(app.problems.join('\n')).toBe('');
    await app.close();
    app = await startApp(home.path, undefined, { motion: true });
    page = app.page;
    await page.locator('[data-testid=map][data-ready]').waitFor();
    await expect.poll(() => siteList().getByRole('option').count()).toBe(2);
    await expect.poll(summaryText).toBe(before);
    await map(page).focus();
    await undo(page);
    await expect.poll(() => siteList().getByRole('option').count()).toBe(1);
    await atRest(page);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => siteList().getByRole('option').count()).toBe(2);
  });

  it('exports the plan as a tagged PDF with the county and the totals', async () => {
    const out = join(home.path, 'plan.pdf');
    await page.getByRole('button', { name: '导出规划' }).click();
    await app.answerDialog(out, () => page.getByRole('button', { name: '选择位置并导出…' }).click());
    await expect.poll(() => existsSync(out)).toBe(true);
    await page.getByText(/规划已导出/).waitFor();
    const pdf = await readPdf(out);
    expect(pdf.text).toContain('兰考县');
    expect(pdf.tagged).toBe(true);
    expect(pdf.pages).toBeGreaterThan(5);
    expect(pdf.bookmarks.length).toBeGreaterThan(4);
    await app.screenshot('03-exported');
  });

  it.each([
    ['light', 'zh'],
    ['light', 'en'],
    ['dark', 'en'],
    ['dark', 'zh'],
  ] as const)('has no serious accessibility fault in %s, %s', async (colorScheme, language) => {
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByText(language === 'zh' ? '中文' : 'EN', { exact: true }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${language}`));
    await expect.poll(() => faultsIn(page)).toEqual([]);
    await app.screenshot(`04-${colorScheme}-${language}`);
  });

  it('asked nothing of any network and logged no error', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
