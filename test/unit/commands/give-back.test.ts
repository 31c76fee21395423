import { expect, it } from 'vitest';
import { giveMemoryBack } from '../../../electron/session/collect.ts';

const rssMb = () => process.memoryUsage().rss / 2 ** 20;

it('gives the memory of what is not used any more back to the system', () => {
  let waste: object[] | null = Array.from({ length: 3_000_000 }, (_, i) => ({ i, text: `${i}` }));
  const full = rssMb();
  expect(waste).toHaveLength(3_000_000);
  waste = null;
  giveMemoryBack();
  expect(full - rssMb()).toBeGreaterThan(100);
});
