import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type GridCheck, tightestFirst } from '../../shared/grid.ts';
import { useFormat } from '../base/use-format.ts';
import { lookAt } from '../map/actions.ts';
import { ClassBadge } from './ClassBadge.tsx';
import classes from './grid.module.css';
import { HeadRow, ShowCell } from './ObjectList.tsx';

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
    [t('grid.lowVoltage'), true],
  ];
  return (
    <>
      <Table fz="xs" verticalSpacing={4} horizontalSpacing={7} aria-label={t('grid.transformers')}>
        <HeadRow head={head} />
        <Table.Tbody className="num">
          {taken.slice(0, SHOWN).map((row) => (
            <Table.Tr key={row.id}>
              <ShowCell name={row.name} onShow={() => lookAt(row.position)} />
              <Table.Td ta="right">{format.integer(row.ratingKva)}</Table.Td>
              <Table.Td>
                <ClassBadge kind={row.class} />
              </Table.Td>
              <Table.Td ta="right">{format.power(row.installedKwp)}</Table.Td>
              <Table.Td ta="right">{power(row.hostingKwp)}</Table.Td>
              <Table.Td ta="right">{power(row.remainingKwp)}</Table.Td>
              <Table.Td ta="right">{format.energy(row.curtailedKwh)}</Table.Td>
              <Table.Td ta="right" className={classes.words}>
                {row.lowVoltage &&
                  (row.lowVoltage.solved
                    ? format.percent(row.lowVoltage.highest, 2)
                    : t('grid.low.unsolved'))}
                {row.lowVoltage && (
                  <Text span fz={11} c="var(--muted)">
                    {` · ${
                      row.lowVoltage.mappedLines > 0
                        ? t('grid.low.mapped', { n: row.lowVoltage.mappedLines })
                        : t('grid.low.typical')
                    }`}
                  </Text>
                )}
                {row.lowVoltage && row.lowVoltage.beyond > 0 && (
                  <Text span fz="xs" c="var(--danger, #c92a2a)">
                    {` · ${t('grid.roofsBeyond', { n: row.lowVoltage.beyond })}`}
                  </Text>
                )}
                {row.lowVoltage?.unbalanced && (
                  <Text span fz="xs" c="var(--danger, #c92a2a)">
                    {` · ${t('grid.unbalanced')}`}
                  </Text>
                )}
              </Table.Td>
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
