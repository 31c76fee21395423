import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProvinceCounty, ProvinceSummary, SummedFigure } from '../../shared/province.ts';
import { useStore } from '../base/store.ts';
import { labelOf, useFigure } from './figures.ts';
import classes from './province.module.css';

interface TableProps {
  summary: ProvinceSummary;
  figure: SummedFigure;
  onOpen(county: ProvinceCounty): void;
}

/** What is not counted and why, then the counties with a figure, the largest first, and the sum. */
export function CountyTable({ summary, figure, onOpen }: TableProps) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const write = useFigure(figure);
  const written = (value: number | null) => (value === null ? t('province.unknown') : write(value));
  const read = summary.counties
    .filter(({ error }) => error === null)
    .sort((a, b) => (b[figure] ?? -Infinity) - (a[figure] ?? -Infinity));
  const unknown = read.filter((county) => county[figure] === null).length;
  const failed = summary.counties.filter(({ error }) => error !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={classes.list} aria-label={t('province.counties')} tabIndex={0}>
      <Table fz="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('province.county')}</Table.Th>
            <Table.Th ta="right">{labelOf(t, figure, language)}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('start.open')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failed.map(({ path, countyCode, name, error }) => (
            <Table.Tr key={`${path}/${countyCode}`}>
              <Table.Td colSpan={3}>
                <Text fz="xs">
                  {t('province.failed')}: {[name, countyCode].filter(Boolean).join(' ') || path}
                </Text>
                <Text fz="xs" c="var(--muted)">
                  {error!.message}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
          {read.map((county) => (
            <Table.Tr key={county.path}>
              <Table.Td>
                {county.name}{' '}
                <Text span fz={11} c="var(--muted)" className="num">
                  {county.countyCode}
                </Text>
              </Table.Td>
              <Table.Td ta="right" className="num">
                {written(county[figure])}
              </Table.Td>
              <Table.Td>
                {county.document ? (
                  <Button size="compact-xs" variant="default" onClick={() => onOpen(county)}>
                    {t('province.window.openCounty', { name: county.name })}
                  </Button>
                ) : (
                  <Text fz={11} c="var(--muted)">
                    {t('province.window.noDocument')}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{t('province.total')}</Table.Th>
            <Table.Th ta="right" className="num">
              {written(summary.totals[figure])}
            </Table.Th>
            <Table.Th fw="normal" fz={11}>
              {unknown > 0 && t('province.window.without', { n: unknown })}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </section>
  );
}
