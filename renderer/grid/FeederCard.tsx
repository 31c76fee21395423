import { Button, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import type { FeederCheck, GridCheck } from '../../shared/grid.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useAnswer } from '../base/use-query.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import classes from './grid.module.css';

/** The chosen feeder: what it is, and the way to take it away. */
export function FeederCard({ feeder, check }: { feeder: FeederCheck; check: GridCheck }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const list = useAnswer('feeder.list', {});

  const own = list?.feeders.find(({ id }) => id === feeder.id);
  if (!list || !own) return null;
  const change = (changes: CommandInput<'feeder.update'>['changes']) =>
    void run('feeder.update', { id: own.id, changes });
  const common = { size: 'xs', disabled: readOnly, allowEmpty: true } as const;
  return (
    <section className={classes.card} aria-label={own.name}>
      <TextField
        label={t('grid.feederName')}
        value={own.name}
        required
        disabled={readOnly}
        onCommit={(name) => change({ name })}
      />
      <div className={classes.fields}>
        <NativeSelect
          size="xs"
          label={t('grid.station')}
          value={own.stationId ?? ''}
          disabled={readOnly}
          data={[
            { value: '', label: t('grid.nearest') },
            ...check.stations.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => change({ stationId: value ? Number(value) : null })}
        />
        <NativeSelect
          size="xs"
          label={t('grid.conductor')}
          value={own.conductor}
          disabled={readOnly}
          data={list.conductors.map(({ name }) => name)}
          onChange={({ currentTarget: { value } }) => change({ conductor: value })}
        />
        <NumberField
          {...common}
          label={t('grid.rating')}
          value={own.ratingKva ?? feeder.ratingKva}
          factor={1e-3}
          unit="MVA"
          min={0.001}
          max={1000}
          decimalScale={2}
          onCommit={(ratingKva) => change({ ratingKva })}
        />
        <NumberField
          {...common}
          label={t('grid.feederPeak')}
          value={own.peakLoadKw}
          placeholder={t('grid.byConsumers')}
          unit="kW"
          min={0}
          max={1e6}
          onCommit={(peakLoadKw) => change({ peakLoadKw })}
        />
      </div>
      <Button
        size="compact-xs"
        mt={6}
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={14} />}
        disabled={readOnly}
        aria-label={t('grid.deleteFeeder', { name: own.name })}
        onClick={() => void run('feeder.delete', { ids: [own.id] })}
      >
        {t('grid.remove')}
      </Button>
    </section>
  );
}
