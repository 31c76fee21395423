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

describe('roofs left out as unfit', () => {
  it.each([
    ['zh', '屋面材料 · 石棉瓦', '结构 · 不明', '未检查：沉陷区（无资料）', '屋面材料：7 座不明'],
    [
      'en',
      'Roof material · Asbestos',
      'Structure · not known',
      'Not checked, no data: Subsidence areas',
      'not known of 7',
    ],
  ] as const)('are printed by reason, with what could not be checked (%s)', async (language, ...texts) => {
    const plan = await samplePlan(3);
    const roofsLeftOut = [
      {
        created: 12,
        unfit: [
          { check: 'material' as const, value: 'asbestos' as const, count: 31 },
          { check: 'structure' as const, value: 'unknown' as const, count: 5 },
        ],
        checks: [
          { check: 'material' as const, state: 'checked' as const, unknown: 7 },
          { check: 'subsidence' as const, state: 'no-data' as const, unknown: 48 },
        ],
      },
    ];
    const page = planHtml({ ...plan, roofsLeftOut }, language);
    for (const text of [...texts, '31']) expect(page).toContain(text);
    expect(planHtml(plan, language)).not.toContain(texts[0]);
  });
});
