import i18next from 'i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { areaSchema } from '../../shared/geometry.ts';
import { run } from '../base/client.ts';
import { keepSketches } from '../base/keep-sketches.ts';
import { isTyping } from '../base/keys.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, peek, select } from '../base/store.ts';

type Pasted = CommandInput<'site.paste'>['features'];
/** Characters of a text that is looked at for shapes: a county's sites are some megabytes. */
const MOST_CHARACTERS = 20_000_000;
const MOST_FEATURES = 1000;

/** A site as a GeoJSON feature: its outline, and all that a planner set on it. */
function featureOf(site: SiteRow) {
  const { geometry, name, kind, mount, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2 } = site;
  const { module, inverter, ownerClass, gridMode, tariff, notes, agrivoltaic } = site;
  return {
    type: 'Feature' as const,
    geometry,
    properties: {
      ...{ name, kind, mount, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2 },
      ...{ module, inverter, ownerClass, gridMode, tariff, notes, agrivoltaic },
    },
  };
}

/** The selected sites as GeoJSON, as QGIS and other documents take it. */
const geoJsonOf = (sites: readonly SiteRow[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: sites.map(featureOf) });

/** Areas in a text of GeoJSON: a collection, a feature or a bare shape; none where it is anything else. */
function areasIn(text: string): Pasted {
  if (text.length > MOST_CHARACTERS || !/^\s*\{/.test(text)) return [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return [];
  }
  const { type, features } = given as { type?: unknown; features?: unknown };
  const all: unknown[] =
    type === 'FeatureCollection' && Array.isArray(features)
      ? features
      : [type === 'Feature' ? given : { type: 'Feature', geometry: given, properties: {} }];
  return all.slice(0, MOST_FEATURES).flatMap((each) => {
    const { geometry, properties } = (each ?? {}) as { geometry?: unknown; properties?: unknown };
    const area = areaSchema.safeParse(geometry);
    const said = typeof properties === 'object' && properties !== null ? properties : {};
    return area.success ? [{ type: 'Feature' as const, geometry: area.data, properties: said }] : [];
  });
}

/** Makes sites of what is on the clipboard; outlines that cannot be sites stay as sketches. */
async function pasteText(text: string): Promise<boolean> {
  const features = areasIn(text);
  if (features.length === 0) return false;
  const result = await run('site.paste', { features });
  if (!result) return true;
  const { sites, refused } = result;
  mergeSites(sites);
  select(sites.map(({ id }) => id));
  if (sites.length > 0) notifyEdit(i18next.t('shapes.pasted', { n: sites.length }));
  if (refused.length > 0) {
    const kept = refused.map(({ index }) => ({ kind: peek().newKind, geometry: features[index]!.geometry }));
    await keepSketches(kept, refused[0]!.message);
  }
  return true;
}

/** Reads the clipboard and pastes sites; where it cannot be read the planner is told the key that can. */
export async function pasteShapes(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => null);
  if (text === null) return void notify({ message: i18next.t('shapes.pasteKey'), color: 'gray' });
  if (!(await pasteText(text))) notify({ message: i18next.t('shapes.nothingToPaste'), color: 'gray' });
}

/** Puts the selected sites on the clipboard as GeoJSON. */
export async function copyShapes(): Promise<void> {
  const { selected, siteById } = peek();
  const sites = [...selected].flatMap((id) => siteById.get(id) ?? []);
  if (sites.length > 0) await navigator.clipboard.writeText(geoJsonOf(sites)).catch(() => {});
}

/** Listens for pasting on the window, where it is not into a field; returns the way to stop. */
export function listenForPaste(): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const { project } = peek();
    if (event.defaultPrevented || !project || project.readOnly || isTyping(event.target)) return;
    if (document.querySelector('[role=dialog][aria-modal=true]')) return;
    void pasteText(event.clipboardData?.getData('text/plain') ?? '');
  };
  window.addEventListener('paste', onPaste);
  return () => window.removeEventListener('paste', onPaste);
}
