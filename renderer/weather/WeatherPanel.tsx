import { ActionIcon, Badge, Button, Popover, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconCloudUpload, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteMessage } from '../../shared/i18n/index.ts';
import { invoke, run } from '../app/client.ts';
import { notifyError, toReport } from '../app/errors.tsx';
import { notify } from '../app/notify.ts';
import type { WeatherYearInfo } from '../app/slices/types.ts';
import { useStore } from '../app/store.ts';
import { refreshWeather } from '../app/sync.ts';
import { useFormat } from '../app/use-format.ts';
import { Section } from '../ui/Section.tsx';
import { State } from '../ui/State.tsx';
import { type ColumnMapping, MappingDialog } from './MappingDialog.tsx';
import classes from './weather.module.css';

/** Failures of an import that the planner can mend by saying what the columns are. */
const WANTS_COLUMNS = new Set([
  'weather.needs-mapping',
  'weather.columns-needed',
  'weather.utc-offset-missing',
]);

function Year({ year, inUse }: { year: WeatherYearInfo; inUse: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const scenario = useStore((state) => state.scenarios.find((each) => each.active));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const name = year.id === null ? t('weather.bundled') : year.name;
  const remove = () =>
    modals.openConfirmModal({
      title: t('weather.deleteTitle'),
      children: <Text size="sm">{t('weather.deleteQuestion', { name })}</Text>,
      labels: { confirm: t('app.delete'), cancel: t('app.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => void (year.id !== null && run('weather.delete', { id: year.id })),
    });
  return (
    <li className={classes.year}>
      <div className={classes.head}>
        <Text size="xs" fw={inUse ? 600 : 450} flex={1} truncate title={name}>
          {name}
        </Text>
        {inUse && (
          <Tooltip label={t('weather.inUse')}>
            <Badge size="xs" variant="light" tt="none" aria-label={t('weather.inUse')}>
              ✓
            </Badge>
          </Tooltip>
        )}
        {year.notes.length > 0 && (
          <Popover width={280} shadow="md" position="right">
            <Popover.Target>
              <ActionIcon size="sm" aria-label={t('weather.notes', { n: year.notes.length })}>
                <IconInfoCircle size={15} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              {year.notes.map((note) => (
                <Text key={note.code + JSON.stringify(note.params)} size="xs" py={2}>
                  {noteMessage(note.code, note.params, language)}
                </Text>
              ))}
            </Popover.Dropdown>
          </Popover>
        )}
        {year.id !== null && (
          <ActionIcon
            size="sm"
            aria-label={`${t('app.delete')}: ${name}`}
            disabled={readOnly}
            onClick={remove}
          >
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </div>
      <Text fz={11.5} c="var(--muted)" className="num">
        {format.integer(year.annualGhiKwhM2)} kWh/m² · {format.number(year.meanTemperatureC, 1)} °C
      </Text>
      {!inUse && scenario && (
        <Button
          size="compact-xs"
          variant="subtle"
          px={4}
          ml={-4}
          disabled={readOnly}
          onClick={() =>
            void run('scenario.update', { id: scenario.id, assumptions: { weatherId: year.id } })
          }
        >
          {t('weather.use')}
        </Button>
      )}
    </li>
  );
}

/** The hourly years of the document: the bundled climate and imported files. */
export function WeatherPanel() {
  const { t } = useTranslation();
  const weather = useStore((state) => state.weather);
  const load = useStore((state) => state.weatherLoad);
  const language = useStore((state) => state.language);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const used = useStore(
    (state) => state.scenarios.find((each) => each.active)?.assumptions.weatherId ?? null,
  );
  const [busy, setBusy] = useState(false);
  const [mapping, setMapping] = useState<string | null>(null);

  const importFile = async (path: string, columns?: ColumnMapping) => {
    setBusy(true);
    try {
      const { name } = await invoke('weather.import', { path, ...columns });
      notify({ message: t('weather.imported', { name }), color: 'teal' });
      setMapping(null);
      await refreshWeather();
    } catch (error) {
      if (WANTS_COLUMNS.has(toReport(error).code) && !columns) setMapping(path);
      else notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-weather', language });
    if (chosen?.path) await importFile(chosen.path);
  };

  return (
    <Section
      title={t('weather.title')}
      aside={
        <Tooltip label={`${t('weather.import')} ${t('weather.formats')}`}>
          <ActionIcon
            size="sm"
            aria-label={t('weather.import')}
            loading={busy}
            disabled={readOnly}
            onClick={() => void choose()}
          >
            <IconCloudUpload size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {load === 'failed' && <State kind="error" onRetry={() => void refreshWeather()} />}
      <ul className={classes.list}>
        {weather.map((year) => (
          <Year key={year.id ?? 'bundled'} year={year} inUse={year.id === used} />
        ))}
      </ul>
      <MappingDialog
        path={mapping}
        onClose={() => setMapping(null)}
        onDone={(columns) => mapping && void importFile(mapping, columns)}
      />
    </Section>
  );
}
