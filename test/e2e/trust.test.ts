import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, square } from '../faults/desk.ts';
import { type RunningApp, shell, startApp, temporaryHome } from './app.ts';

const home = temporaryHome();
const path = join(home.path, 'lankao.gpkg');
const NAME = `<img src=x onerror=alert(1)>"'><x-7>`;
let app: RunningApp;

beforeAll(async () => {
  const desk = openDesk(home.path, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225' });
  await desk.say('site.create', { kind: 'rooftop', geometry: square(114.95, 34.85, 0.01), name: NAME });
  await desk.say('scenario.create', { name: NAME });
  await desk.settled();
  await desk.close();
  app = await startApp(home.path, path);
});
afterAll(async () => {
  await app.close();
  home.remove();
});

function damage(file: string): void {
  const handle = openSync(file, 'r+');
  for (let at = 8192; at < statSync(file).size; at += 3 * 4096)
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
  closeSync(handle);
}

describe('a window that can be trusted', () => {
  it('shows markup in names as text, everywhere they appear', async () => {
    const { page } = app;
    await page.getByText(NAME).first().click();
    await expect.poll(() => page.getByText(NAME, { exact: false }).count()).toBeGreaterThan(1);
    await page.getByRole('button', { name: '站点表格', exact: true }).click();
    await expect.poll(() => page.getByText(NAME).count()).toBeGreaterThan(2);
    expect(await page.locator('x-7, img[src="x"]').count()).toBe(0);
    expect(app.problems.join('\n')).toBe('');
  });

  it('brings a damaged document back from its backup', async () => {
    const { page } = app;
    const menu = page.getByRole('button', { name: '项目菜单' });
    await menu.click();
    await page.getByText('关闭项目').click();
    const recent = page.getByText(path).first();
    await recent.waitFor();
    damage(path);
    await recent.click();
    const dialog = page.getByRole('dialog', { name: '文档已损坏' });
    await dialog.getByRole('button', { name: '恢复', exact: true }).first().click();
    await dialog.getByRole('button', { name: '恢复', exact: true }).first().click();
    await menu.waitFor();
    await expect.poll(() => page.getByText(NAME).count()).toBeGreaterThan(0);
    expect(readdirSync(dirname(path))).toContain('lankao.damaged-1.gpkg');
  });

  // In Electron commands do not pass through requests that a test could answer in their place.
  it.runIf(shell === 'browser')(
    'says what to do after a bug in it, and goes back to the backup',
    async () => {
      const { page } = app;
      const poisoned = /"name":"edit\.history"/;
      await page.route('**/api/invoke', (route) =>
        poisoned.test(route.request().postData() ?? '')
          ? route.fulfill({ json: { ok: true, value: { undo: null, redo: null, steps: 5 } } })
          : route.continue(),
      );
      await page.reload();
      await page.getByRole('heading', { name: '界面出现错误' }).waitFor();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: '复制详情' }).click();
      await page.getByRole('button', { name: '已复制' }).waitFor();
      const details = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
      expect(details).toMatchObject({
        message: expect.stringMatching(/\S/),
        stack: expect.stringMatching(/\S/),
      });
      expect(details.checks.map(({ name }: { name: string }) => name)).toContain('document');
      expect(JSON.stringify(details.checks) + JSON.stringify(details.log)).not.toContain(home.path);
      await app.screenshot('crash-page');
      await page.unroute('**/api/invoke');
      await page.getByRole('button', { name: '从最近的备份重新打开' }).click();
      await page.getByRole('button', { name: '项目菜单' }).waitFor();
    },
  );
});
