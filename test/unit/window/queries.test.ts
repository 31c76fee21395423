import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tell } from '../../../renderer/base/events.ts';
import { queries } from '../../../renderer/base/queries.ts';

const undo: (() => void)[] = [];
/** Shows the answer of a command, as a part of the window does; returns how often it was asked. */
function shown(name: string): () => number {
  let asked = 0;
  const observer = new QueryObserver(queries, { queryKey: [name, {}], queryFn: async () => ++asked });
  undo.push(observer.subscribe(() => {}));
  return () => asked;
}
const settle = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const stop of undo.splice(0)) stop();
  vi.useRealTimers();
});

describe('answers that the window shows', () => {
  it('are asked again once after an edit, however many events it has', async () => {
    const asked = shown('money.outlook');
    await settle();
    expect(asked()).toBe(1);
    await tell('sites.changed');
    await tell('estimates.changed');
    await tell('scenarios.changed');
    await settle();
    expect(asked()).toBe(2);
  });

  it.each([
    ['weather.list', 'weather.changed', 'sites.changed'],
    ['site.photo.list', 'photos.changed', 'estimates.changed'],
    ['edit.changes', 'history.changed', 'context.changed'],
    ['feature.page', 'context.changed', 'scenarios.changed'],
    ['plan.chapters', 'history.changed', 'photos.changed'],
    ['roof.ofSite', 'roofs.changed', 'sketches.changed'],
  ] as const)('of %s are stale after %s, not after %s', async (name, stale, fresh) => {
    const asked = shown(name);
    await settle();
    await tell(fresh);
    await settle();
    expect(asked()).toBe(1);
    await tell(stale);
    await settle();
    expect(asked()).toBe(2);
  });

  it('never change for a county of the list', async () => {
    const asked = shown('county.get');
    await settle();
    await tell('project.read');
    await settle();
    expect(asked()).toBe(1);
  });
});
