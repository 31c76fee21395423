import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type GridLevel, gridObjectId, gridObjectOf } from '../../shared/grid-object.ts';
import { useGrid } from './state.ts';

/** What an object hangs on, as its document says; all null takes the nearest. */
export interface Parents {
  stationId: number | null;
  feederId: number | null;
  transformerId?: number | null;
}

/** Objects that are listed at once; typing a part of a name finds the others. */
const LISTED = 50;

const option = (level: GridLevel) => (each: { id: number; name: string }) => ({
  value: gridObjectId(level, each.id),
  label: each.name,
});

/** The choice of the transformer, feeder or substation an object hangs on. */
export function HangsOn(props: {
  parents: Parents;
  name: string;
  disabled: boolean;
  onChange(parents: Parents): void;
}) {
  const { t } = useTranslation();
  const check = useGrid((state) => state.check);
  const transformers = useGrid((state) => state.transformers);
  const { parents, name, disabled, onChange } = props;
  const low = parents.transformerId !== undefined;
  const { stationId, feederId, transformerId } = parents;
  const data = useMemo(
    () => [
      ...(low ? transformers.map(option('transformer')) : []),
      ...(check?.feeders ?? []).map(option('feeder')),
      ...(check?.stations ?? []).map(option('station')),
    ],
    [low, transformers, check],
  );
  const value = transformerId
    ? gridObjectId('transformer', transformerId)
    : feederId
      ? gridObjectId('feeder', feederId)
      : stationId
        ? gridObjectId('station', stationId)
        : null;
  return (
    <Select
      size="xs"
      aria-label={`${t('grid.hangsOn')} ${name}`}
      value={value}
      disabled={disabled}
      data={data}
      placeholder={t('grid.nearest')}
      searchable
      clearable
      limit={LISTED}
      w={104}
      onChange={(chosen) => {
        const object = gridObjectOf(chosen ?? '');
        const at = (level: GridLevel) => (object?.level === level ? object.number : null);
        onChange({
          stationId: at('station'),
          feederId: at('feeder'),
          ...(low && { transformerId: at('transformer') }),
        });
      }}
    />
  );
}
