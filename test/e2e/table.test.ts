import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SITE_KINDS } from '../../shared/domain.ts';
import { openDesk } from '../faults/desk.ts';
import { type RunningApp, startApp, temporaryHome } from './app.ts';
import { atRest, faultsIn } from './window.ts';

const home = temporaryHome();
let app: RunningApp;
let page: Page;

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as [number, number][],
  ],
});

beforeAll(async () => {
  const folder = join(home.path, 'documents');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'table.gpkg');
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: '410225', demonstration: false });
  for (let i = 1; i <= 24; i++) {
    const geometry = square(114.8 + i * 0.005, 34.82, 0.0004 + i * 0.00002);
    const kind = SITE_KINDS[i % 4 === 0 ? 1 : 0]!;
    await desk.say('site.create', { kind, name: `${i % 2 ? '小学' : '厂房'} ${i}`, geometry });
  }
  await desk.settled();
  await desk.close();
  app = await startApp(home.path, path);
  page = app.page;
  await page.locator('[data-testid=map][data-ready]').waitFor();
  await page.getByRole('button', { name: '站点表格', exact: true }).click();
});
afterAll(async () => {
  await app.close();
  home.remove();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.screenshot('failed-table');
});

const table = () => page.getByRole('table', { name: '站点表格' });
const lines = () => table().locator('tr[data-place]');
const names = () => lines().locator('td:nth-child(2)').allInnerTexts();
const drawer = () => page.getByRole('region', { name: '站点表格与统计' });
const status = () => drawer().getByRole('status');
const inspector = () => page.getByRole('complementary', { name: '属性' });
const search = () => drawer().getByRole('textbox', { name: '搜索站点' });

/** Resolves once the inspector shows what has been chosen, and takes input for it. */
const shown = (title: string) =>
  expect
    .poll(() =>
      inspector()
        .getByRole('heading', { level: 2 })
        .evaluate((heading) => heading.closest('[inert]') === null && (heading as HTMLElement).innerText),
    )
    .toBe(title);
/** Chooses a line's site, which the inspector then shows. */
async function chooseLine(place: number): Promise<void> {
  const line = lines().nth(place);
  const name = await line.locator('td:nth-child(2)').innerText();
  await line.click();
  await shown(name);
}

/** A large picture, drawn by the window and kept in the test's folder. */
async function pictureFile(name: string): Promise<string> {
  const type = name.endsWith('png') ? 'image/png' : 'image/jpeg';
  const data = await page.evaluate((kind) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 1800];
    const pen = canvas.getContext('2d')!;
    const sky = pen.createLinearGradient(0, 0, 0, 1800);
    sky.addColorStop(0, '#7fb2d9');
    sky.addColorStop(1, '#c9b38a');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 2400, 1800);
    pen.fillStyle = '#244a6b';
    for (let i = 0; i < 24; i++) pen.fillRect(200 + (i % 8) * 250, 800 + Math.floor(i / 8) * 300, 220, 260);
    return canvas.toDataURL(kind).replace(/^[^,]*,/, '');
  }, type);
  const path = join(home.path, name);
  writeFileSync(path, Buffer.from(data, 'base64'));
  return path;
}

describe('the table of sites', () => {
  it('puts names in order by their numbers, and figures from the greatest', async () => {
    await table().getByRole('button', { name: '名称' }).click();
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['厂房 2', '厂房 4', '厂房 6']);
    await table().getByRole('button', { name: '装机容量' }).click();
    await expect.poll(async () => (await names())[0]).toBe('小学 23');
  });

  it('edits cells, pastes a block and fills down, each as one step', async () => {
    await table().getByRole('button', { name: '名称' }).click();
    await search().fill('厂房 2');
    await expect.poll(() => lines().count()).toBe(4);
    const cell = (row: number, column: string) => {
      const head = table().locator('thead th');
      return head.allInnerTexts().then((names_) => {
        const at = names_.findIndex((text) => text.trim() === column);
        return lines().nth(row).locator('td').nth(at);
      });
    };
    const tilts = async () => {
      const texts: string[] = [];
      for (let row = 0; row < 4; row++) texts.push(await (await cell(row, '倾角')).innerText());
      return texts;
    };
    const before = await tilts();
    await (await cell(0, '倾角')).dblclick();
    const editor = table().getByRole('textbox', { name: /倾角/ });
    await editor.fill('95');
    await editor.press('Enter');
    await table().getByRole('alert').waitFor();
    await app.screenshot('cell-refused');
    expect(await faultsIn(page)).toEqual([]);
    await editor.fill('8');
    await editor.press('Enter');
    await expect.poll(async () => (await tilts())[0]).toContain('8');
    // As a spreadsheet puts it on the clipboard.
    const paste = (text: string) =>
      page.evaluate((content) => {
        const data = new DataTransfer();
        data.setData('text/plain', content);
        document.activeElement!.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, text);
    await (await cell(0, '倾角')).click();
    await paste('11\t-30\r\n12\t190');
    await expect.poll(async () => (await tilts()).slice(0, 2).join()).toBe('11.0°,12.0°');
    await expect.poll(async () => (await cell(0, '方位角')).innerText()).toContain('330');
    await (await cell(0, '倾角')).click();
    await paste('11\n平');
    await page
      .getByText(/未采用/)
      .first()
      .waitFor();
    await (await cell(0, '倾角')).click();
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => status().innerText()).toContain('已选 2');
    await page.keyboard.press('Control+d');
    await expect.poll(async () => (await tilts()).slice(0, 2).join()).toBe('11.0°,11.0°');
    for (let i = 0; i < 3; i++) {
      await page.getByRole('button', { name: /^撤销/ }).first().click();
    }
    await expect.poll(tilts).toEqual(before);
    await search().fill('');
    await table().getByRole('button', { name: '装机容量' }).click();
  });

  it('finds by a part of a name, by number and by kind', async () => {
    await search().fill('小学 1');
    await expect.poll(() => status().innerText()).toContain('6 / 24');
    await search().fill('#4');
    await expect.poll(names).toEqual(['厂房 4']);
    await search().fill('');
    await page.getByRole('combobox', { name: '类型' }).selectOption('agrivoltaic');
    await expect.poll(() => status().innerText()).toContain('6 / 24');
    await page.getByRole('combobox', { name: '类型' }).selectOption('');
  });

  it('stands sites together by kind, each group with its sums, and folds them', async () => {
    await page.getByRole('combobox', { name: '分组' }).selectOption('kind');
    const groups = table().locator('tr[data-group]');
    await expect.poll(() => groups.first().innerText()).toContain('6 个站点');
    await groups.first().getByRole('button').click();
    await expect.poll(() => groups.count()).toBe(2);
    await expect.poll(async () => (await names()).includes('厂房 24')).toBe(false);
    await page.getByRole('combobox', { name: '分组' }).selectOption('none');
  });

  it('changes many with the keyboard in one step, which one undo takes back', async () => {
    await table().getByRole('button', { name: '名称' }).click();
    await lines().first().click();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => table().locator('tr[aria-selected=true]').count()).toBe(4);
    await page.getByRole('button', { name: '批量修改' }).click();
    const value = page.getByRole('textbox', { name: '新的值' });
    await value.fill('33');
    await value.press('Enter');
    const preview = page.getByRole('region', { name: '修改预览' });
    await preview.getByText('4 个站点中将修改 4 个').waitFor();
    expect(await preview.getByRole('listitem').first().innerText()).toMatch(/^倾角（°）：.+ → 33$/);
    await page.getByRole('button', { name: '应用到 4 个站点' }).click();
    const tilts = async () =>
      (await lines().allInnerTexts()).filter((line) => line.includes('33.0°') || line.includes('33°')).length;
    await expect.poll(tilts).toBe(4);
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await expect.poll(tilts).toBe(0);
  });

  it('shows in the inspector what a change does to several sites, and makes none that is not agreed to', async () => {
    await lines().first().click();
    for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown');
    await shown('已选 3 个站点');
    const tilt = inspector().getByRole('textbox', { name: '倾角', exact: true });
    const typed = async (text: string) => {
      await tilt.fill(text);
      await tilt.press('Enter');
    };
    const dialog = page.getByRole('dialog', { name: '修改所选的 3 个站点' });
    await typed('41');
    await dialog.getByText('3 个站点中将修改 3 个').waitFor();
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: '取消' }).click();
    await expect.poll(() => tilt.inputValue()).not.toBe('41');
    await typed('41');
    await dialog.getByRole('button', { name: '应用到 3 个站点' }).click();
    await expect.poll(() => tilt.inputValue()).toBe('41');
    await page.getByRole('button', { name: '编辑历史' }).click();
    await page.getByRole('menuitem', { name: '查看每一步改了什么' }).click();
    const history = page.getByRole('dialog', { name: '编辑历史' });
    const step = history.getByRole('region', { name: '修改站点' }).first();
    await expect.poll(() => step.getByRole('row').count()).toBe(4);
    expect(await step.getByRole('row').nth(1).innerText()).toMatch(/^站点 .+\t倾角（°）\t[\d.]+\t41$/);
    expect(await step.locator('time').innerText()).toMatch(/\d{1,2}:\d{2}:\d{2}/);
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await app.screenshot('history');
    await history.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: /^撤销/ }).first().click();
  });

  it('builds the chosen by a template, which one undo takes back', async () => {
    await lines().first().click();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: '批量修改' }).click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('combobox', { name: '模板' }).selectOption({ label: '彩钢瓦夹具平铺' });
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await picker.getByRole('button', { name: '套用到 4 个站点' }).click();
    await page.getByText('4 个站点中将修改 2 个').waitFor();
    await page.getByRole('button', { name: '应用到 2 个站点' }).click();
    await page.getByText('套用到 2 个站点；另有 2 个站点类型不同，未改动').waitFor();
    const equipped = inspector().getByRole('combobox', { name: '组件', exact: true });
    await chooseLine(0);
    await expect.poll(() => equipped.inputValue()).toBe('topcon-bifacial');
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await expect.poll(() => equipped.inputValue()).toBe('');
  });

  it('names equipment in the inspector with where each figure is from, and keeps it as a template', async () => {
    const block = inspector().getByRole('region', { name: '设备与模板' });
    await block.getByRole('combobox', { name: '组件', exact: true }).selectOption('hjt-bifacial');
    await expect.poll(() => block.getByRole('row', { name: /功率温度系数/ }).innerText()).toContain('组件库');
    await expect.poll(() => block.getByRole('row', { name: /容配比/ }).innerText()).toContain('情景假设');
    await block.getByRole('button', { name: '模板操作' }).click();
    await page.getByRole('menuitem', { name: '将本站点存为模板…' }).click();
    await page.getByRole('textbox', { name: '模板名称' }).fill('厂房标准');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await chooseLine(2);
    await block.getByRole('combobox', { name: '模板' }).selectOption({ label: '厂房标准' });
    await block.getByRole('button', { name: '套用', exact: true }).click();
    await expect
      .poll(() => block.getByRole('combobox', { name: '组件', exact: true }).inputValue())
      .toBe('hjt-bifacial');
  });

  it('takes no input for the site chosen before while the inspector turns to the next', async () => {
    const title = inspector().getByRole('heading', { level: 2 });
    await lines().nth(1).click();
    await title.waitFor();
    for (const place of [0, 3]) {
      const line = lines().nth(place);
      const name = await line.locator('td:nth-child(2)').innerText();
      const seen = await line.evaluate(
        (row: HTMLTableRowElement) =>
          new Promise<{ title: string | null; inert: boolean }>((done) => {
            const heading = document.querySelector('aside[aria-label=属性] h2')!;
            const chosen = new MutationObserver(() => {
              done({ title: heading.textContent, inert: heading.closest('[inert]') !== null });
            });
            chosen.observe(row, { attributeFilter: ['aria-selected'] });
            row.click();
          }),
      );
      expect(seen.inert || seen.title === name, JSON.stringify(seen)).toBe(true);
      await expect.poll(() => title.innerText()).toBe(name);
      expect(await title.evaluate((heading) => heading.closest('[inert]') === null)).toBe(true);
    }
  });

  it('keeps photos of a site, several at once, and says which file is none', async () => {
    const block = inspector().getByRole('region', { name: '现场照片' });
    const files = [await pictureFile('东.png'), await pictureFile('西.jpg'), join(home.path, '页.jpg')];
    writeFileSync(files[2]!, '<!doctype html><script>alert(1)</script>');
    // The inspector still fills with what is known of the site chosen last.
    await atRest(page);
    const told = page.getByText('“页.jpg”不是可以读取的').waitFor();
    await block.locator('input[type=file]').setInputFiles(files);
    await told;
    const previews = block.getByRole('list').getByRole('button');
    await expect.poll(() => previews.count()).toBe(2);
    const drawn = block.locator('img').first();
    await expect.poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
    await previews.first().click();
    const view = page.getByRole('dialog', { name: '现场照片' });
    await view.getByRole('textbox', { name: '说明' }).fill('东侧屋面');
    await view.getByRole('textbox', { name: '说明' }).press('Enter');
    await view.getByRole('img', { name: '东侧屋面' }).waitFor();
    const large = view.locator('img');
    await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await view.getByRole('button', { name: '下一张' }).click();
    await view.getByRole('button', { name: '删除照片' }).click();
    await expect.poll(() => previews.count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await expect.poll(() => previews.count()).toBe(2);
    await expect.poll(() => previews.first().innerText()).toContain('东侧屋面');
  });

  it('copies what is shown for a spreadsheet, and lets columns be chosen', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '选择列' }).click();
    const chooser = page.getByRole('group', { name: '选择列' });
    await chooser.getByRole('checkbox', { name: '编号' }).click();
    await chooser.getByRole('checkbox', { name: '安装方式' }).click();
    await page.keyboard.press('Escape');
    await chooser.waitFor({ state: 'hidden' });
    await lines().first().click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(() => table().locator('tr:focus').count()).toBe(1);
    await page.keyboard.press('Control+c');
    await expect.poll(async () => (await copied()).split('\r\n').length).toBe(2);
    const [head, row] = (await copied()).split('\r\n').map((line) => line.split('\t'));
    expect(head).toContain('编号');
    expect(head).not.toContain('安装方式');
    expect(row![head!.indexOf('名称')]).toBe('厂房 2');
    expect(Number(row![head!.findIndex((cell) => cell.startsWith('装机容量'))])).toBeGreaterThan(0);
    expect(app.problems.join('\n')).toBe('');
  });
});
