import type { Map as MapLibre, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Area } from '../../shared/geometry.ts';
import { peek, select, toggleSelected } from '../base/store.ts';
import { reshapeSites } from './actions.ts';
import { boundsOf, centreOf, rotateArea, translateArea } from './geometry.ts';
import { onHandle } from './handles.ts';
import type { SiteSource } from './site-source.ts';
import { useMap } from './state.ts';
import { bothOf } from './tiles.ts';

export const SITE_LAYERS = ['sites-fill', 'site-points'];

const idsAt = (map: MapLibre, where: PointLike | [PointLike, PointLike]): number[] => [
  ...new Set(
    map
      .queryRenderedFeatures(where, { layers: bothOf(map, SITE_LAYERS) })
      .map((feature) => Number(feature.id)),
  ),
];

/** Clicks select sites, with Shift add or remove; a click beside all of them clears the selection. */
function clickSelect(map: MapLibre): () => void {
  const onClick = (event: MapMouseEvent) => {
    if (!['select', 'move', 'rotate', 'box'].includes(peek().tool) || onHandle(event.originalEvent)) return;
    const near = 3;
    const { x, y } = event.point;
    const [id] = idsAt(map, [
      [x - near, y - near],
      [x + near, y + near],
    ]);
    const add = event.originalEvent.shiftKey || event.originalEvent.ctrlKey || event.originalEvent.metaKey;
    if (id === undefined) {
      if (!add && peek().tool !== 'rotate') select([]);
    } else if (add) toggleSelected([id]);
    else if (!(peek().selected.size === 1 && peek().selected.has(id))) select([id]);
  };
  const onMove = (event: MapMouseEvent) => {
    const { tool } = peek();
    useMap.setState({ cursor: event.lngLat.toArray() as [number, number] });
    if (tool === 'select' || tool === 'move' || tool === 'rotate') {
      const over = idsAt(map, event.point).length > 0;
      const held = tool !== 'select' && peek().selected.size > 0;
      map.getCanvas().style.cursor = held ? (tool === 'move' ? 'move' : 'grab') : over ? 'pointer' : '';
    } else map.getCanvas().style.cursor = 'crosshair';
  };
  const onOut = () => useMap.setState({ cursor: null });
  map.on('click', onClick);
  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  return () => {
    map.off('click', onClick);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
  };
}

type Drag = {
  move(event: PointerEvent): void;
  end(event: PointerEvent, moved: boolean): void;
  cancel(): void;
};

/** Selects all sites in a rectangle drawn on the screen. */
function boxDrag(map: MapLibre, start: PointerEvent): Drag {
  const frame = map.getCanvasContainer().getBoundingClientRect();
  const box = document.createElement('div');
  box.className = 'select-box';
  map.getCanvasContainer().append(box);
  const corner = (event: PointerEvent): [number, number] => [
    event.clientX - frame.left,
    event.clientY - frame.top,
  ];
  const from = corner(start);
  return {
    move(event) {
      const to = corner(event);
      Object.assign(box.style, {
        left: `${Math.min(from[0], to[0])}px`,
        top: `${Math.min(from[1], to[1])}px`,
        width: `${Math.abs(to[0] - from[0])}px`,
        height: `${Math.abs(to[1] - from[1])}px`,
      });
    },
    end(event, moved) {
      box.remove();
      if (!moved) return;
      const to = corner(event);
      const found = idsAt(map, [
        [Math.min(from[0], to[0]), Math.min(from[1], to[1])],
        [Math.max(from[0], to[0]), Math.max(from[1], to[1])],
      ]);
      select(event.shiftKey ? new Set([...peek().selected, ...found]) : found);
    },
    cancel: () => box.remove(),
  };
}

/** Moves or rotates the selected sites with the pointer; the document changes when it is let go. */
function shapeDrag(map: MapLibre, sites: SiteSource, start: PointerEvent, rotate: boolean): Drag | null {
  const { selected, siteById } = peek();
  const shapes = new Map<number, Area>(
    [...selected].flatMap((id) => {
      const site = siteById.get(id);
      return site ? [[id, site.geometry]] : [];
    }),
  );
  const bounds = boundsOf([...shapes.values()]);
  if (!bounds) return null;
  const frame = map.getCanvasContainer().getBoundingClientRect();
  const at = (event: PointerEvent) => map.unproject([event.clientX - frame.left, event.clientY - frame.top]);
  const centre = centreOf(bounds);
  const middle = map.project(centre);
  const angle = (event: PointerEvent) =>
    (Math.atan2(event.clientY - frame.top - middle.y, event.clientX - frame.left - middle.x) * 180) / Math.PI;
  const from = at(start);
  const fromAngle = angle(start);
  const changed = (event: PointerEvent) => {
    const to = at(event);
    let turn = angle(event) - fromAngle;
    if (event.shiftKey) turn = Math.round(turn / 15) * 15;
    return new Map(
      [...shapes].map(([id, shape]) => [
        id,
        rotate ? rotateArea(shape, turn, centre) : translateArea(shape, to.lng - from.lng, to.lat - from.lat),
      ]),
    );
  };
  return {
    move: (event) => sites.setPreview(changed(event)),
    end(event, moved) {
      if (!moved) return sites.setPreview(new Map());
      const result = changed(event);
      sites.setPreview(result);
      void reshapeSites(result).finally(() => sites.setPreview(new Map()));
    },
    cancel: () => sites.setPreview(new Map()),
  };
}

/** Drags on the map that are not the map's own: boxes, moving and rotating. */
function drags(map: MapLibre, sites: SiteSource): () => void {
  const canvas = map.getCanvasContainer();
  let current: Drag | null = null;
  let origin: PointerEvent | null = null;
  let moved = false;

  const stop = () => {
    current = origin = null;
    map.dragPan.enable();
    window.removeEventListener('pointermove', onMove, true);
    window.removeEventListener('pointerup', onUp, true);
    window.removeEventListener('keydown', onKey, true);
  };
  const onMove = (event: PointerEvent) => {
    if (origin && Math.hypot(event.clientX - origin.clientX, event.clientY - origin.clientY) > 3)
      moved = true;
    if (moved) current?.move(event);
  };
  const onUp = (event: PointerEvent) => {
    const drag = current;
    stop();
    drag?.end(event, moved);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopImmediatePropagation();
    const drag = current;
    stop();
    drag?.cancel();
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || current) return;
    const { tool, selected } = peek();
    if (tool === 'box' || (event.shiftKey && tool === 'select')) current = boxDrag(map, event);
    else if ((tool === 'move' || tool === 'rotate') && selected.size > 0) {
      current = shapeDrag(map, sites, event, tool === 'rotate');
    }
    if (!current) return;
    origin = event;
    moved = false;
    map.dragPan.disable();
    window.addEventListener('pointermove', onMove, true);
    window.addEventListener('pointerup', onUp, true);
    window.addEventListener('keydown', onKey, true);
  };
  canvas.addEventListener('pointerdown', onDown, true);
  return () => {
    stop();
    canvas.removeEventListener('pointerdown', onDown, true);
  };
}

/** Everything the pointer does on the map besides drawing and the map's own pan and zoom. */
export function pointerActions(map: MapLibre, sites: SiteSource): () => void {
  const undoers = [clickSelect(map), drags(map, sites)];
  return () => {
    for (const undo of undoers) undo();
  };
}
