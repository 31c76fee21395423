import { Checkbox, Chip, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type FitnessFilter,
  ROOF_HAZARDS,
  ROOF_MATERIALS,
  type RoofHazard,
  type RoofMaterial,
  STRUCTURES,
  type Structure,
} from '../../shared/roof-fitness.ts';
import { NumberField } from '../ui/NumberField.tsx';

interface FieldsProps {
  value: FitnessFilter | undefined;
  onChange(value: FitnessFilter | undefined): void;
}

/** What makes a roof unfit: material, structure, age and areas of danger. */
export function FitnessFields({ value, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const change = (part: Partial<FitnessFilter>) => {
    const { unknown, ...asked } = { ...(value ?? { unknown: 'keep' as const }), ...part };
    const any = Object.values(asked).some((each) => each !== undefined);
    onChange(any ? { ...asked, unknown } : undefined);
  };
  const chips = <T extends string>(
    label: string,
    names: readonly T[],
    nameOf: (name: T) => string,
    chosen: T[] | undefined,
    choose: (names: T[] | undefined) => void,
  ) => (
    <Group gap={6} role="group" aria-label={label}>
      <Text size="xs">{label}</Text>
      <Chip.Group
        multiple
        value={chosen ?? []}
        onChange={(some) => choose(some.length > 0 ? (some as T[]) : undefined)}
      >
        {names.map((name) => (
          <Chip key={name} value={name} size="xs">
            {nameOf(name)}
          </Chip>
        ))}
      </Chip.Group>
    </Group>
  );
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('roofs.fitness.title')}
      </Text>
      {chips<RoofMaterial>(
        t('roofs.fitness.materials'),
        ROOF_MATERIALS,
        (name) => t(`roofs.fitness.materialNames.${name}`),
        value?.materials,
        (materials) => change({ materials }),
      )}
      {chips<Structure>(
        t('roofs.fitness.structures'),
        STRUCTURES,
        (name) => t(`roofs.fitness.structureNames.${name}`),
        value?.structures,
        (structures) => change({ structures }),
      )}
      {chips<RoofHazard>(
        t('roofs.fitness.hazards'),
        ROOF_HAZARDS,
        (name) => t(`roofs.fitness.checks.${name}`),
        value?.hazards,
        (hazards) => change({ hazards }),
      )}
      <Group gap="md" align="end">
        <NumberField
          label={t('roofs.fitness.builtFrom')}
          value={value?.builtFrom ?? null}
          min={1800}
          max={2100}
          allowEmpty
          onCommit={(year) => change({ builtFrom: year === null ? undefined : Math.round(year) })}
        />
        <Checkbox
          size="xs"
          label={t('roofs.fitness.leaveUnknown')}
          disabled={!value}
          checked={value?.unknown === 'leave-out'}
          onChange={(event) => change({ unknown: event.currentTarget.checked ? 'leave-out' : 'keep' })}
        />
      </Group>
    </Stack>
  );
}
