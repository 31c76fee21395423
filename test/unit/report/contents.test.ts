import { expect, it } from 'vitest';
import { writingOf } from '../../../electron/report/context.ts';
import { overviewFrame } from '../../../electron/report/plan-map.ts';

import { type ContentsEntry, contents } from '../../../electron/report/sections/contents.ts';
import { samplePlan } from './sample.ts';

it('sets entries closer where a few would stand alone on a page of their own', async () => {
  const plan = await samplePlan(1);
  const writing = writingOf(plan, 'zh', overviewFrame(plan));
  const of = (chapters: number) =>
    contents(
      writing,
      Array.from(
        { length: chapters },
        (): ContentsEntry => ({ level: 2, text: '章', page: 1 }) as ContentsEntry,
      ),
    ).markup;
  expect(of(39)).not.toContain('contents close');
  expect(of(41)).toContain('contents close');
  expect(of(60)).not.toContain('contents close');
});
