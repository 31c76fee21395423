import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { useFormat } from '../base/use-format.ts';
import classes from '../ui/blocks.module.css';
import { NumberField } from '../ui/NumberField.tsx';
import { common } from './common.ts';
import { confirmMany } from './confirm-many.tsx';

/** Least share that a scenario builds of a site, percent. */
const LEAST = 5;

/** How much of its area the active scenario builds of a site, or of several alike. */
export function BuiltShare({
  sites,
  ids,
  disabled,
}: {
  sites: readonly SiteRow[];
  ids: number[];
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const built = common(sites, 'built');
  const [only] = sites;
  return (
    <NumberField
      className={classes.wide}
      label={t('sites.built')}
      description={
        sites.length === 1 && only && only.built < 1
          ? t('sites.builtOf', {
              built: format.area(only.areaM2 * only.built),
              area: format.area(only.areaM2),
            })
          : t('sites.builtHelp')
      }
      value={built ?? null}
      placeholder={built === undefined ? t('sites.mixed') : undefined}
      factor={100}
      unit="%"
      min={LEAST}
      max={100}
      decimalScale={2}
      disabled={disabled}
      onCommit={(share) =>
        share !== null &&
        confirmMany(ids, { built: share }, () => run('site.include', { ids, included: true, share }))
      }
    />
  );
}
