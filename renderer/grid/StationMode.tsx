import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { OPERATIONS } from '../../shared/grid-figures.ts';
import type { StationListed, StationMode } from '../../shared/stations.ts';
import { NumberField } from '../ui/NumberField.tsx';

const POWERS = [
  'otherGenerationMw',
  'storageChargingMw',
  'plannedStorageLeastMw',
  'plannedStorageMostMw',
] as const;

/** How a substation's transformers run, what feeds it, and what else its hosting by DL/T 2041—2025 takes. */
export function StationModeFields(props: {
  station: StationListed;
  /** All of the document. */
  stations: readonly StationListed[];
  disabled: boolean;
  onChange(changes: CommandInput<'station.update'>['changes']): void;
}) {
  const { t } = useTranslation();
  const { station, stations, disabled, onChange } = props;
  const above = stations.filter(({ voltageKv }) => (voltageKv ?? 0) > (station.voltageKv ?? 0));
  const common = { size: 'xs', disabled, allowEmpty: true, placeholder: t('grid.mode.unknown') } as const;
  return (
    <>
      <NumberField
        {...common}
        label={t('grid.mode.transformerCount')}
        value={station.transformerCount}
        min={1}
        max={20}
        decimalScale={0}
        onCommit={(count) => onChange({ transformerCount: count === null ? null : Math.round(count) })}
      />
      <NativeSelect
        size="xs"
        label={t('grid.mode.operation')}
        value={station.operation ?? ''}
        disabled={disabled}
        data={[
          { value: '', label: t('grid.mode.unknown') },
          ...OPERATIONS.map((value) => ({ value, label: t(`grid.mode.operations.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ operation: (value || null) as StationMode['operation'] })
        }
      />
      <NumberField
        {...common}
        label={t('grid.mode.reverseLoadRate')}
        value={station.reverseLoadRate}
        factor={100}
        unit="%"
        min={0}
        max={200}
        onCommit={(reverseLoadRate) => onChange({ reverseLoadRate })}
      />
      {above.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('grid.mode.parentStation')}
          value={station.parentStationId ?? ''}
          disabled={disabled}
          data={[
            { value: '', label: t('grid.mode.nearestAbove') },
            ...above.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ parentStationId: value ? Number(value) : null })
          }
        />
      )}
      {POWERS.map((key) => (
        <NumberField
          {...common}
          key={key}
          label={t(`grid.mode.${key}`)}
          value={station[key]}
          unit="MW"
          min={0}
          max={100_000}
          onCommit={(value) => onChange({ [key]: value })}
        />
      ))}
    </>
  );
}
