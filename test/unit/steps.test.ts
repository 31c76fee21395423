import { describe, expect, it } from 'vitest';
import { inTurns, TURN_MS } from '../../electron/session/pace.ts';
import { atOnce, type Steps, sharedSteps } from '../../shared/steps.ts';

describe('steps that several go through at once', () => {
  it('are gone once, each moving them on for all, and what they come to is kept', () => {
    const done: number[] = [];
    const steps = sharedSteps(function* (): Steps<string> {
      for (let part = 1; part <= 4; part++) {
        done.push(part);
        yield;
      }
      return 'made';
    });
    const [one, other] = [steps(), steps()];
    for (const each of [one, other, one]) each.next();
    expect(done).toEqual([1, 2, 3]);
    expect(atOnce(other)).toBe('made');
    expect(atOnce(one)).toBe('made');
    expect(atOnce(steps())).toBe('made');
    expect(done).toEqual([1, 2, 3, 4]);
  });

  it('are begun anew by the next where they failed', () => {
    let tries = 0;
    const steps = sharedSteps(function* (): Steps<number> {
      yield;
      if (++tries === 1) throw new Error('not yet');
      return tries;
    });
    expect(() => atOnce(steps())).toThrow('not yet');
    expect(atOnce(steps())).toBe(2);
  });
});

describe('works that are done in turns', () => {
  it('let others have their time after each turn of any of them', async () => {
    /** How often the program came by everything else. */
    let rounds = 0;
    let isOver = false;
    const goRound = () => {
      rounds++;
      if (!isOver) setImmediate(goRound);
    };
    goRound();
    const seen: number[] = [];
    const work = function* (): Steps<void> {
      for (let part = 0; part < 5; part++) {
        // Longer than a turn, so that each part is one.
        for (const until = performance.now() + TURN_MS + 2; performance.now() < until; );
        if (part > 0) seen.push(rounds);
        yield;
      }
    };
    await Promise.all([1, 2, 3].map(() => inTurns(work(), () => {})));
    isOver = true;
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(12);
  });
});
