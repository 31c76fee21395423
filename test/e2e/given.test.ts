import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handOver } from '../../electron/hosts/single-instance.ts';
import { openDesk, SMALL_COUNTY } from '../faults/desk.ts';
import { openForTests, type RunningApp, shell } from './app.ts';

let app: RunningApp;
const home = openForTests((opened) => {
  app = opened;
});

// Electron's own lock hands a later start over, which the unit tests try on a double.
describe.runIf(shell === 'browser')('a document that a later start was given', () => {
  it('is asked about while another is open, opened at once where none is', async () => {
    const { page } = app;
    const other = join(home.path, 'OTHER.GPKG');
    const desk = openDesk(join(home.path, 'elsewhere'), { shell: 'command-line' });
    await desk.say('project.create', { path: other, countyCode: SMALL_COUNTY, name: '另一份规划' });
    await desk.close();
    const settings = join(home.path, 'settings');

    expect(await handOver(settings, other)).toBe(true);
    const dialog = page.getByRole('dialog', { name: '打开另一个文档？' });
    await dialog.getByText('OTHER.GPKG').first().waitFor();
    await dialog.getByRole('button', { name: '取消', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByText('另一份规划').count()).toBe(0);

    expect(await handOver(settings, other)).toBe(true);
    await dialog.getByRole('button', { name: '打开它', exact: true }).click();
    await page.getByText('另一份规划').first().waitFor();
    await dialog.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByText('关闭项目').click();
    await page.getByText(other).first().waitFor();
    expect(await handOver(settings, other)).toBe(true);
    await page.getByRole('button', { name: '项目菜单' }).waitFor();
    await expect.poll(() => page.getByText('另一份规划').count()).toBeGreaterThan(0);
    expect(app.problems.join('\n')).toBe('');
  });
});
