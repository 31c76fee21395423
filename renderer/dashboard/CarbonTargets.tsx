import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import classes from './dashboard.module.css';

/** What the plan takes off the county's emissions in the years of its carbon targets, against what must go. */
export function CarbonTargets() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useAnswer('carbon.outlook', {});
  const rows = answer?.targets ?? [];
  if (rows.length === 0) return null;
  const unknown = rows.every(({ gapTco2 }) => gapTco2 === null);
  return (
    <div>
      <Text size="xs" fw={600} mb={4}>
        {t('dashboard.carbonTargets')}
      </Text>
      {rows.map(({ target, year, avoidedTco2, gapTco2, coveredShare }) => {
        const name = `${t(`carbon.targets.${target}`)} ${year}`;
        const avoided = format.carbon(avoidedTco2);
        const said =
          gapTco2 === null
            ? t('dashboard.carbonAvoided', { avoided })
            : coveredShare === null
              ? t('dashboard.carbonMet')
              : t('dashboard.carbonRow', { avoided, gap: format.carbon(gapTco2) });
        const share = coveredShare ?? (gapTco2 === null ? null : 1);
        return (
          <div key={target} className={classes.target}>
            <span>{name}</span>
            {share === null ? (
              <span />
            ) : (
              <Progress
                value={Math.min(100, Math.max(0, 100 * share))}
                color={share >= 1 ? 'teal' : undefined}
                aria-label={`${name}: ${said}`}
              />
            )}
            <span className="num">{said}</span>
          </div>
        );
      })}
      {unknown && (
        <Text fz={11.5} c="var(--muted)">
          {t('dashboard.carbonUnknown')}
        </Text>
      )}
    </div>
  );
}
