import { describe, expect, it } from 'vitest';
import { openForTests, type RunningApp } from './app.ts';
import { atRest, drawPolygon, faultsIn, map, undo } from './window.ts';

let app: RunningApp;

openForTests((opened) => {
  app = opened;
});

const lightInSeason = () =>
  app.page.locator('dt', { hasText: '生长季光照' }).locator('xpath=following-sibling::dd[1]').innerText();

describe('a field under modules', () => {
  it('shows light, crop, water and limits of a drawn field', async () => {
    const { page } = app;
    await drawPolygon(
      page,
      [
        [0.55, 0.5],
        [0.62, 0.5],
        [0.62, 0.58],
        [0.55, 0.58],
      ],
      '农光互补',
    );
    await page.getByRole('button', { name: '农光互补', exact: true }).click();
    await expect.poll(lightInSeason).toMatch(/^\d\d\.\d%$/);
    await expect.poll(() => page.getByRole('img', { name: /横断面/ }).count()).toBe(1);
    await expect.poll(() => page.getByText('土地当量比').count()).toBeGreaterThan(0);
    await app.screenshot('agrivoltaic');
  });

  it('answers every drag of a slider, and keeps nothing until it is applied', async () => {
    const { page } = app;
    await atRest(page);
    const before = Number.parseFloat(await lightInSeason());
    const pitch = page.getByRole('slider', { name: '行距' });
    await pitch.focus();
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number.parseFloat(await lightInSeason())).toBeGreaterThan(before);
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect.poll(async () => Number.parseFloat(await lightInSeason())).toBe(before);
  });

  it('applies another layout to the site, and undo takes it back', async () => {
    const { page } = app;
    const layout = page.getByLabel('布置方式');
    await layout.selectOption('vertical-bifacial');
    const apply = page.getByRole('button', { name: '应用到站点' });
    await apply.click();
    await expect.poll(() => apply.isDisabled()).toBe(true);
    await expect.poll(() => layout.inputValue()).toBe('vertical-bifacial');
    await map(page).focus();
    await undo(page);
    await expect.poll(() => layout.inputValue()).toBe('elevated-fixed');
  });

  it('has no serious accessibility fault and no error', async () => {
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(() => faultsIn(app.page)).toEqual([]);
    expect(app.problems.join('\n')).toBe('');
  });
});
