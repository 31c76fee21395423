import { expect, it } from 'vitest';
import { readLandRules } from '../../../electron/formats/land-rules.ts';
import type { RuleFinding } from '../../../shared/land-rules.ts';
import { planHtml, samplePlan } from './sample.ts';

const rules = readLandRules(new URL('../../../data', import.meta.url).pathname);
const finding = (rule: string, part: Partial<RuleFinding> = {}): RuleFinding => ({
  rule,
  law: rule,
  severity: 'forbid',
  layer: 'farmland',
  features: [{ id: 1, name: '图斑甲', amount: 5000 }],
  featureCount: 1,
  overlapM2: 5000,
  overlapShare: 0.25,
  distanceM: null,
  slopeDeg: null,
  limit: 0,
  override: null,
  ...part,
});

it('prints every broken rule with its law, and every override with its reason, in both languages', async () => {
  const reason = '县政府已批准 <调整> 该地块用途';
  const plan = await samplePlan(3);
  const [a, b, c] = plan.sites;
  plan.sites = plan.sites.map((site, i) => ({ ...site, included: i > 0, name: `站点${i}` }));
  plan.land = {
    rules,
    emptyLayers: [],
    withoutFeatures: ['heritage-scope'],
    sites: [
      {
        siteId: a!.id,
        status: 'broken',
        findings: [
          finding('setback-national', { overlapM2: null, overlapShare: null, distanceM: 12, limit: 30 }),
        ],
        checked: ['setback-national', 'heritage-scope'],
        unchecked: ['slope'],
      },
      {
        siteId: b!.id,
        status: 'overridden',
        findings: [
          finding('protected-farmland', {
            override: {
              reason,
              at: '2026-11-20T02:00:00Z',
              approver: '县自然资源局',
              documentNumber: '兰自然资〔2026〕1号',
            },
          }),
        ],
        checked: ['slope', 'heritage-scope'],
        unchecked: [],
      },
      {
        siteId: c!.id,
        status: 'caution',
        findings: [finding('cultivated-land', { severity: 'caution' })],
        checked: ['slope', 'heritage-scope'],
        unchecked: [],
      },
    ],
  };
  const zh = planHtml(plan, 'zh');
  const section = zh.slice(zh.indexOf('id="land-rules"'), zh.indexOf('id="safety"'));
  for (const text of [
    '站点0',
    '国道建筑控制区',
    '距离 12.0 m，应不小于 30.0 m',
    '《公路安全保护条例》',
    '站点1',
    '25.0%',
    '县政府已批准 &lt;调整&gt; 该地块用途',
    '《土地管理法》',
    '一般耕地',
    '地面坡度',
  ]) {
    expect(section).toContain(text);
  }
  const en = planHtml(plan, 'en');
  expect(en).toContain('Highway Safety Protection Regulations (2011) art. 11');
  expect(en).toContain('Permanent basic farmland');
  expect(en).not.toContain('{{');
});

it('takes no rule for kept that was not checked, and checks nothing where there is no site', async () => {
  const plan = await samplePlan(2);
  const land = (unchecked: string[]): typeof plan.land => ({
    ...{ rules, emptyLayers: [], withoutFeatures: [] },
    sites: plan.sites.map(({ id }) => ({
      ...{ siteId: id, status: 'clear' as const, findings: [], checked: ['setback-national'], unchecked },
    })),
  });
  const verdict = (unchecked: string[]) =>
    /无未豁免的禁止性问题<\/th>.*?<\/tr>/.exec(planHtml({ ...plan, land: land(unchecked) }, 'zh'))![0];
  expect(verdict([])).toMatch(/剔除 0 个<\/td><td class="wrap">满足</);
  expect(verdict(['slope'])).toMatch(/按已核查的规则剔除 0 个<\/td><td class="wrap">未核查</);
  const none = planHtml({ ...plan, sites: [], land: { ...land([]), sites: [] } }, 'zh');
  expect(none).toContain('情景内没有站点，未作用地规则核查。');
  expect(none).not.toMatch(/逐一核查|图层为空，用地规则均未能核查/);
});
