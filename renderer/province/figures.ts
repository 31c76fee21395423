import type { TFunction } from 'i18next';
import { unitOf } from '../../shared/figure-unit.ts';
import type { SummedFigure } from '../../shared/province.ts';

/** A figure's name with its unit. */
export const labelOf = (t: TFunction<'ui'>, figure: SummedFigure): string =>
  [t(`province.figures.${figure}`), unitOf(figure)].filter(Boolean).join(', ');

/** Whole numbers of what is counted or large, else one decimal. */
export const digitsOf = (value: number): number =>
  Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : 1;
