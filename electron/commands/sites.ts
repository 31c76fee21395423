import { booleanIntersects, kinks } from '@turf/turf';
import type { SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import { withoutTwins } from '../../shared/twin-corners.ts';
import {
  applyTemplate,
  changedFields,
  changedSites,
  changeSites,
  commissionSites,
  deleteSites,
  includeSites,
} from '../bulk/edit-sites.ts';
import { landStatuses, warmLand } from '../county/land/rules.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import { namedModule } from '../county/sites/equipment.ts';
import { meantBy } from '../county/sites/meant.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { withPower } from '../engine/site-array.ts';
import { withModule } from '../engine/template.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { getSite, insertSite, listSites, nextSiteNumber, type SiteRow, updateSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';
import { siteOverrides } from './land-rules.ts';
import { modeCheck } from './mode-check.ts';
import { photos } from './photos.ts';
import { sitesFromBuildings } from './roofs.ts';
import { overlaps } from './site-overlaps.ts';
import { sitePages } from './site-pages.ts';
import { siteRanking } from './site-ranking.ts';

export const sites: HandlersOf<'site'> = {
  'site.fromBuildings': sitesFromBuildings,
  ...sitePages,
  ...siteRanking,
  ...modeCheck,
  ...photos,

  async 'site.list'(session) {
    const document = openedDocument(session);
    activeScenario(document);
    await warmLand(session, document);
    const rows = siteMirror(document).rows();
    const land = landStatuses(session, document);
    const late = session.estimator.outOfDate(document);
    return {
      sites: listSites(document).map((site) => {
        const row = rows.get(site.id)!;
        return { ...site, estimate: row.estimate, stale: late.has(site.id), land: land(row) };
      }),
    };
  },

  'site.create'(session, { kind, ...given }, call) {
    const document = openedDocument(session);
    const defaults = siteDefaults(session, document, kind);
    const module = namedModule(session.library, given);
    const fields: SiteFields = {
      ...defaults,
      name: defaultSiteName(kind, nextSiteNumber(document, kind), call),
      ...withModule(given, module, defaults.agrivoltaic),
      kind,
    };
    return getSite(document, insertSite(document, measured(session, document, fields)));
  },

  'site.update'(session, input) {
    const document = openedDocument(session);
    const { ids, changes } = input;
    const meant = meantBy(session, document, { name: 'site.update', input });
    if (!changes.geometry) return changeSites(document, input, meant);
    for (const id of ids) {
      updateSite(document, id, measured(session, document, changedFields(document, id, changes, meant)));
    }
    return changedSites(document, ids);
  },

  'site.applyTemplate'(session, input) {
    const document = openedDocument(session);
    return applyTemplate(document, input, meantBy(session, document, { name: 'site.applyTemplate', input }));
  },

  'site.delete': (session, input) => deleteSites(openedDocument(session), input),

  'site.include': (session, input) => includeSites(openedDocument(session), input),

  'site.commission': (session, input) => commissionSites(openedDocument(session), input),

  ...siteOverrides,
  ...overlaps,

  'site.defaults': (session, { kind }) => siteDefaults(session, openedDocument(session), kind),
};

const SMALLEST_M2 = 1;
/** Adds what follows from the outline, after checking that it can be a site of this county. */
export function measured(session: Session, document: Document, fields: SiteFields): SiteRow {
  const geometry = withoutTwins(fields.geometry);
  assertSimple(geometry);
  const areaM2 = geodesicAreaM2(geometry);
  if (areaM2 < SMALLEST_M2) {
    throw new PlannerError('site.too-small', { areaM2: areaM2.toFixed(2) }, { field: 'geometry' });
  }
  const county = session.library.countyOf(document);
  if (!booleanIntersects(geometry, county.boundary)) {
    throw new PlannerError('site.outside-county', { county: county.name }, { field: 'geometry' });
  }
  return withPower({ ...fields, geometry, areaM2 });
}

function assertSimple(geometry: Area): void {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const coordinates of parts) {
    if (kinks({ type: 'Polygon', coordinates }).features.length > 0) {
      throw new PlannerError('site.self-crossing', {}, { field: 'geometry' });
    }
  }
}
