import { useCallback } from 'react';
import type { Goal } from '../../shared/portfolio.ts';
import { useFormat } from '../base/use-format.ts';
import { useYuan } from '../base/use-yuan.ts';

/** Writes what a set is worth by a goal. */
export function useWorth(): (goal: Goal, value: number) => string {
  const format = useFormat();
  const yuan = useYuan();
  return useCallback(
    (goal, value) =>
      goal === 'energy'
        ? format.energy(value)
        : goal === 'carbon'
          ? format.carbon(value)
          : goal === 'income'
            ? yuan(value)
            : format.number(value),
    [format, yuan],
  );
}
