import { ActionIcon, Badge, Button, Popover, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChartHistogram, IconCloudUpload, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteMessage } from '../../shared/i18n/index.ts';
import type { WeatherDoubt } from '../../shared/weather.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { refreshWeather } from '../base/refresh.ts';
import type { WeatherYearInfo } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { Section } from '../ui/Section.tsx';
import { State } from '../ui/State.tsx';
import { type ColumnMapping, MappingDialog } from './MappingDialog.tsx';
import { ProfileDialog } from './ProfileDialog.tsx';
import classes from './weather.module.css';

/** What a planner may accept after all, by the failure that asks about it. */
const DOUBTS: Record<string, WeatherDoubt> = {
  'weather.elsewhere': 'place',
  'weather.sum-implausible': 'sum',
};

/** Whether a file holds a table whose columns the planner can name. */
const isTable = (path: string): Promise<boolean> =>
  invoke('weather.inspect', { path }).then(
    ({ format, columns }) => format === 'csv' && columns.length > 0,
    () => false,
  );

function Year({ year, inUse, onShow }: { year: WeatherYearInfo; inUse: boolean; onShow(): void }) {
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
        <Tooltip label={t('weather.profile')}>
          <ActionIcon size="sm" aria-label={`${t('weather.profile')}: ${name}`} onClick={onShow}>
            <IconChartHistogram size={15} />
          </ActionIcon>
        </Tooltip>
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
  const [mapping, setMapping] = useState<{ path: string; reason: string } | null>(null);
  const [shown, setShown] = useState<WeatherYearInfo | null>(null);
  const closeMapping = useCallback(() => setMapping(null), []);
  const closeProfile = useCallback(() => setShown(null), []);

  const importFile = async (
    path: string,
    given: Partial<ColumnMapping> & { accept?: WeatherDoubt[] } = {},
  ) => {
    setBusy(true);
    try {
      const { name } = await invoke('weather.import', { path, ...given });
      notify({ message: t('weather.imported', { name }), color: 'teal' });
      setMapping(null);
      await refreshWeather();
    } catch (error) {
      const { code, message } = toReport(error);
      const doubt = DOUBTS[code];
      const askedFor = doubt !== undefined && (code === 'weather.elsewhere' || given.columns !== undefined);
      if (askedFor) {
        confirmDoubt(code, message, () =>
          importFile(path, { ...given, accept: [...(given.accept ?? []), doubt] }),
        );
      } else if (given.columns === undefined && (await isTable(path))) setMapping({ path, reason: message });
      else if (doubt !== undefined) {
        confirmDoubt(code, message, () =>
          importFile(path, { ...given, accept: [...(given.accept ?? []), doubt] }),
        );
      } else notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const confirmDoubt = (code: string, message: string, again: () => Promise<void>) =>
    modals.openConfirmModal({
      title: t(code === 'weather.elsewhere' ? 'weather.elsewhereTitle' : 'weather.sumTitle'),
      children: <Text size="sm">{message}</Text>,
      labels: { confirm: t('weather.useAnyway'), cancel: t('app.cancel') },
      onConfirm: () => void again(),
    });
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
          <Year
            key={year.id ?? 'bundled'}
            year={year}
            inUse={year.id === used}
            onShow={() => setShown(year)}
          />
        ))}
      </ul>
      <MappingDialog
        path={mapping?.path ?? null}
        reason={mapping?.reason ?? ''}
        onClose={closeMapping}
        onDone={(columns) => mapping && void importFile(mapping.path, columns)}
      />
      <ProfileDialog year={shown} onClose={closeProfile} />
    </Section>
  );
}
