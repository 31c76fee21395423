import type { SiteFields } from '../../shared/domain.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import {
  applyTemplate,
  changedFields,
  changedSites,
  changeSites,
  commissionSites,
  deleteSites,
  includeSites,
} from '../bulk/edit-sites.ts';
import { countyWork } from '../county/county-work.ts';
import { warmLand } from '../county/land/rules.ts';
import { landStatuses } from '../county/land/statuses.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import { namedModule } from '../county/sites/equipment.ts';
import { meantBy } from '../county/sites/meant.ts';
import { previewOf } from '../county/sites/preview.ts';
import { setTerm } from '../county/sites/set-term.ts';
import { withModule } from '../engine/template.ts';
import { openedDocument } from '../session/session.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { getSite, insertSite, listSites, nextSiteNumber, updateSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';
import { siteOverrides } from './land-rules.ts';
import { modeCheck } from './mode-check.ts';
import { photos } from './photos.ts';
import { sitesFromBuildings } from './roofs.ts';
import { siteCells } from './site-cells.ts';
import { measured } from './site-measures.ts';
import { overlaps } from './site-overlaps.ts';
import { sitePages } from './site-pages.ts';
import { siteRanking } from './site-ranking.ts';
import { siteShapes } from './site-shapes.ts';

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

  'site.preview'(session, input) {
    const document = openedDocument(session);
    return countyWork(session, document, previewOf(session, document, input));
  },

  'site.applyTemplate'(session, input) {
    const document = openedDocument(session);
    return applyTemplate(document, input, meantBy(session, document, { name: 'site.applyTemplate', input }));
  },

  'site.delete': (session, input) => deleteSites(openedDocument(session), input),

  'site.include': (session, input) => includeSites(openedDocument(session), input),

  'site.commission': (session, input) => commissionSites(openedDocument(session), input),

  'site.setTerm': (session, input) => setTerm(openedDocument(session), input),

  ...siteOverrides,
  ...overlaps,
  ...siteCells,
  ...siteShapes,

  'site.defaults': (session, { kind }) => siteDefaults(session, openedDocument(session), kind),
};
