import { Table, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FitScore, FitScores } from '../../shared/fit.ts';
import { select, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './fit.module.css';
import { useFitFormat } from './texts.ts';

/** Sites by their combined score, both methods side by side. */
export function Ranking({ scores }: { scores: FitScores }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { score } = useFitFormat();
  const selected = useStore((state) => state.selected);
  const rows = scores.sites.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  const both = (of: FitScore) => (
    <td className={classes.scores}>
      <span className="num">{score(of, 'weightedSum')}</span>
      <small className="num">{score(of, 'topsis')}</small>
    </td>
  );
  const head = (label: string) => (
    <th scope="col" className={classes.scores}>
      {label}
    </th>
  );
  return (
    <section aria-label={t('fit.ranking')}>
      <Text size="xs" fw={600} mb={4}>
        {t('fit.ranking')}
        <Text span fz={11.5} fw={400} c="var(--muted)" ml={8}>
          {t('fit.weightedSum')} / {t('fit.topsis')}
        </Text>
      </Text>
      <Table fz="xs" verticalSpacing={3} className={classes.ranking}>
        <thead>
          <tr>
            <th scope="col">{t('fit.rank')}</th>
            <th scope="col">{t('fit.site')}</th>
            {head(t('fit.purposes.smart-agriculture'))}
            {head(t('fit.purposes.rural-tourism'))}
            {head(t('fit.combined'))}
            <th scope="col">{t('fit.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((site) => (
            <tr key={site.siteId} data-selected={selected.has(site.siteId) || undefined}>
              <td className="num">{site.rank ?? '—'}</td>
              <th scope="row" className={classes.siteName}>
                <UnstyledButton fz="xs" fw={600} onClick={() => select([site.siteId])}>
                  {site.name}
                </UnstyledButton>
                {!site.counted && <small>{t('fit.notCounted')}</small>}
              </th>
              {both(site.agriculture)}
              {both(site.tourism)}
              {both(site.combined)}
              <td>
                {site.rankClass && t(`fit.classes.${site.rankClass}`)}
                <small className="num">{format.percent(site.keptShare, 0)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {scores.siteCount > rows.length && (
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {t('fit.more', { n: format.integer(scores.siteCount - rows.length) })}
        </Text>
      )}
    </section>
  );
}
