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

it('holds sites against a planner’s own figure of a rule, and lists what other days say of the land', async () => {
  const id = await field(34.9);
  await d.say('feeder.create', { line: line(34.9 - 0.00007), voltageKv: 10 });
  expect((await findings(id)).findings).toEqual([]);
  const rule = (await d.say('rulepack.at', { countyCode: '410225', date: '2026-11-01' })).rows.find(
    (row) => row.id === 'land.setback-line-10kv',
  )!;
  expect(rule).toMatchObject({ value: 5, unit: 'm', status: 'verified' });
  const own = { ...rule, region: '河南', value: 10, status: 'verified', source: '市供电公司函' } as const;
  await d.say('rulepack.put', { rows: [own] });
  expect(await findings(id)).toMatchObject({
    ...{ status: 'broken', findings: [{ rule: 'setback-line-10kv', limit: 10 }] },
  });
  expect((await d.say('site.list', {})).sites.find((site) => site.id === id)!.land).toBe('broken');
  await d.say('edit.undo', {});
  expect((await findings(id)).findings).toEqual([]);
  const { changes } = await d.say('rulepack.changes', { date: '2025-03-15' });
  const reserve = changes.find(({ before }) => before?.id === 'land.nature-reserve')!;
  expect(reserve.after!.document).toContain('第三十二条');
  expect(reserve.before!.document).toContain('第830号');
});

it('keeps fields as far from a railway as the place asks where its class says so', async () => {
  const id = await field(34.86);
  const path = d.file(
    'town.geojson',
    collection([
      feature({ type: 'LineString', coordinates: line(34.86 - 0.0002) }, { class: '铁路（市区）' }),
      feature({ type: 'LineString', coordinates: line(34.861 + 0.00017) }, { class: '铁路' }),
    ]),
  );
  await d.say('import.run', { path, layers: [{ source: 'town', target: 'roads' }] });
  // About 22 m from the town's railway, of which 18 are asked, and 19 m from one of which 25 are.
  expect((await findings(id)).findings).toMatchObject([{ rule: 'setback-railway', limit: 25 }]);
});

it('asks for a word on shrub land, airports and military land, and keeps fields out of key state forest', async () => {
  const id = await field(34.95);
  const zone = (kind: string, side: number) => feature(square(114.85, 34.95, side), { class: kind });
  const path = d.file(
    'zones.geojson',
    collection([
      zone('灌木林地', 0.0004),
      zone('机场', 0.0004),
      zone('军事管理区', 0.0004),
      zone('国有重点林区', 0.0002),
    ]),
  );
  await d.say('import.run', { path, layers: [{ source: 'zones', target: 'exclusions' }] });
  const found = (await findings(id)).findings.map(({ rule, severity }) => [rule, severity]);
  expect(new Map(found as [string, string][])).toEqual(
    new Map([
      ['shrub-land', 'caution'],
      ['airport', 'caution'],
      ['military', 'caution'],
      ['key-state-forest', 'forbid'],
    ]),
  );
});
