import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountyDetail } from '../../shared/domain.ts';
import { invoke } from '../app/client.ts';
import { outlinePath } from './outline.ts';
import classes from './start.module.css';

const [WIDTH, HEIGHT] = [150, 130];

/** The county with this code, read when it changes; null until it is there. */
export function useCounty(code: string | null): CountyDetail | null {
  const [county, setCounty] = useState<CountyDetail | null>(null);
  useEffect(() => {
    let stale = false;
    if (code)
      invoke('county.get', { code }).then(
        (value) => !stale && setCounty(value),
        () => {},
      );
    return () => {
      stale = true;
    };
  }, [code]);
  return county?.code === code ? county : null;
}

/** The shape of a county, so that the planner sees it is the right one. */
export function Outline({ county }: { county: CountyDetail | null }) {
  const { t } = useTranslation();
  if (!county)
    return <svg className={classes.outline} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" />;
  return (
    <svg
      className={classes.outline}
      viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
      role="img"
      aria-label={t('start.preview', { name: county.name })}
    >
      <path d={outlinePath(county.boundary, county.bounds, WIDTH, HEIGHT)} />
    </svg>
  );
}
