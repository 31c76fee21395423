import { ActionIcon, Anchor, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import { IconPencilPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommandInput, CommandOutput } from '../../shared/contract.ts';
import type { FeederCheck, GridCheck } from '../../shared/grid.ts';
import { run } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { useQuery } from '../app/use-query.ts';
import { useMap } from '../map/state.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ClassBadge } from './ClassBadge.tsx';
import { startDrawing, useGrid } from './state.ts';

type List = CommandOutput<'feeder.list'>;

/** A feeder's line in the table: what it is, which can be changed, and what it carries. */
function Row({ row, list, check }: { row: FeederCheck; list: List; check: GridCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const own = list.feeders.find(({ id }) => id === row.id);
  const change = (changes: CommandInput<'feeder.update'>['changes']) =>
    void run('feeder.update', { id: row.id, changes });
  const go = () => {
    useGrid.setState({ chosen: { level: 'feeder', id: row.id } });
    useMap.getState().map?.easeTo({ center: row.line[Math.floor(row.line.length / 2)]! });
  };
  const power = (kwp: number | null) => (kwp === null ? t('grid.unlimited') : format.power(kwp));
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <TextField
            aria-label={t('grid.feederName')}
            value={row.name}
            required
            disabled={readOnly}
            onCommit={(name) => change({ name })}
          />
          <Anchor component="button" fz="xs" aria-label={t('grid.show', { name: row.name })} onClick={go}>
            {format.length(row.lengthM)}
          </Anchor>
        </Group>
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={`${t('grid.station')} ${row.name}`}
          value={own?.stationId ?? ''}
          disabled={readOnly}
          data={[
            { value: '', label: t('grid.nearest') },
            ...check.stations.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => change({ stationId: value ? Number(value) : null })}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={`${t('grid.conductor')} ${row.name}`}
          value={row.conductor}
          disabled={readOnly}
          data={list.conductors.map(({ name }) => name)}
          onChange={({ currentTarget: { value } }) => change({ conductor: value })}
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          size="xs"
          w={100}
          aria-label={`${t('grid.rating')} ${row.name}`}
          value={own?.ratingKva ?? row.ratingKva}
          factor={1e-3}
          unit="MVA"
          min={0.001}
          max={1000}
          decimalScale={2}
          allowEmpty
          disabled={readOnly}
          onCommit={(ratingKva) => change({ ratingKva })}
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          size="xs"
          w={100}
          aria-label={`${t('grid.feederPeak')} ${row.name}`}
          value={own?.peakLoadKw ?? null}
          placeholder={t('grid.byConsumers')}
          unit="kW"
          min={0}
          max={1e6}
          allowEmpty
          disabled={readOnly}
          onCommit={(peakLoadKw) => change({ peakLoadKw })}
        />
      </Table.Td>
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
      <Table.Td>
        <ActionIcon
          size="sm"
          aria-label={t('grid.deleteFeeder', { name: row.name })}
          disabled={readOnly}
          onClick={() => void run('feeder.delete', { ids: [row.id] })}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

/** The feeders with what each carries, and the way to draw another. */
export function Feeders({ check }: { check: GridCheck }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read } = useQuery('feeder.list', {});
  const list = read && 'value' in read ? read.value : null;
  const head = [
    t('grid.feeder'),
    t('grid.station'),
    t('grid.conductor'),
    t('grid.rating'),
    t('grid.feederPeak'),
    t('grid.class'),
    t('grid.installed'),
    t('grid.hosting'),
    t('grid.remaining'),
    t('grid.highestRise'),
    t('grid.curtailed'),
    '',
  ];
  return (
    <section aria-label={t('grid.feeders')}>
      <Group gap={8} mt={12} mb={4}>
        <Text fz="sm" fw={650}>
          {t('grid.feeders')}
        </Text>
        <Button
          size="compact-xs"
          variant="light"
          disabled={readOnly}
          leftSection={<IconPencilPlus size={14} />}
          onClick={startDrawing}
        >
          {t('grid.drawFeeder')}
        </Button>
      </Group>
      {check.feeders.length === 0 || !list ? (
        <Text fz="xs" c="var(--muted)">
          {t('grid.feedersEmpty')}
        </Text>
      ) : (
        <Table fz="xs" verticalSpacing={2} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {head.map((label, index) => (
                <Table.Th key={label} ta={index > 5 ? 'right' : undefined}>
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="num">
            {check.feeders.map((row) => (
              <Row key={row.id} row={row} list={list} check={check} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
