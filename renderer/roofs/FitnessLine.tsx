import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatedFitness } from '../../shared/roof-fitness.ts';

/** What a building says of its material, structure and age; what it does not say is said to be not known. */
export function FitnessLine({ stated: { material, structure, builtYear } }: { stated: StatedFitness }) {
  const { t } = useTranslation();
  const unknown = t('roofs.fitness.unknownValue');
  const parts: [string, string][] = [
    [t('roofs.fitness.checks.material'), material ? t(`roofs.fitness.materialNames.${material}`) : unknown],
    [
      t('roofs.fitness.checks.structure'),
      structure ? t(`roofs.fitness.structureNames.${structure}`) : unknown,
    ],
    [t('roofs.fitness.checks.built'), builtYear === null ? unknown : String(builtYear)],
  ];
  return (
    <Text size="xs" className="num">
      {parts.map(([label, value]) => `${label} ${value}`).join(' · ')}
    </Text>
  );
}
