import { useTranslation } from 'react-i18next';
import type { ZonePart } from '../../shared/grid-zone.ts';
import { useFormat } from '../base/use-format.ts';

/** A measure among works in words, with its amount. */
export function usePartWords(): (part: ZonePart) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ measure, detail, amount, unit }) => {
    const name = t(`grid.zone.measures.${measure}`);
    if (unit === 'MW') return `${name} ${format.number(amount, 3)} MW`;
    if (unit === 'share') return `${name} ${format.percent(amount)}`;
    return detail ? `${name} ${detail}` : name;
  };
}
