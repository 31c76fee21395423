import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHAPTERS } from '../../../shared/plan.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

let desk: OpenDesk;
beforeEach(async () => {
  desk = await deskOnLankao(false);
});
afterEach(() => desk.close());

const ownOf = async (language: 'zh' | 'en' = 'zh') =>
  (await desk.say('plan.chapters', { language })).chapters.find(({ key }) => key === 'safety')!.own;

test('a chapter’s text is kept in the document by language, and can be undone and taken back', async () => {
  const { chapters } = await desk.say('plan.chapters', {});
  expect(chapters.map(({ key }) => key)).toEqual([...CHAPTERS]);
  expect(chapters.find(({ key }) => key === 'general')).toMatchObject({ always: true, own: null });
  await desk.say('plan.setText', { chapter: 'safety', language: 'zh', text: '自拟' });
  await desk.say('plan.setText', { chapter: 'safety', language: 'zh', text: '再拟' });
  expect(await ownOf()).toBe('再拟');
  expect(await ownOf('en')).toBeNull();
  await desk.say('edit.undo', {});
  expect(await ownOf()).toBe('自拟');
  await desk.say('project.close', {});
  await desk.say('project.open', { path: desk.document });
  expect(await ownOf()).toBe('自拟');
  await desk.say('plan.setText', { chapter: 'safety', language: 'zh', text: null });
  expect(await ownOf()).toBeNull();
  await desk.say('edit.undo', {});
  expect(await ownOf()).toBe('自拟');
});

test('figures of the county are entered with year and source, changed, taken away and undone', async () => {
  const facts = async () => (await desk.say('plan.facts', {})).facts;
  expect(await facts()).toEqual([]);
  await desk.say('plan.setFact', { fact: 'population', value: 770_000, year: 2024, source: '统计年鉴' });
  await desk.say('plan.setFact', { fact: 'population', value: 771_000, year: 2025, source: '公报' });
  expect(await facts()).toEqual([{ fact: 'population', value: 771_000, year: 2025, source: '公报' }]);
  await desk.say('plan.setFact', { fact: 'population', value: null });
  expect(await facts()).toEqual([]);
  await desk.say('edit.undo', {});
  expect(await facts()).toHaveLength(1);
  await expect(
    desk.say('plan.setFact', { fact: 'population', value: -1, year: null, source: '' }),
  ).rejects.toMatchObject({ code: 'input.invalid' });
});

test('figures of the county come from a table, in the units it has them in; what is not sure is not taken', async () => {
  const path = join(desk.document, '..', 'facts.csv');
  writeFileSync(
    path,
    [
      '兰考县主要指标',
      '项目,数值,单位,年份,来源',
      '常住人口,77.5,万人,2024,统计公报',
      '乡村人口,"412,300",人,2024年,统计公报',
      '地区生产总值（亿元）,432.1,,2024,统计公报',
      '全社会用电量,30.2,亿千瓦时,2024,供电公司',
      '最大用电负荷,720,MW,2024,供电公司',
      '总户数,21.3,,2024,没有单位',
      '粮食产量,60,万吨,2024,统计公报',
    ].join('\n'),
  );
  const { facts, unread } = await desk.say('plan.importFacts', { path });
  expect(Object.fromEntries(facts.map(({ fact, value }) => [fact, value]))).toEqual({
    population: 775_000,
    ruralPopulation: 412_300,
    gdpYuan: 43_210_000_000,
    electricityKwh: 3_020_000_000,
    peakLoadKw: 720_000,
  });
  expect(facts.every(({ year }) => year === 2024)).toBe(true);
  expect(unread.map(({ line }) => line)).toEqual([8, 9]);
  expect((await desk.say('plan.facts', {})).facts).toHaveLength(5);
  await desk.say('edit.undo', {});
  expect((await desk.say('plan.facts', {})).facts).toHaveLength(0);
  writeFileSync(path, 'a,b\n1,2\n');
  await expect(desk.say('plan.importFacts', { path })).rejects.toMatchObject({ code: 'facts.no-column' });
});

test('figures of the county come from a workbook as they come from a text', async () => {
  const path = join(desk.document, '..', 'facts.xlsx');
  const sheet = utils.aoa_to_sheet([
    ['兰考县主要指标', '', '', '', ''],
    ['项目', '数值', '单位', '年份', '来源'],
    ['常住人口', 77.5, '万人', 2024, '统计公报'],
    ['最大用电负荷', 720, 'MW', 2024, '供电公司'],
    ['总户数', 21.3, '', 2024, '没有单位'],
  ]);
  const book = { SheetNames: ['指标', '空'], Sheets: { 指标: sheet, 空: utils.aoa_to_sheet([['']]) } };
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const { facts, unread } = await desk.say('plan.importFacts', { path });
  expect(facts).toEqual([
    { fact: 'population', value: 775_000, year: 2024, source: '统计公报' },
    { fact: 'peakLoadKw', value: 720_000, year: 2024, source: '供电公司' },
  ]);
  expect(unread.map(({ line }) => line)).toEqual([5]);
  writeFileSync(path, 'PK\u0003\u0004 no workbook');
  await expect(desk.say('plan.importFacts', { path })).rejects.toMatchObject({
    code: expect.stringMatching(/^import\./),
  });
});
