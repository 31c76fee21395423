import type { LossStep } from '../../shared/yield.ts';

/** One bar of the waterfall as shares of the reference energy; a total stands on zero. */
export interface WaterfallStep {
  name: string;
  from: number;
  to: number;
  total: boolean;
}

/** From all of the reference energy down, loss by loss, to what is delivered (the performance ratio). */
export function waterfall(losses: readonly LossStep[], performanceRatio: number): WaterfallStep[] {
  const steps: WaterfallStep[] = [{ name: 'reference', from: 0, to: 1, total: true }];
  let level = 1;
  for (const { name, fraction } of losses) {
    if (fraction === 0) continue;
    steps.push({ name, from: level, to: level - fraction, total: false });
    level -= fraction;
  }
  if (Math.abs(level - performanceRatio) > 5e-4) {
    steps.push({ name: 'other', from: level, to: performanceRatio, total: false });
  }
  steps.push({ name: 'delivered', from: 0, to: performanceRatio, total: true });
  return steps;
}
