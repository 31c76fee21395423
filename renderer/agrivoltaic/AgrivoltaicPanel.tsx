import { IconPlant2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { TrialFit } from '../fit/TrialFit.tsx';
import { State } from '../ui/State.tsx';
import classes from './agrivoltaic.module.css';
import { Controls } from './Controls.tsx';
import { CrossSectionView } from './CrossSectionView.tsx';
import { Findings } from './Findings.tsx';
import { CropCurve, LightHeatmap } from './LightCharts.tsx';
import { useTrial } from './use-trial.ts';

type Options = CommandOutput<'agrivoltaic.options'>;

function Field({ site, options }: { site: SiteRow; options: Options }) {
  const trial = useTrial(site);
  const { read } = trial;
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={trial.retry} />;
  const result = read.value;
  const crop = options.crops.find((option) => option.crop === result.setup.crop)!;
  return (
    <div className={classes.panel}>
      <Controls site={site} setup={result.setup} options={options} trial={trial} />
      <div>
        <CrossSectionView result={result} crop={crop} />
        <div className={classes.charts}>
          <LightHeatmap result={result} />
          {result.crop.curve.length > 0 && <CropCurve result={result} />}
        </div>
      </div>
      <div>
        <TrialFit site={site} result={result} />
        <Findings result={result} />
      </div>
    </div>
  );
}

/** Light, crop, water and land of the chosen agrivoltaic site, and what changes would do to them. */
export function AgrivoltaicPanel() {
  const { t } = useTranslation();
  const sites = useStore((state) => state.sites);
  const selected = useStore((state) => state.selected);
  const { read, retry } = useQuery('agrivoltaic.options', {});
  const fields = sites.filter(({ kind }) => kind === 'agrivoltaic');
  const site = fields.find(({ id }) => selected.has(id)) ?? (fields.length === 1 ? fields[0] : undefined);
  const icon = <IconPlant2 size={28} stroke={1.4} />;
  if (!site) {
    return fields.length === 0 ? (
      <State kind="empty" icon={icon} title={t('agrivoltaic.none')} text={t('agrivoltaic.noneHelp')} />
    ) : (
      <State kind="empty" icon={icon} title={t('agrivoltaic.choose')} text={t('agrivoltaic.chooseHelp')} />
    );
  }
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  return <Field key={site.id} site={site} options={read.value} />;
}
