import { describe, expect, it } from 'vitest';
import { planHtml, samplePlan } from './sample.ts';

describe('roof targets in the plan', () => {
  it.each([
    ['zh', '公共建筑', '不低于 40%'],
    ['en', 'Public', 'at least 40%'],
  ] as const)('stand beside what is reached, with their source (%s)', async (language, name, target) => {
    const page = planHtml(await samplePlan(3), language);
    expect(page).toContain(name);
    expect(page).toContain(target);
    expect(page).toContain('24.0%');
    expect(page).toContain('国家能源局综合司，2021');
  });

  it('are left out where no building is known', async () => {
    const plan = await samplePlan(3);
    expect(planHtml({ ...plan, roofs: [] }, 'en')).not.toContain('at least 40%');
  });
});
