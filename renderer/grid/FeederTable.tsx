import { Button, Table, Text } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FeederCheck, GridCheck } from '../../shared/grid.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { lookAt } from '../map/actions.ts';
import { ClassBadge } from './ClassBadge.tsx';
import { HeadRow, ObjectSection, ShowCell } from './ObjectList.tsx';
import { startDrawing, useGrid } from './state.ts';

/** A feeder's line in the table: what it carries; a click on its name shows it. */
function Row({ row, chosen }: { row: FeederCheck; chosen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = () => {
    useGrid.setState({ chosen: { level: 'feeder', id: row.id } });
    lookAt(row.line[Math.floor(row.line.length / 2)]!);
  };
  const power = (kwp: number | null) => (kwp === null ? t('grid.unlimited') : format.power(kwp));
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <ShowCell name={row.name} onShow={go} />
      <Table.Td ta="right">{format.length(row.lengthM)}</Table.Td>
      <Table.Td>{row.conductor}</Table.Td>
      <Table.Td>
        <ClassBadge kind={row.class} />
      </Table.Td>
      <Table.Td ta="right">{format.power(row.installedKwp)}</Table.Td>
      <Table.Td ta="right" title={t(`grid.limitedBy.${row.limitedBy}`)}>
        {power(row.hostingKwp)}
      </Table.Td>
      <Table.Td ta="right">{power(row.remainingKwp)}</Table.Td>
      <Table.Td ta="right">{format.percent(row.highestRise, 2)}</Table.Td>
      <Table.Td ta="right">{format.energy(row.curtailedKwh)}</Table.Td>
    </Table.Tr>
  );
}

/** The feeders with what each carries, and the way to draw another. */
export function Feeders({ check, chosen }: { check: GridCheck; chosen: number | undefined }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const head: [label: string, num?: boolean][] = [
    [t('grid.feeder')],
    [t('grid.length'), true],
    [t('grid.conductor')],
    [t('grid.class')],
    [t('grid.installed'), true],
    [t('grid.hosting'), true],
    [t('grid.remaining'), true],
    [t('grid.highestRise'), true],
    [t('grid.curtailed'), true],
  ];
  return (
    <ObjectSection
      label={t('grid.feeders')}
      actions={
        <Button
          size="compact-xs"
          variant="light"
          disabled={readOnly}
          leftSection={<IconPencilPlus size={14} />}
          onClick={() => startDrawing('feeder')}
        >
          {t('grid.drawFeeder')}
        </Button>
      }
    >
      {check.feeders.length === 0 ? (
        <Text fz="xs" c="var(--muted)">
          {t('grid.feedersEmpty')}
        </Text>
      ) : (
        <Table fz="xs" verticalSpacing={4} horizontalSpacing={7}>
          <HeadRow head={head} />
          <Table.Tbody className="num">
            {check.feeders.map((row) => (
              <Row key={row.id} row={row} chosen={row.id === chosen} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </ObjectSection>
  );
}
