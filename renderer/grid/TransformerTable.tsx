import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type GridCheck, tightestFirst } from '../../shared/grid.ts';
import { useFormat } from '../app/use-format.ts';
import { useMap } from '../map/state.ts';
import { ClassBadge } from './ClassBadge.tsx';

const SHOWN = 50;

/** The village transformers that have sites, the tightest first; a click on a name shows it. */
export function TransformerTable({ check }: { check: GridCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const taken = tightestFirst(check.transformers);
  if (taken.length === 0) return null;
  const power = (kwp: number | null) => (kwp === null ? t('grid.unlimited') : format.power(kwp));
  const head: [label: string, num?: boolean][] = [
    [t('grid.transformer')],
    [`${t('grid.transformerRating')} kVA`, true],
    [t('grid.class')],
    [t('grid.installed'), true],
    [t('grid.hosting'), true],
    [t('grid.remaining'), true],
    [t('grid.curtailed'), true],
  ];
  return (
    <>
      <Table fz="xs" verticalSpacing={4} horizontalSpacing={7} aria-label={t('grid.transformers')}>
        <Table.Thead>
          <Table.Tr>
            {head.map(([label, num]) => (
              <Table.Th key={label} ta={num ? 'right' : undefined}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="num">
          {taken.slice(0, SHOWN).map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor
                  component="button"
                  fz="xs"
                  ta="left"
                  aria-label={t('grid.show', { name: row.name })}
                  onClick={() => useMap.getState().map?.easeTo({ center: row.position })}
                >
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td ta="right">{format.integer(row.ratingKva)}</Table.Td>
              <Table.Td>
                <ClassBadge kind={row.class} />
              </Table.Td>
              <Table.Td ta="right">{format.power(row.installedKwp)}</Table.Td>
              <Table.Td ta="right">{power(row.hostingKwp)}</Table.Td>
              <Table.Td ta="right">{power(row.remainingKwp)}</Table.Td>
              <Table.Td ta="right">{format.energy(row.curtailedKwh)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {taken.length > SHOWN && (
        <Text fz="xs" c="var(--muted)">
          {t('grid.transformersListed', { n: format.integer(SHOWN), all: format.integer(taken.length) })}
        </Text>
      )}
    </>
  );
}
