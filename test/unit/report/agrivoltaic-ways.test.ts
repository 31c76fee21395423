import { beforeAll, describe, expect, test } from 'vitest';
import { composePlan } from '../../../electron/report/plan.ts';
import type { PlanAgrivoltaic, PlanData } from '../../../electron/report/plan-data.ts';
import { waysOf } from '../../../electron/report/sections/agrivoltaic-ways.ts';
import { samplePlan } from './sample.ts';

let plan: PlanData;
let field: PlanAgrivoltaic;
beforeAll(async () => {
  plan = await samplePlan(4);
  field = plan.agrivoltaic[0]!;
});

/** Fields of one way of building that differ as their plots do. */
const fields = (count: number): PlanAgrivoltaic[] =>
  Array.from({ length: count }, (_, i) => ({
    ...field,
    siteNames: [`Field ${i + 1}`],
    result: { ...field.result, land: { ...field.result.land, areaM2: 1000 + i } },
  }));
const chapter = (agrivoltaic: PlanAgrivoltaic[]): string =>
  composePlan({ ...plan, agrivoltaic }, 'en')
    .sections.filter((section) => /^<section id="agrivoltaic/.test(section))
    .join('');

describe('fields of a plan', () => {
  test('are drawn once for each way of building, however many there are', () => {
    const few = chapter(fields(1)).split('<figure').length;
    expect(chapter(fields(40)).split('<figure')).toHaveLength(few);
    expect(chapter(fields(40)).match(/Field \d+<\/th>/g)).toHaveLength(40);
    expect(chapter(fields(40))).toContain('of the 40 sites that keeps it worst');
    expect(chapter(fields(1))).not.toContain('keeps it worst');
  });

  test('are drawn apart where they are built or planted otherwise', () => {
    const { setup } = field.result;
    const other = (changed: Partial<typeof setup>): PlanAgrivoltaic => ({
      ...field,
      result: { ...field.result, setup: { ...setup, ...changed } },
    });
    expect(
      waysOf([field, other({ pitchM: setup.pitchM + 2 }), other({ azimuthDeg: 90 }), field]),
    ).toHaveLength(3);
  });

  test('show a limit as the field keeps it that keeps it worst', () => {
    const limit = { ...field.result.limits[0]!, sense: 'min' as const, limit: 2, value: 3, pass: true };
    const with_ = (value: number) => ({
      ...field,
      result: { ...field.result, limits: [{ ...limit, value, pass: value >= 2 }] },
    });
    const [way] = waysOf([with_(3), with_(1), with_(5)]);
    expect(way!.limits.map(({ value, pass }) => [value, pass])).toEqual([[1, false]]);
    const most = { ...limit, sense: 'max' as const };
    const [other] = waysOf(
      [1, 4, 2].map((value) => ({ ...field, result: { ...field.result, limits: [{ ...most, value }] } })),
    );
    expect(other!.limits.map(({ value }) => value)).toEqual([4]);
  });

  test('are parted in tables where they are very many, none lost', () => {
    const text = chapter(fields(600));
    expect(text.match(/Field \d+<\/th>/g)).toHaveLength(600);
    expect(text).toContain('Continued, part 3');
  });

  test('that are worked out once for several are counted each', () => {
    const broken = {
      ...field,
      siteNames: ['a', 'b', 'c'],
      result: { ...field.result, limits: [{ ...field.result.limits[0]!, foreign: false, pass: false }] },
    };
    const all = composePlan({ ...plan, agrivoltaic: [broken] }, 'en')
      .sections.join('')
      .replace(/<[^>]*>/g, ' ');
    expect(all).toContain('3 agrivoltaic sites, 3 with limits not met');
  });
});
