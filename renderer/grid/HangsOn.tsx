import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGrid } from './state.ts';

/** What an object hangs on, as its document says; all null takes the nearest. */
export interface Parents {
  stationId: number | null;
  feederId: number | null;
  transformerId?: number | null;
}

/** Objects that are listed at once; typing a part of a name finds the others. */
const LISTED = 50;

const option = (level: string) => (each: { id: number; name: string }) => ({
  value: `${level}:${each.id}`,
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
    ? `transformer:${transformerId}`
    : feederId
      ? `feeder:${feederId}`
      : stationId
        ? `station:${stationId}`
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
        const [level, id] = (chosen ?? '').split(':');
        const at = (which: string) => (level === which ? Number(id) : null);
        onChange({
          stationId: at('station'),
          feederId: at('feeder'),
          ...(low && { transformerId: at('transformer') }),
        });
      }}
    />
  );
}
