import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridCheck, Station } from '../../shared/grid.ts';
import { useFormat } from '../base/use-format.ts';
import { lookAt } from '../map/actions.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { ClassBadge } from './ClassBadge.tsx';
import { HeadRow, ShowCell } from './ObjectList.tsx';
import { useGrid } from './state.ts';
import { useKept } from './use-kept.ts';

/** Rating of a substation, typed over the layer's. */
function Rating({ station }: { station: Station }) {
  const { t } = useTranslation();
  const { readOnly, set } = useKept();
  return (
    <NumberField
      size="xs"
      w={88}
      aria-label={`${t('grid.rating')} ${station.name}`}
      value={station.ratingMva}
      unit="MVA"
      min={0.01}
      max={10000}
      decimalScale={3}
      allowEmpty
      disabled={readOnly}
      onCommit={(value) => set(station.id, { ratingsMva: value })}
    />
  );
}

/** What each substation carries and has left. */
export function Stations({ check, chosen }: { check: GridCheck; chosen: number | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const power = (kwp: number | null) => (kwp === null ? t('grid.unlimited') : format.power(kwp));
  const battery = ({ storeKw, storeKwh }: Station) =>
    storeKwh > 0 ? `${format.number(storeKw / 1000)} / ${format.number(storeKwh / 1000)}` : t('app.none');
  const go = (station: Station) => {
    useGrid.setState({ chosen: { level: 'station', id: station.id } });
    lookAt(station.position);
  };
  const head: [label: string, num?: boolean][] = [
    [t('grid.station')],
    [t('grid.rating')],
    [t('grid.class')],
    [t('grid.installed'), true],
    [t('grid.hosting'), true],
    [t('grid.remaining'), true],
    [t('grid.reverse'), true],
    [t('grid.overloaded'), true],
    [`${t('grid.battery')} MW / MWh`, true],
    [t('grid.curtailed'), true],
  ];
  return (
    <Table fz="xs" verticalSpacing={2} horizontalSpacing={6}>
      <HeadRow head={head} />
      <Table.Tbody className="num">
        {check.stations.map((station) => (
          <Table.Tr key={station.id} data-chosen={station.id === chosen || undefined}>
            <ShowCell name={station.name} onShow={() => go(station)} />
            <Table.Td>
              <Rating station={station} />
            </Table.Td>
            <Table.Td>
              <ClassBadge kind={station.class} />
            </Table.Td>
            <Table.Td ta="right">{format.power(station.installedKwp)}</Table.Td>
            <Table.Td ta="right">{power(station.hostingKwp)}</Table.Td>
            <Table.Td ta="right">{power(station.remainingKwp)}</Table.Td>
            <Table.Td ta="right">{format.percent(station.reverseRate)}</Table.Td>
            <Table.Td ta="right">{format.integer(station.overloadedHours)}</Table.Td>
            <Table.Td ta="right">{battery(station)}</Table.Td>
            <Table.Td ta="right">{format.energy(station.curtailedKwh)}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr fw={650}>
          <Table.Td colSpan={3}>{t('grid.total')}</Table.Td>
          <Table.Td ta="right">{format.power(check.total.installedKwp)}</Table.Td>
          <Table.Td />
          <Table.Td ta="right">{format.power(check.total.remainingKwp)}</Table.Td>
          <Table.Td colSpan={3} />
          <Table.Td ta="right">{format.energy(check.total.curtailedKwh)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
