import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../shared/import.ts';
import { HEIGHT_UNITS, type HeightUnit, type RasterInspection, type Terrain } from '../../shared/terrain.ts';
import { invoke } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { useFormat } from '../base/use-format.ts';
import { Running } from '../import/Running.tsx';
import { UndoOrClose } from '../import/UndoOrClose.tsx';
import { CrsSelect } from '../ui/CrsSelect.tsx';
import { Facts } from '../ui/Stat.tsx';
import classes from './ground.module.css';
import { HeightPreview } from './HeightPreview.tsx';

interface Props {
  path: string;
  file: Inspection;
  raster: RasterInspection;
  onAnother(): void;
  onBusy(busy: boolean): void;
  onClose(): void;
}

/** Less of the county than this is said to be missing. */
const WHOLE = 0.995;

function Done({ terrain, onClose }: { terrain: Terrain; onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap="md">
      <Alert color="teal" variant="light" icon={<IconCheck size={18} />}>
        <Text fw={600} size="sm">
          {t('ground.import.done', { source: terrain.source })}
        </Text>
        <Text size="xs">
          {t('ground.import.doneText', {
            columns: format.integer(terrain.columns),
            rows: format.integer(terrain.rows),
            resolution: format.length(terrain.resolutionM),
            lowest: format.length(terrain.lowestM),
            highest: format.length(terrain.highestM),
            share: format.percent(terrain.countyShare),
          })}
        </Text>
        {terrain.implausible > 0 && (
          <Text size="xs">{t('ground.import.implausible', { n: format.integer(terrain.implausible) })}</Text>
        )}
      </Alert>
      <UndoOrClose onClose={onClose} />
    </Stack>
  );
}

/** The step of the import that shows a raster of heights and takes it as the county's terrain. */
export function TerrainStep({ path, file, raster: first, onAnother, onBusy, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [raster, setRaster] = useState(first);
  const [crs, setCrs] = useState('auto');
  const [unit, setUnit] = useState<HeightUnit>(first.unit ?? 'm');
  const [running, setRunning] = useState(false);
  const [done, setDone] = useState<Terrain | null>(null);

  const look = async (next: string) => {
    setCrs(next);
    try {
      const again = await invoke('import.inspect', { path, crs: next });
      if (again.raster) setRaster(again.raster);
    } catch (error) {
      notifyError(error);
    }
  };
  const start = async () => {
    setRunning(true);
    onBusy(true);
    try {
      setDone(await invoke('terrain.import', { path, crs, unit }));
    } catch (error) {
      const { code, message } = toReport(error);
      if (code === 'job.cancelled') notify({ message, color: 'gray' });
      else notifyError(error);
    }
    setRunning(false);
    onBusy(false);
  };

  if (done) return <Done terrain={done} onClose={onClose} />;
  if (running) return <Running name="terrain.import" />;
  const units = t(`ground.import.units.${unit}`);
  const { countyShare, lowest, highest, resolutionM } = raster;
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} truncate title={file.fileName}>
            {file.fileName}
          </Text>
          <Text fz={11.5} c="var(--muted)" className="num">
            {t('ground.import.heading')} · {file.format} · {format.bytes(file.bytes)}
          </Text>
        </div>
        <Button size="xs" variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </Group>
      <div className={classes.raster}>
        <HeightPreview raster={raster} />
        <Stack className={classes.facts} gap="xs">
          <Facts
            rows={[
              [t('ground.import.size'), `${format.integer(raster.columns)} × ${format.integer(raster.rows)}`],
              [t('ground.import.resolution'), resolutionM === null ? '—' : format.length(resolutionM)],
              [
                t('ground.import.range'),
                lowest === null || highest === null
                  ? '—'
                  : `${format.number(lowest, 0)} – ${format.number(highest, 0)} ${units}`,
              ],
              [t('ground.import.cover'), format.percent(countyShare)],
              [t('ground.import.type'), raster.type],
            ]}
          />
          <CrsSelect choice={{ crs, layer: raster }} onChange={(next) => void look(next)} />
          <NativeSelect
            size="xs"
            label={t('ground.import.unit')}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value as HeightUnit)}
            data={HEIGHT_UNITS.map((name) => ({ value: name, label: t(`ground.import.units.${name}`) }))}
          />
          <Text fz={11.5} c="var(--muted)" mt={-6}>
            {t(raster.unit ? 'ground.import.unitFile' : 'ground.import.unitGuess')}
          </Text>
        </Stack>
      </div>
      {raster.crs.code !== null && countyShare < WHOLE && (
        <Alert variant="light" color="orange" py="xs">
          {countyShare > 0
            ? t('ground.import.partly', { share: format.percent(countyShare) })
            : t('ground.import.outside')}
        </Alert>
      )}
      <Text fz={11.5} c="var(--muted)">
        {t('ground.import.text')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button size="xs" disabled={countyShare === 0} onClick={() => void start()}>
          {t('imports.start')}
        </Button>
      </Group>
    </Stack>
  );
}
