import type { Site } from '../../../shared/domain.ts';
import type { TerrainGrid } from '../../../shared/terrain.ts';
import { skylinesIn } from '../../engine/roof/bundle.ts';
import type { Surroundings } from '../../engine/sky/skyline.ts';
import type { Document } from '../../store/document.ts';
import { hasRoofs, roofSurroundings } from '../../store/roofs.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { buildingsUnder } from '../sites/building-under.ts';
import { siteHorizon } from '../terrain/site.ts';

/** What a survey found around the roof under a site, and what that rests on. */
export interface SiteRoof {
  key: string;
  /** See `bundleOf`; empty where nothing stands around. */
  bundle: Uint8Array;
}

/** Looks up what surveys found around the roofs under sites; always null where no roof was surveyed. */
export function siteRoofs(document: Document): (site: MirroredSite) => SiteRoof | null {
  if (!hasRoofs(document.db)) return () => null;
  const under = buildingsUnder(document);
  return (site) => {
    const building = under(site);
    return building && roofSurroundings(document, building.id);
  };
}

/**
 * What stands around a site, as its estimate takes it: what a survey of its roof found (the terrain included), else the
 * terrain's skyline; null where nothing is known or nothing stands around.
 */
export function siteSurroundings(
  document: Document,
  grid: TerrainGrid | null,
  site: Site,
): Surroundings | null {
  const mirrored = siteMirror(document).rows().get(site.id);
  const roof = mirrored ? siteRoofs(document)(mirrored) : null;
  return roof ? skylinesIn(roof.bundle) : siteHorizon(grid, site);
}
