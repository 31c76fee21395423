import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const map = (page: Page) => page.locator('canvas.maplibregl-canvas');

export const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '绘图工具' }).getByRole('button', { name, exact: true });

/** Clicks points given as shares of the map's width and height, closing on the first. */
export async function drawPolygon(page: Page, points: [number, number][]): Promise<void> {
  await tool(page, '绘制多边形').click();
  const box = await map(page).boundingBox();
  if (!box) throw new Error('no map');
  for (const [x, y] of [...points, points[0]]) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    await page.waitForTimeout(60);
  }
}

/** Faults that axe calls serious or critical, in all of the window or a part, each with an element that has it. */
export async function faultsIn(page: Page, part = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${part} ${id}: ${nodes[0].html}`);
}
