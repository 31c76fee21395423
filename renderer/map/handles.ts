import type { Geometry, Position } from 'geojson';
import { type Map as MapLibre, Marker } from 'maplibre-gl';
import { metresPerDegree } from '../../shared/geodesy.ts';
import { type Run, runsOf, withRuns } from './rings.ts';

type Shape = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** Corners that have a handle; of a shape with more, those in view come first. */
const MOST = 300;
/** How long keys may pause before what they moved is written, milliseconds. */
const SETTLE_MS = 450;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Place of the handle that had the focus when it was taken off, for the one that comes in its stead. */
let focused: number | null = null;

export interface HandleEvents<S extends Shape> {
  /** The shape while a corner is on its way. */
  preview(shape: S): void;
  /** The shape once the planner lets go. */
  done(shape: S): void;
  /** What a handle is called: its corner's number, or that it adds one. */
  label(corner: number | null): string;
}

/**
 * Handles on every corner of a shape and between corners, holes and parts included: dragged, or moved by arrow keys
 * (a metre, with Shift ten); Delete or a right click takes a corner away, dragging or pressing a middle adds one.
 *
 * @returns takes the handles off the map
 */
export function handlesOn<S extends Shape>(map: MapLibre, given: S, events: HandleEvents<S>): () => void {
  let runs = runsOf(given).map((run) => ({ ...run, corners: [...run.corners] }));
  let markers: Marker[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const shape = () => withRuns(given, runs);
  const settle = () => {
    clearTimeout(timer);
    timer = undefined;
    events.done(shape());
  };
  const clear = () => {
    const at = markers.findIndex((marker) => marker.getElement() === document.activeElement);
    if (at >= 0) focused = at;
    for (const marker of markers) marker.remove();
    markers = [];
  };

  const remove = (run: Run, at: number) => {
    if (run.corners.length <= run.least && !run.spare) return;
    run.corners.splice(at, 1);
    if (run.corners.length < run.least) run.corners = [];
    settle();
    draw();
  };
  const onKey = (event: KeyboardEvent, run: Run, at: number, marker: Marker) => {
    const arrow = ARROWS[event.key];
    if (!arrow && event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    if (!arrow) return remove(run, at);
    const [lon, lat] = run.corners[at] as [number, number];
    const metres = event.shiftKey ? 10 : 1;
    const { east, north } = metresPerDegree(lat);
    run.corners[at] = [lon + (arrow[0] * metres) / east, lat + (arrow[1] * metres) / north];
    marker.setLngLat(run.corners[at] as [number, number]);
    events.preview(shape());
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLE_MS);
  };

  const corner = (run: Run, at: number, number: number) => {
    const element = buttonOf('corner-handle', events.label(number));
    const marker = new Marker({ element, draggable: true }).setLngLat(run.corners[at] as [number, number]);
    element.addEventListener('keydown', (event) => onKey(event, run, at, marker));
    element.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      event.stopPropagation();
      remove(run, at);
    });
    marker.on('drag', () => {
      run.corners[at] = marker.getLngLat().toArray();
      events.preview(shape());
    });
    marker.on('dragend', () => {
      settle();
      draw();
    });
    return marker;
  };
  const middle = (run: Run, at: number) => {
    const [a, b] = [run.corners[at]!, run.corners[(at + 1) % run.corners.length]!];
    const element = buttonOf('middle-handle', events.label(null));
    const between: Position = [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
    const marker = new Marker({ element, draggable: true }).setLngLat(between as [number, number]);
    const before = [...run.corners];
    const add = () => {
      run.corners = before.toSpliced(at + 1, 0, marker.getLngLat().toArray());
    };
    marker.on('drag', () => {
      add();
      events.preview(shape());
    });
    const end = () => {
      add();
      settle();
      draw();
    };
    marker.on('dragend', end);
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      end();
    });
    return marker;
  };

  function draw() {
    clear();
    const view = map.getBounds();
    let [left, number] = [MOST, 0];
    for (const run of runs) {
      for (const at of run.corners.keys()) {
        number++;
        if (left <= 0 || !view.contains(run.corners[at] as [number, number])) continue;
        left--;
        markers.push(corner(run, at, number));
        const last = !run.closed && at === run.corners.length - 1;
        if (run.least > 1 && !last) markers.push(middle(run, at));
      }
    }
    for (const marker of markers) marker.addTo(map);
    if (focused !== null) markers[focused]?.getElement().focus();
    focused = null;
  }
  draw();
  map.on('moveend', draw);
  return () => {
    if (timer) settle();
    map.off('moveend', draw);
    clear();
    runs = [];
  };
}

/** Whether an event is of a handle, not of the map under it. */
export const onHandle = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('.corner-handle, .middle-handle') !== null;

function buttonOf(className: string, label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.setAttribute('aria-label', label);
  element.title = label;
  return element;
}
