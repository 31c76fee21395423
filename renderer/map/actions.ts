import i18next from 'i18next';
import type { SiteFields } from '../../shared/domain.ts';
import type { Area, Bounds } from '../../shared/geometry.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { keepRefused } from '../base/keep-sketches.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import { readSelected } from '../base/refresh.ts';
import { mergeSites, peek, select, setTool, update } from '../base/store.ts';
import { lookFromAfar, ownPanel } from '../base/windows.ts';
import { boundsOf } from './geometry.ts';
import { useMap } from './state.ts';

/**
 * Adds a site of the chosen kind where the planner drew, and shows it in the inspector; a shape that cannot be a site
 * stays as a sketch.
 */
export async function createSite(geometry: Area, fields: Partial<SiteFields> = {}): Promise<boolean> {
  const kind = peek().newKind;
  useMap.setState({ creating: true });
  const site = await invoke('site.create', { kind, ...fields, geometry }).catch((error: unknown) =>
    keepRefused(error, [{ kind, geometry, fields }]),
  );
  useMap.setState({ creating: false });
  setTool('select');
  if (!site) return false;
  mergeSites([site]);
  select([site.id]);
  update({ rightOpen: true });
  return true;
}

/**
 * Writes new shapes of sites, one edit each; the list shows them before the document answers. A shape that cannot be the
 * site's stays as a sketch, and the site as it was.
 */
export async function reshapeSites(geometries: ReadonlyMap<number, Area>): Promise<void> {
  for (const [id, geometry] of geometries) {
    const before = peek().siteById.get(id);
    const result = await invoke('site.update', { ids: [id], changes: { geometry } }).catch((error: unknown) =>
      keepRefused(error, [{ kind: before?.kind ?? 'rooftop', geometry, siteId: id }]),
    );
    if (result) mergeSites(result.sites);
    else if (before) mergeSites([before]);
  }
}

export async function deleteSites(ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const result = await run('site.delete', { ids: [...ids] });
  if (!result) return;
  select([]);
  notifyEdit(i18next.t('sites.deleted', { n: result.deleted }));
}

export const undo = async (): Promise<void> => {
  const history = await run('edit.undo', {});
  if (history) update({ history });
};

export const redo = async (): Promise<void> => {
  const history = await run('edit.redo', {});
  if (history) update({ history });
};

/** Moves the map so that the areas fill it. */
export function fitTo(areas: readonly Area[], maxZoom = 17): void {
  const bounds = boundsOf(areas);
  if (bounds) showBounds(bounds, maxZoom);
}

/** Moves the map so that the bounds fill it; from a window without one, that of the main window. */
export function showBounds(bounds: Bounds, maxZoom = 17): void {
  const { map } = useMap.getState();
  if (!map && ownPanel() !== null) lookFromAfar(bounds, maxZoom);
  map?.fitBounds(bounds, {
    padding: { top: 40, bottom: 56, left: 76, right: 68 },
    maxZoom,
    duration: reducedMotion() ? 0 : 500,
  });
}

/** Moves the map to a place, and no nearer than it is unless said. */
export function lookAt([lon, lat]: [number, number], zoom?: number): void {
  const { map } = useMap.getState();
  if (map) map.easeTo({ center: [lon, lat], ...(zoom !== undefined && { zoom }) });
  else showBounds([lon, lat, lon, lat], zoom ?? FIRST_LOOK_ZOOM);
}

export const fitCounty = (): void => {
  const { project } = peek();
  if (project) fitTo([project.county.boundary]);
};

export const fitSelection = async (): Promise<void> => {
  await readSelected().catch(notifyError);
  const { selected, siteById } = peek();
  fitTo([...selected].flatMap((id) => siteById.get(id)?.geometry ?? []));
};

/** How near a place is looked at from a window without a map. */
const FIRST_LOOK_ZOOM = 14;

const reducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
