import { Alert, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import type { CommandOutput } from '../../shared/contract.ts';
import { noteMessage } from '../../shared/i18n/index.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';

type Inspected = CommandOutput<'weather.inspect'>;

const HEIGHT = 180;

/** The first rows of a table under its columns. */
export function SampleRows({ file }: { file: Inspected }) {
  const { t } = useTranslation();
  return (
    <section>
      <Text size="xs" fw={600} mb={4}>
        {t('weather.sample')}
      </Text>
      <ScrollArea type="auto">
        <Table fz="xs" withTableBorder withColumnBorders className="num">
          <Table.Thead>
            <Table.Tr>
              {file.columns.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name and never move
                <Table.Th key={index}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {file.sample.slice(0, 5).map((row) => (
              <Table.Tr key={row.join()}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                  <Table.Td key={index}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </section>
  );
}

/** What the mapping makes of the file: a summer day, the year's sum and what was changed; or why it does not read. */
export function MappingPreview({ tried }: { tried: Inspected | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const day = tried?.preview?.day;
  const option = useCallback(
    (look: ChartLook) =>
      barChart(look, {
        labels: (day ?? []).map((_, hour) => String(hour)),
        bars: { unit: 'W/m²', values: (day ?? []).map(({ ghiWm2 }) => ghiWm2) },
        line: { unit: '°C', values: (day ?? []).map(({ airTemperatureC }) => airTemperatureC) },
      }),
    [day],
  );
  if (!tried) return <State kind="loading" />;
  if (!tried.preview || !day) {
    return (
      <Alert color="red" p="xs">
        {tried.problem?.message}
      </Alert>
    );
  }
  return (
    <Stack gap={4}>
      <Chart
        title={t('weather.preview')}
        height={HEIGHT}
        option={option}
        table={{
          head: ['', 'GHI W/m²', '°C'],
          rows: day.map(({ ghiWm2, airTemperatureC }, hour) => [hour, ghiWm2, airTemperatureC]),
        }}
      />
      <Text size="xs">{t('weather.annual', { n: format.integer(tried.preview.annualGhiKwhM2) })}</Text>
      {tried.preview.notes.map((note) => (
        <Text key={note.code + JSON.stringify(note.params)} size="xs" c="var(--muted)">
          {noteMessage(note.code, note.params, language)}
        </Text>
      ))}
    </Stack>
  );
}
