import { Alert, Button, Group, Modal, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import { WEATHER_ROLES } from '../../shared/weather.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { State } from '../ui/State.tsx';
import { MappingPreview, SampleRows } from './MappingPreview.tsx';

export interface ColumnMapping {
  columns: Record<string, string>;
  utcOffsetHours: number;
}

interface MappingDialogProps {
  path: string | null;
  /** Why the file could not be read by itself. */
  reason: string;
  onClose(): void;
  onDone(mapping: ColumnMapping): void;
}

const STAMPS = ['start', 'middle', 'end'] as const;
const LIGHT_UNITS = ['W/m²', 'kW/m²', 'kWh/m²', 'MJ/m²', 'kJ/m²', 'J/cm²'];
const WIND_UNITS = ['m/s', 'km/h', 'kn', 'mph'];
/** Answers that are no columns. */
const OTHERS = ['stamp', 'lightUnit', 'windUnit'] as const;
/** Time a planner takes between two answers before the file is read with them, ms. */
const PAUSE_MS = 400;

/** Whether the answers say when a row is, how much sun it has and how warm it is. */
function complete(columns: Record<string, string>): boolean {
  const has = (...roles: string[]) => roles.every((role) => columns[role]);
  const timed = has('time') || has('date') || has('month', 'day', 'hour') || has('day', 'clock');
  return timed && (has('ghi') || has('dni', 'dhi')) && has('temperature');
}

/** Which column of a weather table holds what, with the day that comes of it. */
export function MappingDialog({ path, reason, onClose, onDone }: MappingDialogProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<CommandOutput<'weather.inspect'> | null>(null);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [offset, setOffset] = useState(8);
  const [tried, setTried] = useState<CommandOutput<'weather.inspect'> | null>(null);

  useEffect(() => {
    setFile(null);
    setTried(null);
    if (!path) return;
    invoke('weather.inspect', { path }).then(
      (found) => {
        setFile(found);
        setAnswers(found.guess);
      },
      (error) => {
        notifyError(error);
        onClose();
      },
    );
  }, [path, onClose]);

  const columns = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
  const ready = complete(columns);
  const asked = JSON.stringify(columns);
  useEffect(() => {
    setTried(null);
    if (!path || !ready) return;
    let current = true;
    const timer = setTimeout(() => {
      const input = { path, columns: JSON.parse(asked) as Record<string, string>, utcOffsetHours: offset };
      invoke('weather.inspect', input).then((found) => current && setTried(found), notifyError);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [path, ready, asked, offset]);

  const select = (key: string, label: string, empty: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      key={key}
      size="xs"
      label={label}
      value={answers[key] ?? ''}
      onChange={(event) => setAnswers({ ...answers, [key]: event.currentTarget.value })}
      data={[{ value: '', label: empty }, ...options]}
    />
  );
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <Modal
      opened={path !== null}
      onClose={onClose}
      title={t('weather.mappingTitle')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {!file ? (
        <State kind="loading" />
      ) : (
        <Stack gap="md">
          {reason !== '' && (
            <Alert color="orange" p="xs">
              {reason}
            </Alert>
          )}
          <Text size="xs" c="var(--muted)">
            {t('weather.mappingHelp')}
          </Text>
          <SampleRows file={file} />
          <SimpleGrid cols={3} spacing="sm" verticalSpacing="xs">
            {WEATHER_ROLES.map((role) =>
              select(role, t(`weather.roles.${role}`), t('weather.notUsed'), plain(file.columns)),
            )}
            {select(
              OTHERS[0],
              t('weather.stamp'),
              t('weather.stamps.auto'),
              STAMPS.map((value) => ({ value, label: t(`weather.stamps.${value}`) })),
            )}
            {select(OTHERS[1], t('weather.lightUnit'), t('weather.fromHeading'), plain(LIGHT_UNITS))}
            {select(OTHERS[2], t('weather.windUnit'), t('weather.fromHeading'), plain(WIND_UNITS))}
            <NumberField
              label={t('weather.utcOffset')}
              value={offset}
              min={-12}
              max={14}
              unit="h"
              onCommit={(value) => setOffset(value ?? 0)}
            />
          </SimpleGrid>
          {ready && <MappingPreview tried={tried} />}
          <Group justify="flex-end">
            <Button size="xs" variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button
              size="xs"
              disabled={!ready || tried?.problem !== null}
              onClick={() => onDone({ columns, utcOffsetHours: offset })}
            >
              {t('weather.import')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
