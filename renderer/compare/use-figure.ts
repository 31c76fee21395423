import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Compared } from '../../shared/compare.ts';
import { useFormat } from '../base/use-format.ts';
import { useYuan } from '../base/use-yuan.ts';

/** Writes a compared figure in its unit. */
export function useFigure(): (key: Compared, value: number | null) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  return useCallback(
    (key, value) => {
      if (value === null) return '—';
      switch (key) {
        case 'siteCount':
          return format.integer(value);
        case 'capacityKwp':
          return format.power(value);
        case 'deliveredKwh':
        case 'curtailedKwh':
          return format.energy(value);
        case 'avoidedTco2':
        case 'lifetimeTco2':
          return format.carbon(value);
        case 'projectIrr':
        case 'selfConsumption':
        case 'selfSufficiency':
          return format.percent(value, 2);
        case 'lcoeYuanKwh':
          return `${format.number(value, 4)} ${t('money.units.yuanKwh')}`;
        case 'paybackYears':
          return t('money.years', { n: format.number(value, 1) });
        default:
          return yuan(value);
      }
    },
    [t, format, yuan],
  );
}
