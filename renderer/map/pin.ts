import { Marker } from 'maplibre-gl';
import type { Bounds } from '../../shared/geometry.ts';
import { showBounds } from './actions.ts';
import { centreOf } from './geometry.ts';
import { useMap } from './state.ts';

const SHOWN_MS = 8000;
let pinned: Marker | null = null;

/** Moves the map to something found and rings it for a while, with its name. */
export function pinOnMap(bounds: Bounds, name: string): void {
  const { map } = useMap.getState();
  if (!map) return;
  pinned?.remove();
  const element = document.createElement('div');
  element.className = 'found-pin';
  element.setAttribute('role', 'status');
  element.append(Object.assign(document.createElement('span'), { textContent: name }));
  const marker = new Marker({ element, anchor: 'center' }).setLngLat(centreOf(bounds)).addTo(map);
  pinned = marker;
  setTimeout(() => marker.remove(), SHOWN_MS);
  showBounds(bounds);
}
