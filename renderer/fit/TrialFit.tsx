import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgrivoltaicResult } from '../../shared/agrivoltaic-result.ts';
import type { SiteRow } from '../base/state.ts';
import { useQuery } from '../base/use-query.ts';
import { Facts } from '../ui/Stat.tsx';
import { useFitFormat } from './texts.ts';

const PARTS = [
  ['agriculture', 'fit.purposes.smart-agriculture'],
  ['tourism', 'fit.purposes.rural-tourism'],
  ['combined', 'fit.combined'],
] as const;

/** Both fit scores of a field with the changes tried on it, in step with its light. */
export function TrialFit({ site, result }: { site: SiteRow; result: AgrivoltaicResult }) {
  const { t } = useTranslation();
  const { score } = useFitFormat();
  const { gcr: _gcr, ...changes } = result.setup;
  const { read } = useQuery('fit.explain', { siteId: site.id, changes });
  if (!read) return null;
  return (
    <section aria-label={t('fit.tab')} style={{ marginBottom: 8 }}>
      <Text size="xs" fw={600} mb={4}>
        {t('fit.tab')}
      </Text>
      {'failure' in read ? (
        <Text size="xs">{read.failure}</Text>
      ) : (
        <Facts
          rows={PARTS.map(([part, label]) => [
            t(label),
            `${t('fit.weightedSum')} ${score(read.value.site[part], 'weightedSum')} · ${t('fit.topsis')} ${score(read.value.site[part], 'topsis')}`,
          ])}
        />
      )}
    </section>
  );
}
