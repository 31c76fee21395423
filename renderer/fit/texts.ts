import { textOf, texts } from '../app/i18n.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';

/** Writes scores, and measured indicators with their units, in the planner's language. */
export function useFitFormat() {
  const format = useFormat();
  const language = useStore((state) => state.language);
  const unit = (name: string) => textOf(texts[language].fit.units, name);
  return {
    unit,
    source: (of: { source: Record<'zh' | 'en', string> }) => of.source[language],
    score: (value: number | null) => (value === null ? '—' : format.number(value, 3)),
    measured: (value: number | null, name: string) =>
      value === null ? texts[language].fit.unknown : `${format.number(value)} ${unit(name)}`,
  };
}
