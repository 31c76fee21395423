import { useTranslation } from 'react-i18next';
import { gridObjectId } from '../../shared/grid-object.ts';
import mapClasses from '../map/map.module.css';
import { CLASS_COLOURS, UNGRADED } from './grid-features.ts';
import { useGrid } from './state.ts';

/** What colour and size of substations, feeders and transformers mean, while the grid panel is open. */
export function GridLegend() {
  const { t } = useTranslation();
  const { check, open, transformers, existing, connections, lowLines } = useGrid();
  const drawn = check && check.stations.length + check.feeders.length + transformers.length;
  const graded = new Set(open?.objects.map(({ id }) => id));
  const ungraded = transformers.some(({ id }) => !graded.has(gridObjectId('transformer', id)));
  if (!check || (!drawn && existing.length === 0)) return null;
  const words = open ? ('grid.open.gradeHelp' as const) : ('grid.classHelp' as const);
  return (
    <>
      <div className={mapClasses.legendHead}>{t(open ? 'grid.open.heading' : 'grid.legendHours')}</div>
      {(Object.keys(CLASS_COLOURS) as (keyof typeof CLASS_COLOURS)[]).map((kind) => (
        <div key={kind} className={mapClasses.legendRow}>
          <span className={mapClasses.swatch} style={{ background: CLASS_COLOURS[kind] }} />
          <span className={mapClasses.legendWords}>{t(`${words}.${kind}`)}</span>
        </div>
      ))}
      {ungraded && (
        <div className={mapClasses.legendRow}>
          <span className={mapClasses.swatch} style={{ background: UNGRADED }} />
          <span className={mapClasses.legendWords}>{t('grid.open.ungraded')}</span>
        </div>
      )}
      <div className={mapClasses.legendWords}>{t('grid.legendSize')}</div>
      {connections.length > 0 && <div className={mapClasses.legendWords}>{t('grid.legendConnections')}</div>}
      {lowLines.length > 0 && <div className={mapClasses.legendWords}>{t('grid.low.legend')}</div>}
      {existing.length > 0 && <div className={mapClasses.legendWords}>{t('grid.legendExisting')}</div>}
    </>
  );
}
