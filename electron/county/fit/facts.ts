import type { Site } from '../../../shared/domain.ts';
import type { Steps } from '../../../shared/steps.ts';
import { aroundSite } from '../../bulk/fit/surroundings.ts';
import type { Around, Standing } from '../../bulk/fit/survey.ts';
import { sind } from '../../engine/angles.ts';
import type { Mount } from '../../engine/fit/glare.ts';
import type { FitFacts } from '../../engine/fit/measure.ts';
import type { StoredOutline } from '../../store/outlines-ahead.ts';
import { agrivoltaicOf, alikeKey, setupOf } from '../farm/agrivoltaic.ts';
import type { CountySurvey } from './survey.ts';

type Unplaced = Omit<Site, 'geometry'>;

/** Facts that do not change with what a site earns. */
export type Surroundings = Omit<FitFacts, 'earned'>;

/**
 * What the document says of a site and around it, and what is seen of it.
 *
 * @param outline of the site, read only where a layer or a consumer may be near
 */
export function* surroundings(
  shared: CountySurvey,
  site: Unplaced,
  outline: () => StoredOutline,
): Steps<Surroundings> {
  return surroundingsOf(shared, site, outline, yield* aroundSite(shared, standingOf(shared, site), outline));
}

/** The same where what is around is known. */
export const surroundingsOf = (
  shared: CountySurvey,
  site: Unplaced,
  outline: () => StoredOutline,
  around: Around,
): Surroundings => ({
  kind: site.kind,
  capacityKwp: site.capacityKwp,
  pump: shared.pumpOf(site),
  crop: site.kind === 'agrivoltaic' ? cropOf(shared, { ...site, geometry: outline().area() }) : null,
  ...around,
});

/** Rotation at which a tracker's clearance is measured: its stop. */
const TRACKER_STOP_DEG = 60;

/** How a site's modules stand and how high. */
export function standingOf({ session, assumptions }: CountySurvey, site: Unplaced): Standing {
  const { areaM2, kind, mount, tiltDeg } = site;
  if (kind === 'rooftop') {
    const { bottomRooftopM, topRooftopM } = assumptions;
    return { areaM2, mount: mountOf(site, false), bottomM: bottomRooftopM, topM: topRooftopM };
  }
  const { clearanceM, rowWidthM, layout } = setupOf(session, site);
  const slopeDeg = mount === 'fixed' ? tiltDeg : TRACKER_STOP_DEG;
  return {
    areaM2,
    mount: mountOf(site, layout === 'vertical-bifacial'),
    bottomM: clearanceM,
    topM: clearanceM + rowWidthM * sind(slopeDeg),
  };
}

const mountOf = ({ mount, tiltDeg, azimuthDeg, gcr }: Unplaced, upright: boolean): Mount =>
  mount === 'fixed'
    ? { tiltDeg, azimuthDeg, bothFaces: upright }
    : { axisAzimuthDeg: azimuthDeg, gcr: gcr ?? 0.3 };

/** Light and yield under a site's rows, once for all sites that stand alike. */
function cropOf({ session, document, crops }: CountySurvey, site: Site): FitFacts['crop'] {
  const key = alikeKey(session, site);
  const known = crops.get(key);
  if (known !== undefined) return known;
  const { setup, light, crop } = agrivoltaicOf(session, document, site);
  const found =
    setup.crop === 'none'
      ? { relativeYield: 0, lightShare: 0 }
      : { relativeYield: crop.relativeYield, lightShare: light.seasonMean };
  crops.set(key, found);
  return found;
}
