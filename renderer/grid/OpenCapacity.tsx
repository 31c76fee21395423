import { Table, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridObject } from '../../shared/grid.ts';
import type { Transformer } from '../../shared/transformers.ts';
import { useFormat } from '../app/use-format.ts';
import { useQuery } from '../app/use-query.ts';
import { GradeBadge } from './ClassBadge.tsx';
import { useGrid } from './state.ts';

/** Rows shown at once; `grid.openCapacity` has all. */
const SHOWN = 200;
/** Problems told at once: where no feeder is mapped, every transformer has one. */
const PROBLEMS_SHOWN = 5;
const NONE: readonly Transformer[] = [];

/** What of each object of the grid is open, and its grade, by DL/T 2041—2025. */
export function OpenCapacity() {
  const { t } = useTranslation();
  const format = useFormat();
  const { read } = useQuery('grid.openCapacity', {});
  const open = read && 'value' in read ? read.value : null;
  const own = useQuery('transformer.list', {}).read;
  const transformers = own && 'value' in own ? own.value.transformers : NONE;
  useEffect(() => {
    useGrid.setState({ open, transformers });
    return () => useGrid.setState({ open: null, transformers: NONE });
  }, [open, transformers]);
  if (!open) return null;
  const { objects, problems, queue, quarter, typicalHour, maxOutputFactor, existing } = open;
  const nameOf = (id: string | null) => objects.find((each) => each.id === id)?.name ?? '';
  const mw = ([least, most]: GridObject['hostingMw']) =>
    most - least < 0.005 ? format.number(least, 2) : `${format.number(least, 2)} – ${format.number(most, 2)}`;
  const head = [
    'object',
    'grade',
    'hostingMw',
    'connectedMw',
    'filedMw',
    'forConnection',
    'forFiling',
  ] as const;
  return (
    <section aria-label={t('grid.open.heading')}>
      <Text fz="sm" fw={650} mt={12} mb={4}>
        {`${t('grid.open.heading')} · ${quarter}`}
      </Text>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {head.map((key, index) => (
              <Table.Th key={key} ta={index > 1 ? 'right' : undefined}>
                {t(`grid.open.${key}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="num">
          {objects.slice(0, SHOWN).map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                {row.name}
                {row.missing.length > 0 && (
                  <Text span fz={11} c="var(--muted)">
                    {` · ${row.missing.map((what) => t(`grid.open.missing.${what}`)).join(' · ')}`}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <GradeBadge grade={row.grade} />
              </Table.Td>
              <Table.Td ta="right">{mw(row.hostingMw)}</Table.Td>
              <Table.Td ta="right">{format.number(row.connectedMw, 2)}</Table.Td>
              <Table.Td ta="right">{format.number(row.filedMw, 2)}</Table.Td>
              <Table.Td ta="right">{mw(row.openForConnectionMw)}</Table.Td>
              <Table.Td ta="right">{mw(row.openForFilingMw)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {problems.slice(0, PROBLEMS_SHOWN).map(({ code, id, name }) => (
        <Text key={`${code} ${id}`} fz="xs" c="var(--danger, #c92a2a)">
          {t(`grid.open.problem.${code}`, { name })}
        </Text>
      ))}
      {queue.length > 0 && (
        <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} aria-label={t('grid.open.queue')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('grid.open.queue')}</Table.Th>
              <Table.Th ta="right">{t('grid.open.queueYear')}</Table.Th>
              <Table.Th ta="right">{t('grid.open.filedMw')}</Table.Th>
              <Table.Th ta="right">{t('grid.open.queueLeft')}</Table.Th>
              <Table.Th>{t('grid.open.queueAt')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="num">
            {queue.slice(0, SHOWN).map((row) => (
              <Table.Tr key={row.plantId}>
                <Table.Td>{row.name}</Table.Td>
                <Table.Td ta="right">{row.year ?? '—'}</Table.Td>
                <Table.Td ta="right">{format.number(row.mw, 3)}</Table.Td>
                <Table.Td ta="right">{row.leftMw === null ? '—' : format.number(row.leftMw, 3)}</Table.Td>
                <Table.Td>{nameOf(row.limitedBy)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text fz={11.5} c="var(--muted)" mt={4}>
        {t('grid.open.basis', {
          day: Math.floor(typicalHour / 24) + 1,
          hour: typicalHour % 24,
          factor: format.number(maxOutputFactor, 3),
        })}
        {existing.count === 0 && ` ${t('grid.open.noExisting')}`}
      </Text>
    </section>
  );
}
