import type { Map as MapLibre } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type SnapToCustom,
  TerraDraw,
  TerraDrawAngledRectangleMode,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { SiteRow, Tool } from '../base/state.ts';
import {
  CREATES,
  type DrawEvents,
  isEditable,
  MEASURES,
  MODES,
  measureOf,
  type Polygon,
  REACH_PX,
} from './draw-measure.ts';
import { roundArea } from './geometry.ts';

/**
 * The drawing tools on the map: new shapes, vertices of one selected site, measuring.
 * The library holds only what is being drawn or edited; all other sites are plain map data.
 */
export function drawTools(map: MapLibre, colour: `#${string}`, snapTo: SnapToCustom, events: DrawEvents) {
  let ids = -1;
  let tool: Tool = 'select';
  let editing: { id: number; shape: string } | null = null;
  const snapping = { toCustom: snapTo };
  const line = { outlineColor: colour, outlineWidth: 2.4, fillColor: colour, fillOpacity: 0.16 } as const;
  const points = {
    closingPointColor: colour,
    closingPointWidth: 5,
    closingPointOutlineColor: '#ffffff',
    closingPointOutlineWidth: 2,
  } as const;
  const snapPoint = {
    snappingPointColor: '#ffffff',
    snappingPointOutlineColor: colour,
    snappingPointOutlineWidth: 2,
    snappingPointWidth: 5,
  } as const;
  const measureLine = '#7a3fc0';

  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    idStrategy: { isValidId: (id) => typeof id === 'number', getId: () => ids-- },
    modes: [
      new TerraDrawSelectMode({
        pointerDistance: REACH_PX,
        allowManualSelection: false,
        allowManualDeselection: false,
        keyEvents: null,
        flags: {
          polygon: {
            feature: {
              draggable: true,
              coordinates: {
                midpoints: { draggable: true },
                draggable: true,
                deletable: true,
                snappable: { toCustom: snapTo },
              },
            },
          },
        },
        styles: {
          selectedPolygonColor: colour,
          selectedPolygonFillOpacity: 0.08,
          selectedPolygonOutlineColor: colour,
          selectedPolygonOutlineWidth: 2.4,
          selectionPointColor: '#ffffff',
          selectionPointOutlineColor: colour,
          selectionPointOutlineWidth: 2,
          selectionPointWidth: 5,
          midPointColor: colour,
          midPointOutlineColor: '#ffffff',
          midPointOutlineWidth: 1,
          midPointWidth: 3,
        },
      }),
      new TerraDrawPolygonMode({
        pointerDistance: REACH_PX,
        snapping,
        keyEvents: { cancel: null, finish: 'Enter' },
        styles: { ...line, ...points, ...snapPoint },
      }),
      new TerraDrawRectangleMode({
        pointerDistance: REACH_PX,
        drawInteraction: 'click-move-or-drag',
        keyEvents: { cancel: 'Escape', finish: 'Enter' },
        styles: line,
      }),
      new TerraDrawAngledRectangleMode({
        pointerDistance: REACH_PX,
        keyEvents: { cancel: 'Escape', finish: 'Enter' },
        styles: line,
      }),
      new TerraDrawLineStringMode({
        modeName: 'distance',
        pointerDistance: REACH_PX,
        snapping,
        keyEvents: { cancel: null, finish: 'Enter' },
        styles: {
          lineStringColor: measureLine,
          lineStringWidth: 2.4,
          closingPointColor: measureLine,
          closingPointOutlineColor: '#ffffff',
        },
      }),
      new TerraDrawPolygonMode({
        modeName: 'area',
        pointerDistance: REACH_PX,
        snapping,
        keyEvents: { cancel: null, finish: 'Enter' },
        styles: {
          outlineColor: measureLine,
          outlineWidth: 2.4,
          fillColor: measureLine,
          fillOpacity: 0.12,
          closingPointColor: measureLine,
        },
      }),
    ],
  });

  const isOf = (mode: string) => (feature: GeoJSONStoreFeatures) => feature.properties.mode === mode;
  const ofMode = (mode: string) => draw.getSnapshot().filter(isOf(mode));
  const drop = (features: readonly GeoJSONStoreFeatures[]) => {
    const found = features.map(({ id }) => id!).filter((id) => draw.hasFeature(id));
    if (found.length) draw.removeFeatures(found);
  };
  let lastMeasured: number | undefined;

  draw.start();
  draw.setMode('select');

  draw.on('change', () => {
    const mode = draw.getMode();
    events.drawing(draw.getModeState() === 'drawing');
    if (!MEASURES.has(mode)) return;
    const shapes = ofMode(mode).filter(({ geometry }) => geometry.type !== 'Point');
    const current = shapes.find(({ id }) => id !== lastMeasured) ?? shapes[0];
    events.measured(current ? measureOf(current.geometry) : null);
  });

  draw.on('finish', (id, context) => {
    const feature = draw.getSnapshotFeature(id);
    if (!feature) return;
    if (context.action === 'draw' && CREATES.has(context.mode) && feature.geometry.type === 'Polygon') {
      const polygon = roundArea(feature.geometry as Polygon);
      setTimeout(() => drop([feature]));
      events.drawing(false);
      events.drawn(polygon);
    } else if (context.action === 'draw' && MEASURES.has(context.mode)) {
      lastMeasured = id as number;
      const older = ofMode(context.mode).filter((other) => other.id !== id);
      setTimeout(() => drop(older));
      events.measured(measureOf(feature.geometry));
    } else if (editing && id === editing.id && feature.geometry.type === 'Polygon') {
      const polygon = roundArea(feature.geometry as Polygon);
      editing.shape = JSON.stringify(polygon.coordinates);
      events.reshaped(editing.id, polygon);
    }
  });

  const stopEditing = () => {
    if (!editing) return;
    const { id } = editing;
    editing = null;
    if (!draw.hasFeature(id)) return;
    if (draw.getMode() === 'select') draw.deselectFeature(id);
    draw.removeFeatures([id]);
  };

  return {
    setTool(next: Tool) {
      if (next === tool) return;
      stopEditing();
      for (const mode of MEASURES) drop(ofMode(mode));
      lastMeasured = undefined;
      events.measured(null);
      tool = next;
      draw.setMode(MODES[next]);
      events.drawing(false);
    },
    /** Offers the vertices of a site for editing, or of none; returns whether it can. */
    edit(site: SiteRow | null): boolean {
      const geometry = site && isEditable(site.geometry) ? roundArea(site.geometry) : null;
      const shape = geometry && JSON.stringify(geometry.coordinates);
      if (editing && site && editing.id === site.id && editing.shape === shape) return true;
      stopEditing();
      if (!site || !geometry || tool !== 'select') return false;
      const [result] = draw.addFeatures([
        { type: 'Feature', id: site.id, geometry, properties: { mode: 'polygon' } },
      ]);
      if (!result?.valid) return false;
      editing = { id: site.id, shape: shape! };
      draw.selectFeature(site.id);
      return true;
    },
    /** Throws away what is being drawn; false when nothing is. */
    cancel(): boolean {
      const mode = draw.getMode();
      if (MEASURES.has(mode) && draw.getSnapshot().length > 0) {
        draw.setMode(mode);
        drop(draw.getSnapshot());
        lastMeasured = undefined;
        events.measured(null);
        events.drawing(false);
        return true;
      }
      if (draw.getModeState() !== 'drawing') return false;
      draw.setMode(mode);
      events.drawing(false);
      return true;
    },
    /** Closes the shape being drawn, as Enter does. */
    finish() {
      map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
    },
    isDrawing: () => draw.getModeState() === 'drawing',
    stop() {
      if (draw.enabled) draw.stop();
    },
  };
}

export type DrawTools = ReturnType<typeof drawTools>;
