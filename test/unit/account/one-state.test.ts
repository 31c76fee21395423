import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofOneState } from '../../../electron/county/county-work.ts';
import { blankPdf } from '../../../electron/report/pdf/blank.ts';
import type { Session } from '../../../electron/session/session.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
const ids: number[] = [];
beforeEach(async () => {
  d = await deskOnLankao(false, { printPdf: async () => blankPdf() });
  ids.length = 0;
  for (let i = 0; i < 12; i++) {
    const geometry = square(114.8 + 0.01 * i, 34.82, i % 2 ? 0.002 : 0.0006);
    ids.push((await d.say('site.create', { kind: i % 2 ? 'agrivoltaic' : 'rooftop', geometry })).id);
  }
  await d.settled();
});
afterEach(() => d.close());

it('checks the account of one state, though estimates come while it does', async () => {
  const { say } = d;
  await say('account.check', {});
  for (const [i, id] of ids.slice(0, 4).entries()) {
    await say('site.include', { ids: [id], included: true, share: 0.3 + 0.1 * i });
    const { agrees, quantities } = await say('account.check', {});
    expect(quantities.filter((each) => !each.agrees)).toEqual([]);
    expect(agrees).toBe(true);
  }
});

it('writes a plan of one state, though the planner goes on editing while it is gathered', async () => {
  const { say, folder } = d;
  const out = `${folder}/plan.pdf`;
  let done = false;
  const plan = say('plan.export', { out, language: 'zh' }).finally(() => {
    done = true;
  });
  // Two edits while it is gathered: a site goes, and another is built in part.
  for (const edit of [
    () => say('site.delete', { ids: [ids[3]!] }),
    () => say('site.include', { ids: [ids[5]!], included: true, share: 0.5 }),
  ]) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (!done) await edit();
  }
  await plan;
  const { figures } = JSON.parse(readFileSync(`${out}.figures.json`, 'utf8')) as {
    figures: { chapter: string; label: string; value: number }[];
  };
  const of = (chapter: string, label: string) =>
    figures.find((each) => each.chapter === chapter && each.label === label)!.value;
  expect(of('money', 'years.0.energyKwh') / of('carbon', 'years.0.energyKwh')).toBeCloseTo(1, 9);
  expect(of('summary', 'deliveredKwh') / of('carbon', 'years.0.energyKwh')).toBeCloseTo(1, 9);
});

it('works anew while the document changes, and says so where it never stops', async () => {
  await d.say('project.close', {});
  const document = openDocument(d.document);
  const session = { document } as unknown as Session;
  const edit = () => document.db.prepare('UPDATE planner_project SET elevation_m = elevation_m + 1').run();
  let edits = 2;
  let times = 0;
  const made = await ofOneState(session, document, async () => {
    if (edits-- > 0) edit();
    return ++times;
  });
  expect(made).toBe(3);
  await expect(ofOneState(session, document, async () => edit())).rejects.toMatchObject({
    code: 'document.keeps-changing',
  });
  const failing = ofOneState(session, document, async () => {
    throw new Error('ours');
  });
  await expect(failing).rejects.toThrow('ours');
  // A write that fails marks the document too, as on a full disk: what failed is said, not that it changes.
  const full = ofOneState(session, document, async () => {
    edit();
    throw new Error('full');
  });
  await expect(full).rejects.toThrow('full');
  document.close();
});
