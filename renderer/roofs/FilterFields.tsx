import { Checkbox, Chip, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BUILDING_CLASSES, type BuildingClass } from '../../shared/building-classes.ts';
import { CONTEXT_LAYERS, type ContextLayerName } from '../../shared/domain.ts';
import type { RoofFilter } from '../../shared/roofs.ts';
import { useStore } from '../base/store.ts';
import { NumberField } from '../ui/NumberField.tsx';

interface FilterProps {
  filter: RoofFilter;
  onChange(part: Partial<RoofFilter>): void;
}

/** Which buildings: by class, area, distance, drawn area and a condition over their fields. */
export function FilterFields({ filter, onChange }: FilterProps) {
  const { t } = useTranslation();
  const selected = useStore((state) => (state.selected.size === 1 ? [...state.selected][0] : undefined));
  const drawn = useStore((state) =>
    selected === undefined ? undefined : state.siteById.get(selected)?.geometry,
  );
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('roofs.filter')}
      </Text>
      <Chip.Group
        multiple
        value={filter.classes ?? []}
        onChange={(value) => onChange({ classes: value.length ? (value as BuildingClass[]) : undefined })}
      >
        <Group gap={6} role="group" aria-label={t('roofs.classes')}>
          {BUILDING_CLASSES.map((name) => (
            <Chip key={name} value={name} size="xs">
              {t(`imports.classNames.${name}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <SimpleGrid cols={4} spacing="xs">
        <NumberField
          label={t('roofs.leastM2')}
          value={filter.leastM2 ?? null}
          unit="m²"
          min={0}
          max={1e7}
          allowEmpty
          onCommit={(value) => onChange({ leastM2: value ?? undefined })}
        />
        <NumberField
          label={t('roofs.mostM2')}
          value={filter.mostM2 ?? null}
          unit="m²"
          min={0}
          max={1e7}
          allowEmpty
          onCommit={(value) => onChange({ mostM2: value ?? undefined })}
        />
        <NativeSelect
          size="xs"
          label={t('roofs.nearLayer')}
          value={filter.near?.layer ?? ''}
          onChange={(event) => {
            const layer = event.currentTarget.value as ContextLayerName | '';
            onChange({ near: layer ? { layer, metres: filter.near?.metres ?? 1000 } : undefined });
          }}
          data={[
            { value: '', label: t('roofs.nearNone') },
            ...CONTEXT_LAYERS.filter((name) => name !== 'buildings').map((name) => ({
              value: name,
              label: t(`layers.${name}`),
            })),
          ]}
        />
        <NumberField
          label={t('roofs.nearMetres')}
          value={filter.near?.metres ?? null}
          unit="m"
          min={0}
          max={100000}
          disabled={!filter.near}
          allowEmpty
          onCommit={(metres) =>
            filter.near && metres !== null && onChange({ near: { ...filter.near, metres } })
          }
        />
      </SimpleGrid>
      <TextInput
        size="xs"
        label={t('roofs.expression')}
        description={t('roofs.expressionHelp')}
        descriptionProps={{ c: 'var(--muted)' }}
        value={filter.expression ?? ''}
        maxLength={1000}
        onChange={(event) => onChange({ expression: event.currentTarget.value || undefined })}
      />
      <Checkbox
        size="xs"
        label={t('roofs.inside')}
        description={
          drawn ? undefined : (
            <Text fz={11.5} c="var(--muted)" component="span">
              {t('roofs.insideHelp')}
            </Text>
          )
        }
        disabled={!drawn}
        checked={filter.inside !== undefined}
        onChange={(event) => onChange({ inside: event.currentTarget.checked ? drawn : undefined })}
      />
    </Stack>
  );
}
