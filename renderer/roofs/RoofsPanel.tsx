import { Button, Group, Progress, Table, Text } from '@mantine/core';
import { IconHomeBolt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoofProgress } from '../../shared/roofs.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import classes from './roofs.module.css';

/** A bar of the share covered, with a mark where the target lies. */
function Bar({ row }: { row: RoofProgress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reached = row.share >= row.leastShare;
  return (
    <div className={classes.bar}>
      <div className={classes.track}>
        <Progress
          value={100 * Math.min(1, row.share)}
          color={reached ? 'teal' : undefined}
          size="lg"
          aria-label={`${t(`imports.classNames.${row.class}`)} ${format.percent(row.share)}`}
        />
        <span className={classes.mark} style={{ insetInlineStart: `${100 * row.leastShare}%` }} aria-hidden />
      </div>
      <Text fz={11.5} c="var(--muted)" className="num">
        {format.percent(row.share)} · {t('roofs.targetAtLeast', { share: format.percent(row.leastShare) })} ·{' '}
        {reached
          ? t('roofs.reached')
          : t('roofs.below', { share: format.percent(row.leastShare - row.share) })}
      </Text>
    </div>
  );
}

/** How far the roofs of each class are developed, and the way to develop more. */
export function RoofsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read, retry } = useQuery('roofs.progress', {});
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const value = read.value.classes;
  const surveyAll = async () => {
    const done = await run('roof.survey', { source: 'heights' });
    if (done) notify({ message: t('roofs.surveyed', { n: done.surveyed, kept: done.kept }) });
  };
  if (value.every(({ buildings }) => buildings === 0))
    return <State kind="empty" title={t('roofs.noBuildings')} />;
  const sources = [
    ...new Set(value.map(({ source }) => format.source(source).replace(/ ?[（(][^（(]*[）)]$/, ''))),
  ];
  return (
    <div className={classes.panel}>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {t('roofs.progressTitle')}
        </Text>
        <Group gap={6}>
          <Button size="compact-xs" variant="default" disabled={readOnly} onClick={() => void surveyAll()}>
            {t('roofs.surveyAll')}
          </Button>
          <Button
            size="compact-xs"
            leftSection={<IconHomeBolt size={15} />}
            disabled={readOnly}
            onClick={() => useStore.setState({ dialog: 'roofs' })}
          >
            {t('roofs.button')}
          </Button>
        </Group>
      </Group>
      <Table fz="xs" verticalSpacing={5} className="num">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('roofs.class')}</Table.Th>
            <Table.Th>{t('roofs.buildings')}</Table.Th>
            <Table.Th>{t('roofs.roofArea')}</Table.Th>
            <Table.Th>{t('roofs.sites')}</Table.Th>
            <Table.Th>{t('roofs.covered')}</Table.Th>
            <Table.Th>{t('roofs.capacity')}</Table.Th>
            <Table.Th className={classes.wide}>{t('roofs.share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {value.map((row) => (
            <Table.Tr key={row.class}>
              <Table.Th scope="row">{t(`imports.classNames.${row.class}`)}</Table.Th>
              <Table.Td>{format.integer(row.buildings)}</Table.Td>
              <Table.Td>{format.area(row.roofM2)}</Table.Td>
              <Table.Td>{format.integer(row.sites)}</Table.Td>
              <Table.Td>{format.area(row.coveredM2)}</Table.Td>
              <Table.Td>{format.power(row.capacityKwp)}</Table.Td>
              <Table.Td>
                <Bar row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text fz={11.5} c="var(--muted)" mt={6}>
        {t('roofs.note')}
        {sources.join('；')}
      </Text>
    </div>
  );
}
