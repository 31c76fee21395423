import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { commandsOf } from './app.ts';

export const map = (page: Page) => page.locator('canvas.maplibregl-canvas');

export const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '绘图工具' }).getByRole('button', { name, exact: true });

/** Resolves once the window has drawn what came before. */
export const drawnAnew = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

/**
 * Clicks points given as shares of the map's width and height, closing on the first.
 *
 * @param kind of the new site, where not that chosen last
 */
export async function drawPolygon(
  page: Page,
  points: [number, number][],
  kind?: '屋顶光伏' | '农光互补',
): Promise<void> {
  await tool(page, '绘制多边形').click();
  const kinds = page.getByRole('radiogroup', { name: '新站点类型' });
  if (kind) await kinds.getByText(kind).click();
  else await kinds.waitFor();
  const box = await map(page).boundingBox();
  if (!box) throw new Error('no map');
  for (const [x, y] of [...points, points[0]]) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    await drawnAnew(page);
  }
}

/** Clicks the map at a place given as shares of its sides. */
export async function clickMap(page: Page, x: number, y: number): Promise<void> {
  const box = (await map(page).boundingBox())!;
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
  await drawnAnew(page);
}

/**
 * Resolves once nothing moves any more: no command is on its way, nothing fades, and the window's elements are the same
 * at two looks.
 */
export async function atRest(page: Page): Promise<void> {
  let last = '';
  const still = async () => {
    const now = await page.evaluate(() => {
      const moves = (animation: Animation) =>
        animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity;
      return document.getAnimations().some(moves) ? '' : document.documentElement.outerHTML;
    });
    const same = now !== '' && now === last && commandsOf(page).size === 0;
    last = now;
    return same;
  };
  await expect.poll(still).toBe(true);
}

/** Takes the last step back by its key, once it is done and shown. */
export async function undo(page: Page): Promise<void> {
  await atRest(page);
  await page.keyboard.press('Control+z');
}

/** Faults that axe calls serious or critical, in all of the window or a part, each with an element that has it. */
export async function faultsIn(page: Page, part = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${part} ${id}: ${nodes[0].html}`);
}

/** Whether a colour is on the map within three pixels of a place, given as shares of its width and height. */
export async function isColoured(
  page: Page,
  [x, y]: [number, number],
  colour: [number, number, number],
): Promise<boolean> {
  const box = await map(page).boundingBox();
  if (!box) throw new Error('no map');
  const clip = { x: box.x + x * box.width - 3, y: box.y + y * box.height - 3, width: 7, height: 7 };
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      drawing.drawImage(bitmap, 0, 0);
      const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
      // The edges of what is drawn are smooth: nearly the colour is the colour.
      return Array.from({ length: data.length / 4 }, (_, i) => i * 4).some((at) =>
        wanted.every((value, channel) => Math.abs(data[at + channel]! - value) <= 40),
      );
    },
    [picture, colour] as const,
  );
}
