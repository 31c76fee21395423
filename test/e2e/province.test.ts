import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { province } from '../../shared/i18n/zh/province.ts';
import { openDesk } from '../faults/desk.ts';
import { openForTests, type RunningApp } from './app.ts';
import { faultsIn } from './window.ts';

let app: RunningApp;
const home = openForTests((opened) => {
  app = opened;
});
/** Kaifeng's Qi and Tongxu counties, with one roof and with two. */
const COUNTIES = [
  { code: '410221', name: '杞县', at: [114.75, 34.5] },
  { code: '410222', name: '通许县', at: [114.45, 34.45] },
] as const;

describe('a folder of counties', () => {
  it('is shown by any figure, and one of its counties is opened', async () => {
    const { page } = app;
    const folder = join(home.path, 'province');
    mkdirSync(folder);
    const desk = openDesk(join(home.path, 'elsewhere'), { shell: 'command-line' });
    for (const [i, { code, name, at }] of COUNTIES.entries()) {
      await desk.say('project.create', {
        path: join(folder, `${code}.gpkg`),
        countyCode: code,
        name: `${name}规划`,
      });
      for (let n = 0; n <= i; n++) {
        const [lon, lat] = [at[0] + 0.01 * n, at[1]];
        const ring = [
          [lon, lat],
          [lon + 0.001, lat],
          [lon + 0.001, lat + 0.001],
          [lon, lat],
        ] as [number, number][];
        await desk.say('site.create', {
          kind: 'rooftop',
          geometry: { type: 'Polygon', coordinates: [ring] },
        });
      }
      await desk.say('estimate.run', {});
    }
    await desk.say('project.close', {});
    await desk.close();

    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByText(province.window.open).click();
    const dialog = page.getByRole('dialog', { name: province.title });
    await app.answerDialog(folder, () =>
      dialog.getByRole('button', { name: province.window.choose, exact: true }).click(),
    );
    const bright = dialog.locator('path[data-county="410222"]');
    await expect.poll(() => bright.getAttribute('d')).toMatch(/^M/);
    await expect.poll(() => bright.getAttribute('fill')).toBe('#fee838');
    await dialog.getByLabel(province.window.colourBy).selectOption('siteCount');
    await expect
      .poll(() => dialog.getByRole('row').allTextContents())
      .toEqual([
        expect.stringContaining(province.figures.siteCount),
        expect.stringMatching(/^通许县.*2/),
        expect.stringMatching(/^杞县.*1/),
        expect.stringMatching(/^合计3/),
      ]);
    await dialog.getByText(province.agree).waitFor();
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await app.screenshot('province');

    await dialog.getByRole('button', { name: '打开 杞县', exact: true }).click();
    await page.getByText('杞县规划').first().waitFor();
    await dialog.waitFor({ state: 'hidden' });
    expect(app.problems.join('\n')).toBe('');
  });
});
