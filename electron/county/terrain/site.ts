import type { Site } from '../../../shared/domain.ts';
import type { SiteTerrain, TerrainGrid } from '../../../shared/terrain.ts';
import { SEASON_DAYS, sunPath } from '../../engine/sun/sun-path.ts';
import { groundUnder } from '../../engine/terrain/area.ts';
import { HORIZON_AZIMUTHS, horizonProfile } from '../../engine/terrain/horizon-profile.ts';
import { siteMiddle } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeWeather, placeOf } from '../weather/weather.ts';
import { terrainGrid } from './grid.ts';

/** The skyline of a site, as its estimate takes it; null where no terrain covers it. */
export function siteHorizon(grid: TerrainGrid | null, site: Site): Float64Array | null {
  if (!grid) return null;
  const [longitudeDeg, latitudeDeg] = siteMiddle(site.geometry);
  return horizonProfile(grid, longitudeDeg, latitudeDeg, new Float64Array(HORIZON_AZIMUTHS));
}

/** What the inspector shows of a site's ground; null where no terrain covers it. */
export function siteGround(session: Session, document: Document, site: Site): SiteTerrain | null {
  const grid = terrainGrid(document);
  const ground = grid && groundUnder(grid, site.geometry);
  const horizon = siteHorizon(grid, site);
  if (!ground || !horizon) return null;
  const place = placeOf(session, document);
  const { year } = activeWeather(session, document).year;
  return {
    ...ground,
    horizonDeg: [...horizon],
    sunPaths: (['june', 'equinox', 'december'] as const).map((day) => ({
      day,
      points: sunPath(place, year, SEASON_DAYS[day]),
    })),
  };
}
