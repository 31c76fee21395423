import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../shared/contract.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

let d: OpenDesk;
let ids: number[];
beforeAll(async () => {
  d = await deskOnLankao();
  await d.say('site.fromBuildings', { filter: { expression: 'id <= 1500' } });
  ids = (await d.say('site.ids', {})).ids;
  await d.say('consumer.create', { kind: 'industry', position: [114.95, 34.85] });
}, 60_000);
beforeEach(() => d.settled());
afterAll(() => d.close());

describe('an answer about the whole county', () => {
  it('names no more sites than asked for, those worth most or ranked first', async () => {
    const money = await d.say('money.outlook', {});
    const best = money.sites.toSorted((a, b) => b.npvYuan - a.npvYuan);
    expect(money.sites.length).toBeGreaterThan(100);
    expect(await d.say('money.outlook', { limit: 7 })).toEqual({ ...money, sites: best.slice(0, 7) });
    expect((await d.say('money.outlook', { limit: 0 })).sites).toEqual([]);

    const fit = await d.say('fit.scores', {});
    expect([fit.siteCount, fit.sites.length]).toEqual([ids.length, ids.length]);
    const few = await d.say('fit.scores', { limit: 5 });
    expect(few.sites.map(({ rank }) => rank)).toEqual(
      fit.sites
        .map(({ rank }) => rank)
        .toSorted((a, b) => a! - b!)
        .slice(0, 5),
    );
    expect({ ...few, sites: [] }).toEqual({ ...fit, sites: [] });
  });

  it.each<CommandName>(['money.outlook', 'supply.balance', 'grid.check', 'scenario.tornado', 'fit.scores'])(
    'comes though sites are deleted while %s is worked out',
    async (name) => {
      const answer = d.say(name, {});
      await new Promise((resolve) => setTimeout(resolve, 1));
      await d.say('site.delete', { ids: ids.slice(-50) });
      await answer;
      const after = JSON.stringify(await d.say(name, {}));
      await d.say('edit.undo', {});
      await d.settled();
      await d.say('site.delete', { ids: ids.slice(-50) });
      await d.settled();
      expect(JSON.stringify(await d.say(name, {}))).toBe(after);
      await d.say('edit.undo', {});
    },
  );

  it('is given up when the document is closed meanwhile', async () => {
    const path = (await d.say('project.info', {})).project!.path;
    const answers = (['money.outlook', 'fit.scores', 'scenario.tornado'] as const).map((name) =>
      expect(d.say(name, {})).rejects.toMatchObject({ code: 'project.none-open' }),
    );
    await d.say('project.close', {});
    await Promise.all(answers);
    await d.say('project.open', { path });
  });
});
