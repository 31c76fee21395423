import { Button, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { YieldAnalysis } from '../../shared/yield.ts';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import classes from '../ui/blocks.module.css';

const WORTH_SAYING = 0.001;

/** How much a better tilt and azimuth would bring, and a button to take them. */
export function OptimumHint({ site, optimum }: { site: SiteRow; optimum: YieldAnalysis['optimum'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { tiltDeg, azimuthDeg, gainFraction } = optimum;
  const better = gainFraction > WORTH_SAYING;
  const apply = async () => {
    const result = await run('site.update', { ids: [site.id], changes: { tiltDeg, azimuthDeg } });
    if (result) mergeSites(result.sites);
  };
  return (
    <div className={classes.tip} style={{ marginTop: 10 }}>
      <IconBulb size={18} style={{ flex: 'none' }} />
      <div>
        <Text size="xs">
          {better
            ? t('results.optimumText', {
                tilt: format.degrees(tiltDeg),
                azimuth: format.degrees(azimuthDeg),
                gain: format.percent(gainFraction),
              })
            : t('results.optimumReached')}
        </Text>
        {better && site.mount === 'fixed' && (
          <Button size="compact-xs" mt={6} variant="light" disabled={readOnly} onClick={() => void apply()}>
            {t('results.optimumApply')}
          </Button>
        )}
      </div>
    </div>
  );
}
