import type { Map as MapLibre } from 'maplibre-gl';
import { setTool } from '../base/store.ts';

/** A press that moved further than this is a drag of the map, pixels. */
const DRAG = 4;

interface Taker {
  /** A click on the map, or Space for its middle; pixels from its upper left corner. */
  place(x: number, y: number): void;
  double?(): void;
  /** Other keys pressed on the map, by name; says whether it took the key. */
  key(name: string): boolean;
}

/** Has clicks and keys on the map go to who places something on it, until what is returned is called. */
export function takeClicks(map: MapLibre, { place, double, key }: Taker): () => void {
  setTool('select');
  const container = map.getContainer();
  const canvas = map.getCanvas();
  const taken = new AbortController();
  const { signal } = taken;
  let pressed: [number, number] = [0, 0];
  const on = (type: 'mousedown' | 'click' | 'dblclick', take: (event: MouseEvent) => void) =>
    container.addEventListener(type, take, { capture: true, signal });
  const onCanvas = (event: MouseEvent) => canvas.contains(event.target as Node);
  on('mousedown', ({ clientX, clientY }) => {
    pressed = [clientX, clientY];
  });
  on('click', (event) => {
    if (!onCanvas(event)) return;
    event.stopPropagation();
    if (Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > DRAG) return;
    const { left, top } = canvas.getBoundingClientRect();
    place(event.clientX - left, event.clientY - top);
  });
  on('dblclick', (event) => {
    if (!double || !onCanvas(event)) return;
    event.stopPropagation();
    double();
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== canvas && event.target !== document.body) return;
    if (event.key === ' ') place(canvas.clientWidth / 2, canvas.clientHeight / 2);
    else if (!key(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', onKey, { capture: true, signal });
  canvas.style.cursor = 'crosshair';
  canvas.focus();
  return () => {
    canvas.style.cursor = '';
    taken.abort();
  };
}
