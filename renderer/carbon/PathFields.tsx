import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CarbonAssumptions } from '../../shared/carbon.ts';
import { NumberField } from '../ui/NumberField.tsx';

interface Props {
  value: CarbonAssumptions;
  disabled: boolean;
  onChange(part: Partial<CarbonAssumptions>): void;
}

/** The dated points of the grid's path; each change is one edit. */
export function PathFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const points = value.gridPath;
  const set = (index: number, part: Partial<(typeof points)[number]>) =>
    onChange({ gridPath: points.map((point, i) => (i === index ? { ...point, ...part } : point)) });
  const last = points[points.length - 1] ?? { year: value.startYear, factorKgKwh: 0.5 };
  return (
    <>
      <Text size="sm">{t('carbon.pathTitle')}</Text>
      <Text fz={11.5} lh={1.4} c="var(--muted)">
        {t('carbon.pathHelp')}
      </Text>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place; its year is being edited
        <Group key={index} gap={6} mt={4} wrap="nowrap">
          <NumberField
            aria-label={t('carbon.pathYear', { n: index + 1 })}
            value={point.year}
            min={2020}
            max={2100}
            decimalScale={0}
            disabled={disabled}
            onCommit={(year) => year !== null && set(index, { year: Math.round(year) })}
          />
          <NumberField
            aria-label={t('carbon.pathFactor', { n: index + 1 })}
            value={point.factorKgKwh}
            unit="kg/kWh"
            min={0}
            max={2}
            decimalScale={5}
            disabled={disabled}
            onCommit={(factorKgKwh) => factorKgKwh !== null && set(index, { factorKgKwh })}
          />
          <ActionIcon
            size="sm"
            aria-label={t('carbon.removePoint', { year: point.year })}
            disabled={disabled}
            onClick={() => onChange({ gridPath: points.filter((_, i) => i !== index) })}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt={4}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={disabled || points.length >= 20}
        onClick={() => onChange({ gridPath: [...points, { ...last, year: Math.min(2100, last.year + 5) }] })}
      >
        {t('carbon.addPoint')}
      </Button>
    </>
  );
}
