import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../electron/commands/table-events.ts';

describe('events of an edit', () => {
  it('are each said once, and the history always', () => {
    expect(eventsOf(['sites', 'planner_scenarios', 'planner_left_out'])).toEqual([
      'sites.changed',
      'scenarios.changed',
      'history.changed',
    ]);
  });
  it('are those of a layer for a table that is no other', () => {
    expect(eventsOf(['villages'])).toEqual(['context.changed', 'history.changed']);
    expect(eventsOf(['a layer of another program'])).toEqual(['context.changed', 'history.changed']);
  });
  it('are the history alone for what is typed for a plan', () => {
    expect(eventsOf(['planner_plan_texts'])).toEqual(['history.changed']);
  });
});
