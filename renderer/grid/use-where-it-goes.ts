import { useTranslation } from 'react-i18next';
import { CURTAILED_PARTS } from '../../shared/account.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** Where the energy of the scenario goes, and what stands behind that only as an assumption; null before it is known. */
export function useWhereItGoes(): { said: string; cautions: string[] } | null {
  const { t } = useTranslation();
  const format = useFormat();
  const summary = useStore((state) => state.summary);
  const stations = useStore((state) => state.layers.find(({ name }) => name === 'substations')?.count ?? 0);
  if (!summary || summary.generatedKwh <= 0) return null;
  return {
    said: t('grid.whereItGoes', {
      year: summary.year,
      generated: format.energy(summary.generatedKwh),
      used: format.energy(summary.usedOnSiteKwh),
      shared: format.energy(summary.sharedKwh),
      fedIn: format.energy(summary.fedInKwh),
      delivered: format.energy(summary.deliveredKwh),
      curtailed: format.energy(summary.curtailedKwh),
      share: format.percent(summary.curtailedKwh / summary.generatedKwh, 2),
      parts: CURTAILED_PARTS.map((part) =>
        summary[part] > 0 ? t(`grid.curtailedParts.${part}`, { energy: format.energy(summary[part]) }) : '',
      ).join(''),
      lost: format.energy(summary.storageLossKwh),
    }),
    cautions: [
      ...(stations === 0 ? [t('grid.gridUnchecked')] : []),
      ...(summary.selfUseAssumed > 0
        ? [t('grid.assumedUse', { n: format.integer(summary.selfUseAssumed) })]
        : []),
      ...(summary.undated > 0
        ? [t('grid.undated', { n: format.integer(summary.undated), year: summary.year })]
        : []),
    ],
  };
}
