import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridCheck } from '../../shared/grid.ts';
import { select, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

const SHOWN = 50;

/** Which site breaks which limit. */
export function Breaks({ check }: { check: GridCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const siteById = useStore((state) => state.siteById);
  const feederName = new Map(check.feeders.map(({ id, name }) => [id, name]));
  const broken = check.connections.filter(({ breaks }) => breaks.length > 0);
  if (broken.length === 0) {
    return (
      <Text fz="xs" c="var(--muted)">
        {t('grid.none')}
      </Text>
    );
  }
  return (
    <Table fz="xs" verticalSpacing={2} captionSide="top">
      <Table.Caption>{t('grid.breaksTitle')}</Table.Caption>
      <Table.Tbody>
        {broken.slice(0, SHOWN).map((row) => (
          <Table.Tr key={row.siteId}>
            <Table.Td>
              <Anchor component="button" fz="xs" ta="left" onClick={() => select([row.siteId])}>
                {siteById.get(row.siteId)?.name ?? row.siteId}
              </Anchor>
            </Table.Td>
            <Table.Td>{`${row.connectionKv} kV · ${format.length(row.distanceM)} · ${row.voltageRise > 0 ? '+' : ''}${format.percent(row.voltageRise, 2)}`}</Table.Td>
            <Table.Td>
              {[
                ...(row.feederId === null ? [] : [feederName.get(row.feederId)]),
                ...row.breaks.map((limit) => t(`grid.limits.${limit}`)),
              ].join(' · ')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
