import { expect, it } from 'vitest';
import { deskOnLankao, square } from '../desk.ts';

it('finds sites on one ground, says what is counted twice, and forgets it with either of them', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const a = await say('site.create', { kind: 'rooftop', geometry: square(114.85, 34.85, 0.001) });
  const b = await say('site.create', { kind: 'rooftop', geometry: square(114.8505, 34.85, 0.001) });
  // Side by side with the first, and far off.
  await say('site.create', { kind: 'rooftop', geometry: square(114.849, 34.85, 0.001) });
  await say('site.create', { kind: 'rooftop', geometry: square(114.9, 34.85, 0.001) });
  await settled();
  const found = await say('site.overlaps', {});
  expect(found.pairs.map(({ siteIds }) => siteIds)).toEqual([[a.id, b.id]]);
  expect(found.areaM2 / (a.areaM2 / 2)).toBeCloseTo(1, 3);
  expect((await say('project.summary', {})).overlapping).toBe(2);
  await say('site.include', { ids: [b.id], included: false });
  expect((await say('project.summary', {})).overlapping).toBe(0);
  await say('site.include', { ids: [b.id], included: true });
  expect((await say('site.overlaps', {})).siteCount).toBe(2);
  await say('site.delete', { ids: [b.id] });
  expect(await say('site.overlaps', {})).toMatchObject({ pairs: [], areaM2: 0, capacityKwp: 0 });
  await close();
});
