import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NamedSiteMoney } from '../../shared/money-figures.ts';
import { select } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useYuan } from '../base/use-yuan.ts';
import { download, toCsv } from '../ui/download.ts';

/** Rows shown at once; those that are listed are all in the export. */
const SHOWN = 50;

/** What each site is worth, the best first; a click selects it on the map. */
export function SiteMoneyTable({
  sites,
  siteCount,
}: {
  sites: readonly NamedSiteMoney[];
  siteCount: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const sorted = [...sites].sort((a, b) => b.npvYuan - a.npvYuan);
  const head = [
    t('money.site'),
    t('money.capex'),
    t('compare.figures.npvYuan'),
    t('money.irr'),
    t('money.payback'),
    t('money.household'),
    t('money.village'),
  ];
  const save = () =>
    download(
      `${t('money.sitesTitle')}.csv`,
      toCsv([
        [...head, `${t('money.lcoe')} ${t('money.units.yuanKwh')}`],
        ...sorted.map((row) => [
          row.name,
          row.capexYuan,
          row.npvYuan,
          row.projectIrr ?? '',
          row.paybackYears ?? '',
          row.householdYuanPerYear,
          row.villageYuanPerYear,
          row.lcoeYuanKwh ?? '',
        ]),
      ]),
    );
  return (
    <>
      <Table fz="xs" verticalSpacing={3} captionSide="top">
        <Table.Caption>{t('money.sitesTitle')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {head.map((label, index) => (
              <Table.Th key={label} ta={index ? 'right' : undefined}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="num">
          {sorted.slice(0, SHOWN).map((row) => (
            <Table.Tr key={row.siteId}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Anchor component="button" fz="xs" ta="left" onClick={() => select([row.siteId])}>
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {yuan(row.capexYuan)}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {yuan(row.npvYuan)}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {row.projectIrr === null ? t('money.noRate') : format.percent(row.projectIrr)}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {row.paybackYears === null
                  ? '—'
                  : t('money.years', { n: format.number(row.paybackYears, 1) })}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {yuan(row.householdYuanPerYear)}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {yuan(row.villageYuanPerYear)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {siteCount > SHOWN && (
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {siteCount > sites.length
            ? t('money.manyMore', {
                n: format.integer(siteCount - SHOWN),
                listed: format.integer(sites.length),
              })
            : t('money.more', { n: format.integer(siteCount - SHOWN) })}
        </Text>
      )}
      <Button
        mt={4}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconFileTypeCsv size={14} />}
        onClick={save}
      >
        {t('money.exportSites')}
      </Button>
    </>
  );
}
