import { describe, expect, test } from 'vitest';
import { composePlan } from '../../../electron/report/plan.ts';
import { type Branch, branchesOf, treeOf, wordsOf } from '../../../electron/report/tree.ts';
import { samplePlan } from './sample.ts';

const below = (branch: Branch, name: string): Branch[] => [
  ...(branch.name === name ? [branch] : []),
  ...branchesOf(branch).flatMap((child) => below(child, name)),
];

describe.each(['zh', 'en'] as const)('what a reader of the plan finds (%s)', (language) => {
  const composed = samplePlan(9).then((plan) => composePlan(plan, language));

  test('switches are said to be applied or not, and no words of the window stand in it', async () => {
    const { sections } = await composed;
    const chapter = sections.find((markup) => markup.startsWith('<section id="assumptions"'))!;
    const values = below(treeOf(chapter), 'tr').flatMap((row) => {
      const [value] = below(row, 'td');
      return value ? [wordsOf(value)] : [];
    });
    expect(values.length).toBeGreaterThan(60);
    expect(values.filter((value) => /^(是|否|yes|no)$/.test(value))).toEqual([]);
    expect(values.filter((value) => /采用|applied/.test(value)).length).toBeGreaterThan(2);
    expect(wordsOf(treeOf(chapter))).not.toMatch(/面板|panel/i);
  });

  test('no time is told in UTC', async () => {
    const { sections } = await composed;
    expect(sections.map(treeOf).map(wordsOf).join(' ')).not.toMatch(/UTC|世界时/);
  });

  test('names on maps are drawn once, without an outline that doubles their text', async () => {
    const { sections, cover } = await composed;
    const outlined = [cover, ...sections]
      .flatMap((markup) => [...below(treeOf(markup), 'g'), ...below(treeOf(markup), 'text')])
      .filter(({ attributes }) => attributes['paint-order'] !== undefined);
    expect(outlined).toEqual([]);
  });

  test('building is advised only after what is not met or not checked', async () => {
    const plan = await samplePlan(9);
    const money = { ...plan.money!, total: { ...plan.money!.total, npvYuan: -1e6 } };
    const { sections } = composePlan({ ...plan, money }, language);
    const advice = wordsOf(treeOf(sections.find((markup) => markup.startsWith('<section id="conclusion"'))!));
    expect(advice).toMatch(language === 'zh' ? /净现值为负（−100\.00 万元）/ : /present value is negative/);
    expect(advice).toMatch(
      language === 'zh' ? /解决后，据附表组织实施/ : /is settled, carry out the projects/,
    );
  });
});
