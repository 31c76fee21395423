import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FitnessState, type LeftOutRow, ROOF_MATERIALS, STRUCTURES } from '../../shared/roof-fitness.ts';
import { useFormat } from '../base/use-format.ts';

/** Roofs left out as unfit by reason, and what could not be checked. */
export function FitnessFindings({ unfit, checks }: { unfit: LeftOutRow[]; checks: FitnessState[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const valueName = ({ check, value }: LeftOutRow): string => {
    const material = check === 'material' && ROOF_MATERIALS.find((name) => name === value);
    if (material) return t(`roofs.fitness.materialNames.${material}`);
    const structure = STRUCTURES.find((name) => name === value);
    if (structure) return t(`roofs.fitness.structureNames.${structure}`);
    return value === 'unknown' ? t('roofs.fitness.unknownValue') : '';
  };
  const lines = [
    ...unfit.map((row) =>
      t('roofs.fitness.leftOut', {
        n: format.integer(row.count),
        reason: [t(`roofs.fitness.checks.${row.check}`), valueName(row)].filter(Boolean).join(' · '),
      }),
    ),
    ...checks
      .filter(({ state, unknown }) => state === 'checked' && unknown > 0)
      .map(({ check, unknown }) =>
        t('roofs.fitness.unknown', {
          check: t(`roofs.fitness.checks.${check}`),
          n: format.integer(unknown),
        }),
      ),
    ...(['noData', 'notAsked'] as const).flatMap((text) => {
      const names = checks
        .filter(({ state }) => state === (text === 'noData' ? 'no-data' : 'not-asked'))
        .map(({ check }) => t(`roofs.fitness.checks.${check}`));
      return names.length > 0 ? [t(`roofs.fitness.${text}`, { checks: names.join(' · ') })] : [];
    }),
  ];
  return lines.map((line) => (
    <Text key={line} fz={11.5} c="var(--muted)">
      {line}
    </Text>
  ));
}
