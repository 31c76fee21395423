import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import classes from '../ui/blocks.module.css';
import { NumberField } from '../ui/NumberField.tsx';
import { common } from './common.ts';
import { confirmMany } from './confirm-many.tsx';

/** The year in which a site, or several alike, goes into service in the active scenario; empty takes its start year. */
export function InService({
  sites,
  ids,
  disabled,
}: {
  sites: readonly SiteRow[];
  ids: number[];
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const year = common(sites, 'inService');
  return (
    <NumberField
      className={classes.wide}
      label={t('sites.inService')}
      description={t('sites.inServiceHelp')}
      value={year ?? null}
      placeholder={year === undefined ? t('sites.mixed') : t('sites.inServiceNone')}
      min={2000}
      max={2100}
      decimalScale={0}
      allowEmpty
      disabled={disabled}
      onCommit={(next) => {
        const inYear = next === null ? null : Math.round(next);
        return confirmMany(ids, { year: inYear }, () => run('site.commission', { ids, year: inYear }));
      }}
    />
  );
}
