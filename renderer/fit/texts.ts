import type { FitScore } from '../../shared/fit.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** The two ends of a score, or one figure where they are the same. */
export function scoreRange(format: ReturnType<typeof useFormat>, low: number, high: number): string {
  const [from, to] = [format.number(low, 3), format.number(high, 3)];
  return from === to ? from : `${from}–${to}`;
}

/** Writes scores, and measured indicators with their units, in the planner's language. */
export function useFitFormat() {
  const format = useFormat();
  const language = useStore((state) => state.language);
  const unit = (name: string) => textOf(texts[language].fit.units, name);
  return {
    unit,
    source: (of: { source: Record<'zh' | 'en', string> }) => of.source[language],
    /** A score of one method; its range where criteria have no data. */
    score: (of: FitScore, method: 'weightedSum' | 'topsis') => {
      const [low, high] = method === 'topsis' ? [of.topsisLow, of.topsisHigh] : [of.low, of.high];
      return scoreRange(format, low, high);
    },
    measured: (value: number | null, name: string) =>
      value === null ? texts[language].fit.unknown : `${format.number(value)} ${unit(name)}`,
  };
}
