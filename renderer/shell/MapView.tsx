import { Loader } from '@mantine/core';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareLayer } from '../compare/CompareLayer.tsx';
import { Notices } from '../dashboard/Notices.tsx';
import { FeatureLayer } from '../features/FeatureLayer.tsx';
import { GridLayer } from '../grid/GridLayer.tsx';
import { GroundLayer } from '../ground/GroundLayer.tsx';
import { MapControls } from '../map/MapControls.tsx';
import classes from '../map/map.module.css';
import { Coordinates } from '../map/Readouts.tsx';
import { useMap } from '../map/state.ts';
import { ToolOptions } from '../map/ToolOptions.tsx';
import { usePlanningMap } from '../map/use-planning-map.ts';
import { ShapeDrawing } from '../shapes/ShapeDrawing.tsx';
import { SketchLayer } from '../shapes/SketchLayer.tsx';
import { ConsumerLayer } from '../supply/ConsumerLayer.tsx';
import { State } from '../ui/State.tsx';
import { Legend } from './Legend.tsx';
import { Toolbar } from './Toolbar.tsx';

/** The map pane: the map itself with its tools, legend and read-outs laid over it. */
export function MapView() {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const { failed, ready } = usePlanningMap(container);
  const map = useMap((state) => state.map);

  useEffect(() => {
    if (!map) return;
    const canvas = map.getCanvas();
    canvas.setAttribute('aria-label', t('map.label'));
    canvas.setAttribute('aria-description', t('map.keyboardHelp'));
    canvas.setAttribute('role', 'application');
    canvas.id = 'map-canvas';
  }, [map, t]);

  if (failed) return <State kind="error" title={t('errors.title')} text={t('errors.webgl')} />;
  return (
    <div className={classes.frame} data-ready={ready || undefined} data-testid="map">
      <div ref={container} className={classes.map} />
      {!ready && (
        <div className={classes.loading}>
          <Loader size="sm" aria-label={t('app.loading')} />
        </div>
      )}
      <Toolbar />
      <MapControls />
      <Legend />
      <ToolOptions />
      <Coordinates />
      <Notices />
      <ConsumerLayer />
      <GridLayer />
      <GroundLayer />
      <FeatureLayer />
      <SketchLayer />
      <ShapeDrawing />
      <CompareLayer main={ready ? map : null} />
    </div>
  );
}
