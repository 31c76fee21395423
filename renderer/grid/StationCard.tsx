import { Button, Group } from '@mantine/core';
import { IconArrowsMove, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import type { Station } from '../../shared/grid.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useAnswer } from '../base/use-query.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Battery } from './Battery.tsx';
import classes from './grid.module.css';
import { StationModeFields } from './StationMode.tsx';
import { startPlacing } from './state.ts';

/** The chosen substation: what it is, its battery, and the ways to move it and take it away. */
export function StationCard({ station }: { station: Station }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const answer = useAnswer('station.list', {});
  const stations = answer?.stations ?? [];
  const own = stations.find(({ id }) => id === station.id);
  if (!own) return null;
  const change = (changes: CommandInput<'station.update'>['changes']) =>
    void run('station.update', { id: own.id, changes });
  const common = { size: 'xs', disabled: readOnly, allowEmpty: true, decimalScale: 3 } as const;
  return (
    <section className={classes.card} aria-label={own.name}>
      <TextField
        label={t('grid.stationName')}
        value={own.name}
        required
        disabled={readOnly}
        onCommit={(name) => change({ name })}
      />
      <div className={classes.fields}>
        <NumberField
          {...common}
          label={t('grid.stationVoltage')}
          value={own.voltageKv}
          unit="kV"
          min={0.2}
          max={1000}
          onCommit={(voltageKv) => change({ voltageKv })}
        />
        <NumberField
          {...common}
          label={t('grid.stationPeak')}
          placeholder={t('grid.byNearest')}
          value={own.peakLoadMva}
          unit="MVA"
          min={0.001}
          max={10000}
          onCommit={(peakLoadMva) => change({ peakLoadMva })}
        />
        <NumberField
          {...common}
          label={t('grid.layerRating')}
          value={own.ratingMva}
          unit="MVA"
          min={0.01}
          max={10000}
          onCommit={(ratingMva) => change({ ratingMva })}
        />
        <StationModeFields station={own} stations={stations} disabled={readOnly} onChange={change} />
        <Battery station={station} />
      </div>
      <Group gap={6} mt={6}>
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconArrowsMove size={14} />}
          disabled={readOnly}
          aria-label={`${t('grid.move')} ${own.name}`}
          onClick={() => startPlacing('station', { id: own.id, name: own.name })}
        >
          {t('grid.move')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} />}
          disabled={readOnly}
          aria-label={`${t('grid.remove')} ${own.name}`}
          onClick={() => void run('station.delete', { ids: [own.id] })}
        >
          {t('grid.remove')}
        </Button>
      </Group>
    </section>
  );
}
