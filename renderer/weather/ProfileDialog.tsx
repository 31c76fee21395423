import { Modal, Stack, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import { heatmapChart } from '../../shared/charts/heatmap.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import type { CommandOutput } from '../../shared/contract.ts';
import { noteMessage } from '../../shared/i18n/index.ts';
import type { WeatherYearInfo } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { Chart } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';

type Profile = CommandOutput<'weather.profile'>;

const MAP_HEIGHT = 320;
const MONTHS_HEIGHT = 220;
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const DAYS = Array.from({ length: 365 }, (_, day) =>
  new Date(Date.UTC(2023, 0, day + 1)).toISOString().slice(5, 10),
);

function YearMap({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const option = useCallback(
    (look: ChartLook) =>
      heatmapChart(look, {
        values: HOURS.map((_, hour) => profile.dailyGhiWm2.map((day) => day[hour]!)),
        rows: HOURS,
        columns: DAYS,
        columnStep: 30,
        scale: { most: 1000, texts: ['1000 W/m²', '0'] },
      }),
    [profile],
  );
  return (
    <Chart
      title={t('weather.yearMap')}
      height={MAP_HEIGHT}
      option={option}
      table={{
        head: [t('weather.date'), ...HOURS],
        rows: profile.dailyGhiWm2.map((day, index) => [DAYS[index]!, ...day.map(Math.round)]),
      }}
    />
  );
}

function Months({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { monthlyGhiKwhM2, climateGhiKwhM2 } = profile;
  const option = useCallback(
    (look: ChartLook) =>
      barChart(look, {
        labels: monthlyGhiKwhM2.map((_, month) => String(month + 1)),
        everyLabel: true,
        bars: { name: t('weather.thisYear'), unit: 'kWh/m²', values: monthlyGhiKwhM2 },
        line: { name: t('weather.climate'), unit: 'kWh/m²', values: climateGhiKwhM2, points: true },
      }),
    [monthlyGhiKwhM2, climateGhiKwhM2, t],
  );
  return (
    <Chart
      title={t('weather.monthsChart')}
      height={MONTHS_HEIGHT}
      option={option}
      table={{
        head: ['', `${t('weather.thisYear')} kWh/m²`, `${t('weather.climate')} kWh/m²`],
        rows: monthlyGhiKwhM2.map((value, month) => [format.month(month), value, climateGhiKwhM2[month]!]),
      }}
    />
  );
}

/** One hourly year at a glance: hours by days, months beside the climate's, and what was changed of the file. */
export function ProfileDialog({ year, onClose }: { year: WeatherYearInfo | null; onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const { read, retry } = useQuery('weather.profile', year && { id: year.id }, false);
  const profile = read && 'value' in read ? read.value : null;
  const name = year?.id === null ? t('weather.bundled') : (year?.name ?? '');
  return (
    <Modal
      opened={year !== null}
      onClose={onClose}
      size="xl"
      title={t('weather.profileTitle', { name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {!read && <State kind="loading" />}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {profile && (
        <Stack gap="sm">
          <Text size="xs" c="var(--muted)">
            {t('weather.profileHelp', { noon: format.number(profile.solarNoonHour, 1) })}
          </Text>
          <YearMap profile={profile} />
          <Months profile={profile} />
          {year?.notes.map((note) => (
            <Text key={note.code + JSON.stringify(note.params)} size="xs">
              {noteMessage(note.code, note.params, language)}
            </Text>
          ))}
        </Stack>
      )}
    </Modal>
  );
}
