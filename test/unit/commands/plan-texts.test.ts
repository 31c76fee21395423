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
