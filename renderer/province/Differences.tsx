import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { allotmentsSaid, type ProvinceSummary } from '../../shared/province.ts';
import { useFormat } from '../base/use-format.ts';

/** Counties that a difference names at most; the workbook of the command line has all. */
const NAMED = 8;

/** What is not the same in all counties, and whether what they are allotted adds up. */
export function Differences({ summary }: { summary: ProvinceSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = new Map(summary.counties.map(({ countyCode, name }) => [countyCode, name ?? '']));
  const named = (codes: readonly string[]) =>
    `${codes
      .slice(0, NAMED)
      .map((code) => names.get(code))
      .join(', ')}${codes.length > NAMED ? ` … (${format.integer(codes.length)})` : ''}`;
  const { text, values } = allotmentsSaid(summary.allotments);
  const written = Object.entries(values).map(([name, value]) => [
    name,
    format.number(value, Number.isInteger(value) ? 0 : 2),
  ]);
  return (
    <section aria-labelledby="province-differences">
      <Title order={3} fz="sm" mt="md" mb={4} id="province-differences">
        {t('province.differences')}
      </Title>
      <Text size="xs">{summary.differences.length > 0 ? t('province.differ') : t('province.agree')}</Text>
      {summary.differences.map(({ what, field, values }) => (
        <Text key={`${what}/${field}`} size="xs" mt={4}>
          <strong>{[t(`province.kinds.${what}`), field].filter(Boolean).join(' · ')}</strong>{' '}
          {values.map(({ value, countyCodes }) => `${value}: ${named(countyCodes)}`).join(' · ')}
        </Text>
      ))}
      <Text size="xs" mt={4}>
        <strong>{t('province.allotments')}</strong> {t(`province.${text}`, Object.fromEntries(written))}
      </Text>
    </section>
  );
}
