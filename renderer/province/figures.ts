import type { TFunction } from 'i18next';
import type { Language } from '../../shared/i18n/index.ts';
import type { SummedFigure } from '../../shared/province.ts';
import { shownIn } from '../../shared/province-unit.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** A figure's name with its unit. */
export const labelOf = (t: TFunction<'ui'>, figure: SummedFigure, language: Language): string =>
  [t(`province.figures.${figure}`), shownIn(figure, language).unit].filter(Boolean).join(', ');

/** Writes values of a figure in the unit that stands with its name. */
export function useFigure(figure: SummedFigure): (value: number) => string {
  const format = useFormat();
  const { factor, digits } = shownIn(
    figure,
    useStore((state) => state.language),
  );
  return (value) => format.number(value * factor, digits);
}
