import { useTranslation } from 'react-i18next';
import type { GridCheck } from '../../shared/grid.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { useQuery } from '../app/use-query.ts';

/** What the grid leaves of the scenario's energy, and a sentence that says so; null without substations. */
export function useCurtailed(): { total: GridCheck['total']; said: string } | null {
  const { t } = useTranslation();
  const format = useFormat();
  const factor = useStore((state) => state.summary?.gridFactorKgKwh ?? 0);
  const { read } = useQuery('grid.check', {});
  if (!read || !('value' in read) || read.value.stations.length === 0) return null;
  const { total } = read.value;
  const gone = total.curtailedKwh + total.lostKwh;
  const said =
    gone > 0
      ? t('grid.beforeCurtailment', {
          curtailed: format.energy(total.curtailedKwh),
          share: format.percent(total.curtailedKwh / total.generationKwh, 2),
          lost: format.energy(total.lostKwh),
          carbon: format.carbon((gone * factor) / 1000),
        })
      : t('grid.nothingCurtailed');
  return { total, said };
}
