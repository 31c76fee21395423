import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ui as en } from '../../shared/i18n/en/ui.ts';
import { ui as zh } from '../../shared/i18n/zh/ui.ts';
import { openForTests, type RunningApp } from './app.ts';
import { atRest, drawPolygon, faultsIn, map } from './window.ts';

let app: RunningApp;
let page: Page;

openForTests((opened) => {
  app = opened;
  page = opened.page;
});

const panels = (text: typeof zh) => [
  text.dashboard.table,
  text.dashboard.charts,
  text.agrivoltaic.tab,
  text.carbon.tab,
  text.fit.tab,
  text.money.tab,
  text.supply.tab,
  text.grid.tab,
  text.portfolio.tab,
  text.compare.tab,
  text.roofs.tab,
];

/** Dialogs and the keys that open them. */
const DIALOGS = ['Control+p', 'i', 'e', 'Shift+B', 'k', 'F1', '?', 'Control+k'];

async function shows(scheme: 'light' | 'dark', language: 'zh' | 'en'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.getByText(language === 'zh' ? '中文' : 'EN', { exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${language}`));
}

describe('every screen, panel and dialog', () => {
  it('has a site to show', async () => {
    await drawPolygon(page, [
      [0.5, 0.42],
      [0.56, 0.42],
      [0.56, 0.48],
      [0.5, 0.48],
    ]);
    await expect
      .poll(() => page.getByRole('listbox', { name: zh.sites.listLabel }).getByRole('option').count())
      .toBe(1);
  });

  // Colours do not depend on the language, nor names on the scheme: two rounds meet both of each.
  it.each([
    ['light', 'zh'],
    ['dark', 'en'],
  ] as const)('has no serious fault in %s, %s', async (scheme, language) => {
    const text = language === 'zh' ? zh : (en as typeof zh);
    await shows(scheme, language);
    const found = await faultsIn(page, '#root');
    for (const panel of panels(text)) {
      const button = page.getByRole('button', { name: panel, exact: true });
      if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
      await expect
        .poll(() => page.locator('[data-tall], [data-tour=panels] + div').count())
        .toBeGreaterThan(0);
      await atRest(page);
      found.push(...(await faultsIn(page, `section[aria-label="${text.panes.drawer}"]`)));
    }
    for (const keys of DIALOGS) {
      await map(page).focus();
      await page.keyboard.press(keys);
      await page.getByRole('dialog').first().waitFor();
      await atRest(page);
      found.push(...(await faultsIn(page, '[role=dialog]')));
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
    // No words are left to be chosen by a number.
    expect(await page.locator('body').innerText()).not.toMatch(/\{\w+\|/);
    await app.screenshot(`access-${scheme}-${language}`);
    expect(found).toEqual([]);
  });

  it('leads through the whole job by keyboard: coordinates, selection, parameters, plan', async () => {
    await shows('light', 'zh');
    await map(page).focus();
    await page.keyboard.press('k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('.');
    await expect.poll(() => page.locator('[role=option][aria-selected=true]').count()).toBe(1);
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await page.getByText('参数已粘贴到 1 个站点').waitFor();
    await page.keyboard.press('Control+p');
    // The dialog takes the focus as it opens; a Tab before that moves through the window behind it.
    await expect.poll(() => page.locator('[role=dialog] :focus').count()).toBe(1);
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if (await page.locator(':focus').filter({ hasText: zh.report.choose }).count()) break;
    }
    expect(await page.locator(':focus').innerText()).toBe(zh.report.choose);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('keeps everything in reach at 200 % zoom', async () => {
    await page.setViewportSize({ width: 720, height: 450 });
    for (const [x, name] of [
      [0, '导出规划'],
      [1, '项目菜单'],
    ] as const) {
      const inReach = async () => {
        const box = await page.getByRole('button', { name }).boundingBox();
        return [x, box !== null && box.x >= 0 && box.x + box.width <= 721];
      };
      await expect.poll(inReach).toEqual([x, true]);
    }
    await app.screenshot('access-zoomed');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('logged no error', () => {
    expect(app.problems.join('\n')).toBe('');
  });
});
