import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FitAssumptions } from '../../shared/fit.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import { ContributionBars } from './ContributionBars.tsx';
import classes from './fit.module.css';
import { Ranking } from './Ranking.tsx';
import { WeightsEditor } from './WeightsEditor.tsx';

/** Draws of the weights while a slider is dragged; the full number runs once it is let go. */
const TRIALS_DRAGGING = 200;
/** Sites that the ranking shows. */
const LISTED = 200;

/** How fit each site is for smart agriculture and rural tourism, why, and by which weights. */
export function FitPanel() {
  const { t } = useTranslation();
  const siteCount = useStore((state) => state.siteCount);
  const scenario = useStore((state) => state.scenarios.find((each) => each.active));
  const [preview, setPreview] = useState<Partial<FitAssumptions> | null>(null);
  const { read, retry } = useQuery('fit.scores', {
    limit: LISTED,
    ...(preview && { preview: { ...preview, trials: TRIALS_DRAGGING } }),
  });
  if (siteCount === 0) return <State kind="empty" title={t('fit.empty')} />;
  if (!read || !scenario) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { value } = read;
  const commit = async (part: Partial<FitAssumptions>) => {
    setPreview(part);
    await run('scenario.update', { id: scenario.id, assumptions: { fit: part } });
    setPreview(null);
  };
  return (
    <div className={classes.panel}>
      <div>
        <Ranking scores={value} />
        {value.emptyLayers.length > 0 && (
          <Text fz={11.5} c="var(--muted)" mt={6}>
            {t('fit.emptyLayers', {
              layers: value.emptyLayers.map((layer) => t(`layers.${layer}` as 'layers.roads')).join(', '),
            })}
          </Text>
        )}
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {t('fit.spread')} {t('fit.keptHelp', { trials: value.trials, seed: value.seed })}
        </Text>
      </div>
      <ContributionBars />
      <WeightsEditor
        scores={value}
        assumptions={{ ...scenario.assumptions.fit, ...preview }}
        onPreview={setPreview}
        onCommit={(part) => void commit(part)}
      />
    </div>
  );
}
