import { useMemo } from 'react';
import { scaleYuan } from '../../shared/yuan.ts';
import { useStore } from './store.ts';
import { useFormat } from './use-format.ts';

/** Writes amounts of money in the window's language. */
export function useYuan(): (yuan: number) => string {
  const language = useStore((state) => state.language);
  const format = useFormat();
  return useMemo(
    () => (yuan) => {
      const { value, unit, digits } = scaleYuan(yuan, language);
      return `${format.number(value, digits)} ${unit}`;
    },
    [language, format],
  );
}
