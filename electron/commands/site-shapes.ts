import type { Site, SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { Area, Bounds } from '../../shared/geometry.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import { deleteSites } from '../bulk/edit-sites.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import {
  bufferedArea,
  mergedArea,
  movedArea,
  setBack,
  splitArea,
  withinArea,
  withoutArea,
} from '../county/sites/shapes.ts';
import { polygonsOf } from '../formats/import/shapes.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { handOverPhotos, insertSiteLike } from '../store/like-site.ts';
import { featuresIn } from '../store/nearby.ts';
import { getSite, insertSite, nextSiteNumber, updateSite } from '../store/sites.ts';
import type { Call, HandlersOf } from './handler.ts';
import { reportError } from './report-error.ts';
import { measured } from './site-measures.ts';

type Commands =
  | 'site.split'
  | 'site.merge'
  | 'site.cut'
  | 'site.clip'
  | 'site.buffer'
  | 'site.duplicate'
  | 'site.paste';

export const siteShapes: Pick<HandlersOf<'site'>, Commands> = {
  'site.split'(session, { id, line }) {
    const document = openedDocument(session);
    const site = getSite(document, id);
    const [largest, ...others] = splitArea(site.geometry, line);
    if (others.length === 0)
      throw new PlannerError('shape.not-split', { name: site.name }, { field: 'line' });
    reshape(session, document, site, largest!);
    const ids = others.map((part, i) => addLike(session, document, site, part, `${site.name} (${i + 2})`));
    return answer(document, [id, ...ids]);
  },

  'site.merge'(session, input) {
    const document = openedDocument(session);
    const ids = [...new Set(input.ids)];
    const [first, ...others] = ids.map((id) => getSite(document, id));
    const other = others.find(({ kind }) => kind !== first!.kind);
    if (other || others.length === 0) {
      const names = { a: first!.name, b: (other ?? first)!.name };
      throw new PlannerError('shape.kinds-differ', names, { field: 'ids' });
    }
    reshape(session, document, first!, mergedArea([first!, ...others].map(({ geometry }) => geometry)));
    for (const { id } of others) handOverPhotos(document, id, first!.id);
    deleteSites(document, { ids: others.map(({ id }) => id) });
    return getSite(document, first!.id);
  },

  'site.cut': (session, { ids, geometry }) =>
    eachReshaped(session, ids, (site) => withoutArea(site.geometry, polygonsOf(geometry))),

  'site.clip'(session, { ids, to, setbackM }) {
    const document = openedDocument(session);
    const area = () => ids.reduce((sum, id) => sum + getSite(document, id).areaM2, 0);
    const before = area();
    const county = session.library.countyOf(document).boundary;
    const done = eachReshaped(session, ids, ({ geometry }) => {
      if (to === 'county') return withinArea(geometry, county);
      const roads = featuresIn(document, 'roads', around(geometry, setbackM));
      return setBack(
        geometry,
        roads.map((road) => road.geometry),
        setbackM,
      );
    });
    return { ...done, removedM2: before - area() };
  },

  'site.buffer': (session, { ids, metres }) =>
    eachReshaped(session, ids, ({ geometry }) => bufferedArea(geometry, metres)),

  'site.duplicate'(session, { ids, eastM, northM }) {
    const document = openedDocument(session);
    const made = ids.map((id) => {
      const site = getSite(document, id);
      return addLike(session, document, site, movedArea(site.geometry, eastM, northM), `${site.name} (2)`);
    });
    return answer(document, made);
  },

  'site.paste'(session, { features }, call) {
    const document = openedDocument(session);
    const made: number[] = [];
    const refused: { index: number; code: string; message: string }[] = [];
    for (const [index, { geometry, properties }] of features.entries()) {
      try {
        const fields = pastedFields(session, document, properties ?? {}, geometry, call);
        made.push(insertSite(document, measured(session, document, fields)));
      } catch (error) {
        const { code, message } = reportError(error, call.language);
        if (code === 'internal') throw error;
        refused.push({ index, code, message });
      }
    }
    return { ...answer(document, made), refused };
  },
};

const answer = (document: Document, ids: readonly number[]) => ({
  sites: ids.map((id) => getSite(document, id)),
});

/** What a planner set on a site, without what a scenario and the outline add. */
export function settable(site: Site): SiteFields {
  const {
    id: _id,
    areaM2: _area,
    capacityKwp: _kwp,
    included: _in,
    built: _built,
    inService: _year,
    ...fields
  } = site;
  return fields;
}

function reshape(session: Session, document: Document, site: Site, geometry: Area): void {
  updateSite(document, site.id, measured(session, document, { ...settable(site), geometry }));
}

const addLike = (session: Session, document: Document, site: Site, geometry: Area, name: string): number =>
  insertSiteLike(
    document,
    site.id,
    measured(session, document, { ...settable(site), geometry, name: name.slice(0, 200) }),
  );

/** @throws PlannerError `overlap.nothing-left` naming a site of which nothing would be left */
function eachReshaped(session: Session, ids: readonly number[], change: (site: Site) => Area | null) {
  const document = openedDocument(session);
  for (const id of new Set(ids)) {
    const site = getSite(document, id);
    const geometry = change(site);
    if (!geometry) throw new PlannerError('overlap.nothing-left', { name: site.name }, { field: 'ids' });
    reshape(session, document, site, geometry);
  }
  return answer(document, ids);
}

/** Bounds about an area, widened by so many metres and a little more. */
function around(area: Area, byM: number): Bounds {
  const positions = polygonsOf(area).flat(2);
  const [lons, lats] = [positions.map(([x]) => x!), positions.map(([, y]) => y!)];
  const perDegree = metresPerDegree(lats[0]!);
  const [east, north] = [(byM + 1) / perDegree.east, (byM + 1) / perDegree.north];
  return [
    Math.min(...lons) - east,
    Math.min(...lats) - north,
    Math.max(...lons) + east,
    Math.max(...lats) + north,
  ];
}

/** A pasted site's fields: what its properties say, and what a new site of its kind gets. */
function pastedFields(
  session: Session,
  document: Document,
  given: Partial<Omit<SiteFields, 'geometry'>>,
  geometry: Area,
  call: Call,
): SiteFields {
  const kind = given.kind ?? 'rooftop';
  return {
    ...siteDefaults(session, document, kind),
    name: defaultSiteName(kind, nextSiteNumber(document, kind), call),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    kind,
    geometry,
  };
}
