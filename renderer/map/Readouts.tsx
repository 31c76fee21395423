import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './map.module.css';
import { useMap } from './state.ts';

/** Longitude and latitude under the pointer, or of the middle of the map. */
export function Coordinates() {
  const { t } = useTranslation();
  const format = useFormat();
  const cursor = useMap((state) => state.cursor);
  const map = useMap((state) => state.map);
  const centre = map?.getCenter();
  const at = cursor ?? (centre && ([centre.lng, centre.lat] as const));
  if (!at) return null;
  return (
    <output className={`${classes.coordinates} num`} aria-label={t('map.coordinates')} aria-live="off">
      {format.position(at)}
    </output>
  );
}

/** What the chosen tool expects next, and what a measurement says. */
export function Hint() {
  const { t } = useTranslation();
  const format = useFormat();
  const tool = useStore((state) => state.tool);
  const count = useStore((state) => state.selected.size);
  const any = useStore((state) => state.sites.length > 0);
  const measure = useMap((state) => state.measure);
  const creating = useMap((state) => state.creating);

  const text = () => {
    if (creating) return t('map.creating');
    if (measure) {
      const length = format.length(measure.lengthM);
      return measure.areaM2 === null
        ? t('hints.measured', { length })
        : t('hints.measuredArea', { length, area: format.area(measure.areaM2) });
    }
    if ((tool === 'move' || tool === 'rotate') && count === 0) return t('hints.nothingSelected');
    if (tool === 'select')
      return count > 1
        ? t('hints.selected', { n: count })
        : count === 1
          ? t('hints.editing')
          : any
            ? t('hints.select')
            : '';
    return t(`hints.${tool}`);
  };
  const shown = text();
  if (!shown) return null;
  return (
    <div className={`${classes.card} ${classes.hint} num`} role="status">
      {shown}
    </div>
  );
}
