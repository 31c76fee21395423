import type { Area } from '../../shared/geometry.ts';
import { peek } from '../base/store.ts';
import { reshapeSites } from './actions.ts';
import { boundsOf, centreOf, nudgeArea, rotateArea } from './geometry.ts';
import type { SiteSource } from './site-source.ts';

const SETTLE_MS = 450;
let sites: SiteSource | null = null;
let shapes: Map<number, Area> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Where the keyboard's moves are shown before they are written. */
export const setNudgeTarget = (target: SiteSource | null): void => {
  sites = target;
};

/** Selected shapes as the keyboard has left them so far. */
const current = (): Map<number, Area> => {
  const { selected, siteById } = peek();
  if (shapes && [...selected].every((id) => shapes!.has(id))) return shapes;
  return new Map(
    [...selected].flatMap((id): [number, Area][] => {
      const site = siteById.get(id);
      return site ? [[id, site.geometry]] : [];
    }),
  );
};

function show(next: Map<number, Area>): void {
  shapes = next;
  sites?.setPreview(next);
  clearTimeout(timer);
  timer = setTimeout(settle, SETTLE_MS);
}

/** Writes what the keyboard moved: once, after the last key. */
async function settle(): Promise<void> {
  clearTimeout(timer);
  const done = shapes;
  shapes = null;
  if (!done) return;
  await reshapeSites(done);
  if (!shapes) sites?.setPreview(new Map());
}

export const nudgeSelection = (eastM: number, northM: number): void =>
  show(new Map([...current()].map(([id, area]) => [id, nudgeArea(area, eastM, northM)])));

export function rotateSelection(degrees: number): void {
  const now = current();
  const bounds = boundsOf([...now.values()]);
  if (bounds) show(new Map([...now].map(([id, area]) => [id, rotateArea(area, degrees, centreOf(bounds))])));
}
