import { Anchor, Table, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hostedByHours } from '../../shared/grid.ts';
import { alikeProblems, type GridObject, megawattDigits, ownLimit } from '../../shared/open-capacity.ts';
import type { Transformer } from '../../shared/transformers.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { GradeBadge } from './ClassBadge.tsx';
import { useGrid } from './state.ts';

/** Rows shown at once; `grid.openCapacity` has all. */
const SHOWN = 200;
const NONE: readonly Transformer[] = [];

/** What of each object of the grid is open, and its grade, by DL/T 2041—2025. */
export function OpenCapacity() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const { read } = useQuery('grid.openCapacity', {});
  const open = read && 'value' in read ? read.value : null;
  const check = useGrid((state) => state.check);
  const own = useQuery('transformer.list', {}).read;
  const transformers = own && 'value' in own ? own.value.transformers : NONE;
  useEffect(() => {
    useGrid.setState({ open, transformers });
    return () => useGrid.setState({ open: null, transformers: NONE });
  }, [open, transformers]);
  if (!open) return null;
  const { objects, problems, queue, quarter, typicalHour, maxOutputFactor, existing } = open;
  const nameOf = (id: string | null) => objects.find((each) => each.id === id)?.name ?? '';
  const mw = (value: number, row: GridObject) => format.number(value, megawattDigits(row));
  const range = ([least, most]: GridObject['hostingMw'], row: GridObject) =>
    mw(least, row) === mw(most, row) ? mw(least, row) : `${mw(least, row)} – ${mw(most, row)}`;
  const limitOf = (row: GridObject) => {
    const limit = ownLimit(row, objects);
    if (!limit) return null;
    const words = t(`grid.limit.${limit.by}`, {
      share: format.percent(limit.share, 1),
      factor: format.number(limit.maxOutputFactor, 3),
    });
    return (
      <Text span fz={11}>
        {` · ${words}`}
      </Text>
    );
  };
  const byHours = (row: GridObject) => {
    const hosted = hostedByHours(check, row);
    return hosted === null ? '—' : mw(hosted, row);
  };
  const head = [
    'object',
    'grade',
    'hostingMw',
    'byHours',
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
                {row.worksYear !== null && (
                  <Text span fz={11} fw={650}>
                    {` · ${t('grid.zone.since', { year: row.worksYear })}`}
                  </Text>
                )}
                {limitOf(row)}
                {row.missing.length > 0 && (
                  <Text span fz={11} c="var(--muted)">
                    {` · ${row.missing.map((what) => t(`grid.open.missing.${what}`)).join(' · ')}`}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <GradeBadge grade={row.grade} />
                {row.kind !== 'county' && (
                  <Anchor
                    component="button"
                    fz="xs"
                    ml={6}
                    aria-label={`${t('grid.zone.ask')} ${row.name}`}
                    onClick={() => useGrid.setState({ opening: row.id })}
                  >
                    {t('grid.zone.ask')}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td ta="right">{range(row.hostingMw, row)}</Table.Td>
              <Table.Td ta="right">{byHours(row)}</Table.Td>
              <Table.Td ta="right">{mw(row.connectedMw, row)}</Table.Td>
              <Table.Td ta="right">{mw(row.filedMw, row)}</Table.Td>
              <Table.Td ta="right">{range(row.openForConnectionMw, row)}</Table.Td>
              <Table.Td ta="right">{range(row.openForFilingMw, row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {alikeProblems(problems, language).map(({ code, names }) => (
        <Text key={code} fz="xs" c="var(--danger, #c92a2a)">
          {t(`grid.open.problem.${code}`, { names })}
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
        {` ${t('grid.open.byHoursNote')}`}
        {existing.count === 0 && ` ${t('grid.open.noExisting')}`}
      </Text>
    </section>
  );
}
