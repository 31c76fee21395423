import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdsOn } from '../../../electron/engine/rules/rule-pack.ts';
import { readLandRules } from '../../../electron/formats/land-rules.ts';
import { rules as en } from '../../../shared/i18n/en/rules.ts';
import { rules as zh } from '../../../shared/i18n/zh/rules.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';
import { collection, feature } from '../import/files.ts';

const all = readLandRules(new URL('../../../data', import.meta.url).pathname);

it('has one row of each rule on any day, without a gap, and says in both languages what is printed', () => {
  for (const code of new Set(all.map((rule) => rule.code))) {
    const rows = all
      .filter((rule) => rule.code === code)
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (const [n, row] of rows.entries()) {
      const next = rows[n + 1];
      if (!next) expect(row.validTo, code).toBeNull();
      else expect(Date.parse(next.validFrom) - Date.parse(row.validTo!), code).toBe(86_400_000);
      expect(zh.law[row.law], row.law).toBeTruthy();
      expect(en.law[row.law], row.law).toBeTruthy();
    }
    expect(zh.names[code] && en.names[code], code).toBeTruthy();
  }
});

it('prints the law in force on the day of the plan', () => {
  const law = (code: string, date: string) =>
    all.filter((rule) => rule.code === code && holdsOn(rule, date)).map((rule) => rule.law);
  expect(law('heritage-scope', '2025-02-28')).toEqual(['heritage-scope']);
  expect(law('heritage-scope', '2025-03-01')).toEqual(['heritage-scope-2025']);
  expect(law('nature-reserve', '2026-03-14')).toEqual(['nature-reserve']);
  expect(law('nature-reserve', '2026-03-15')).toEqual(['nature-reserve-2026']);
  expect(law('water-source-first', '2026-08-15')).toEqual(['water-source-first-2026']);
  // The article that no longer exists is not named of today's text.
  expect(zh.law['nature-reserve-2026']).not.toContain('第三十二条');
});

let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
}, 60_000);
afterAll(() => d.close());

const line = (lat: number): [number, number][] => [
  [114.8, lat],
  [114.9, lat],
];
const field = async (south: number) =>
  (await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.85, south, 0.001) })).id;
const findings = async (id: number) => (await d.say('rules.check', { siteIds: [id] })).sites[0]!;

it('keeps fields away from lines by their voltage, feeders of the program included, and from railways', async () => {
  const id = await field(34.8);
  const before = await findings(id);
  expect(before.unchecked).toContain('setback-line-10kv');
  // 0.00007° of latitude are about 7.8 m.
  const feeder = await d.say('feeder.create', { line: line(34.8 - 0.00007), voltageKv: 10 });
  expect((await findings(id)).findings).toEqual([]);
  expect((await findings(id)).checked).toContain('setback-line-10kv');
  await d.say('feeder.update', { id: feeder.id, changes: { voltageKv: 35 } });
  const near = await findings(id);
  expect(near.findings).toMatchObject([{ rule: 'setback-line-110kv', severity: 'forbid', limit: 10 }]);
  expect(near.findings[0]!.distanceM).toBeCloseTo(7.8, 0);
  expect(near.status).toBe('broken');
  const approval = { approver: '县供电公司', documentNumber: '兰电〔2026〕7号' };
  const overridden = await d.say('site.override', {
    ...{ id, rule: 'setback-line-110kv', reason: '已与供电公司签订安全协议' },
    ...approval,
  });
  expect(overridden.findings[0]!.override).toMatchObject(approval);
  await d.say('feeder.delete', { ids: [feeder.id] });
  expect((await findings(id)).findings).toEqual([]);

  const rail = d.file(
    'roads.geojson',
    collection([
      feature({ type: 'LineString', coordinates: line(34.8 - 0.0002) }, { name: '陇海线', class: '铁路' }),
    ]),
  );
  await d.say('import.run', { path: rail, layers: [{ source: 'roads', target: 'roads' }] });
  expect((await findings(id)).findings).toMatchObject([{ rule: 'setback-railway', limit: 25 }]);
});
