import { useTranslation } from 'react-i18next';
import type { CountyDetail } from '../../shared/domain.ts';
import { useQuery } from '../base/use-query.ts';
import { outlinePath } from '../ui/outline.ts';
import classes from './start.module.css';

const [WIDTH, HEIGHT] = [150, 130];

/** The county with this code, read when it changes; null until it is there. */
export function useCounty(code: string | null): CountyDetail | null {
  const { read } = useQuery('county.get', code === null ? null : { code }, false);
  return read && 'value' in read ? read.value : null;
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
