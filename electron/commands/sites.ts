import { booleanIntersects, kinks } from '@turf/turf';
import { type SiteFields, siteFieldsSchema } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import { capacityKwp } from '../engine/capacity.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import {
  deleteSite,
  getSite,
  includeSite,
  insertSite,
  listSites,
  nextSiteNumber,
  type SiteRow,
  updateSite,
} from '../store/sites.ts';
import { arrayOf } from './estimator.ts';
import { landStatuses, siteOverrides, warmLand } from './land-rules.ts';
import { sitesFromBuildings } from './roofs.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { siteDefaults } from './site-defaults.ts';
import { sitePages } from './site-pages.ts';

export const sites: HandlersOf<'site'> = {
  'site.fromBuildings': sitesFromBuildings,
  ...sitePages,

  async 'site.list'(session) {
    const document = openedDocument(session);
    activeScenario(document);
    await warmLand(session, document);
    const rows = siteMirror(document).rows();
    const land = landStatuses(session, document);
    return {
      sites: listSites(document).map((site) => {
        const row = rows.get(site.id)!;
        return { ...site, estimate: row.estimate, land: land(row) };
      }),
    };
  },

  'site.create'(session, { kind, ...given }, call) {
    const document = openedDocument(session);
    const fields: SiteFields = {
      ...siteDefaults(session, document, kind),
      name: defaultSiteName(kind, nextSiteNumber(document, kind), call),
      ...given,
      kind,
    };
    return getSite(document, insertSite(document, measured(session, fields)));
  },

  'site.update'(session, { ids, changes }) {
    const document = openedDocument(session);
    for (const id of ids) {
      const {
        id: _id,
        included: _included,
        built: _built,
        areaM2,
        capacityKwp: _capacityKwp,
        ...before
      } = getSite(document, id);
      const fields = siteFieldsSchema.parse({ ...before, ...changes });
      const row = changes.geometry ? measured(session, fields) : withPower({ ...fields, areaM2 });
      updateSite(document, id, row);
    }
    return { sites: ids.slice(0, MOST_ANSWERED).map((id) => getSite(document, id)) };
  },

  'site.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteSite(document, id);
    return { deleted: new Set(ids).size };
  },

  'site.include'(session, { ids, included, share }) {
    const document = openedDocument(session);
    const scenario = activeScenario(document);
    for (const id of ids) getSite(document, id);
    return {
      changed: ids.filter((id) => includeSite(document, scenario.id, id, included ? share : 0)).length,
    };
  },

  ...siteOverrides,

  'site.defaults': (session, { kind }) => siteDefaults(session, openedDocument(session), kind),
};

const SMALLEST_M2 = 1;
/** Sites that an edit of many sends back; the window reads the others when it shows them. */
const MOST_ANSWERED = 1000;

/** Adds what follows from the outline, after checking that it can be a site of this county. */
function measured(session: Session, fields: SiteFields): SiteRow {
  const { geometry } = fields;
  assertSimple(geometry);
  const areaM2 = geodesicAreaM2(geometry);
  if (areaM2 < SMALLEST_M2) {
    throw new PlannerError('site.too-small', { areaM2: areaM2.toFixed(2) }, { field: 'geometry' });
  }
  const county = session.library.countyOf(openedDocument(session));
  if (!booleanIntersects(geometry, county.boundary)) {
    throw new PlannerError('site.outside-county', { county: county.name }, { field: 'geometry' });
  }
  return withPower({ ...fields, areaM2 });
}

/** Adds the power a site's area and settings make, after checking that it can be estimated. */
function withPower(fields: SiteFields & { areaM2: number }): SiteRow {
  const site = { ...fields, capacityKwp: capacityKwp(fields) };
  arrayOf(site);
  return site;
}

function assertSimple(geometry: Area): void {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const coordinates of parts) {
    if (kinks({ type: 'Polygon', coordinates }).features.length > 0) {
      throw new PlannerError('site.self-crossing', {}, { field: 'geometry' });
    }
  }
}
