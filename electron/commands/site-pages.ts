import { PlannerError } from '../../shared/errors.ts';
import type { SiteChoice, SiteLine } from '../../shared/site-page.ts';
import type { SiteTerms } from '../../shared/site-terms.ts';
import { connectorOf } from '../county/grid/connect.ts';
import { warmLand, warmLandOf } from '../county/land/rules.ts';
import { landStatuses } from '../county/land/statuses.ts';
import { orderOf } from '../county/sites/order.ts';
import { siteTermsOf } from '../county/sites/terms.ts';
import { assertOpen, openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { type MirroredSite, siteMirror } from '../store/site-mirror.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

type Pages = Pick<HandlersOf<'site'>, 'site.page' | 'site.ids' | 'site.rows' | 'site.sum' | 'site.spread'>;

/** Sites by the page, for documents with more of them than a window can take at once. */
export const sitePages: Pages = {
  async 'site.page'(session, { offset, limit, ...choice }) {
    const document = openedDocument(session);
    await warmFor(session, document, choice);
    const { rows, groups } = await orderOf(session, document, choice);
    const page = rows.slice(offset, offset + limit);
    await warmLandOf(session, document, page);
    assertOpen(session, document);
    const land = landStatuses(session, document);
    const termsOf = siteTermsOf(session, document);
    const connection = connectorOf(session, document).of;
    const late = session.estimator.outOfDate(document);
    return {
      all: siteMirror(document).rows().size,
      total: rows.length,
      groups,
      rows: page.map((row) => lineOf(row, late.has(row.id), land(row), termsOf(row), connection(row).level)),
    };
  },

  async 'site.ids'(session, choice) {
    const document = openedDocument(session);
    await warmFor(session, document, choice);
    const { rows } = await orderOf(session, document, choice);
    return { ids: rows.map(({ id }) => id) };
  },

  async 'site.rows'(session, { ids }) {
    const document = openedDocument(session);
    const mirror = siteMirror(document);
    await mirror.warm();
    const asked = () => ids.flatMap((id) => mirror.rows().get(id) ?? []);
    await warmLandOf(session, document, asked());
    assertOpen(session, document);
    const land = landStatuses(session, document);
    const late = session.estimator.outOfDate(document);
    return {
      sites: asked().map((row) => ({
        ...getSite(document, row.id),
        estimate: row.estimate,
        stale: late.has(row.id),
        land: land(row),
      })),
    };
  },

  async 'site.sum'(session, { ids }) {
    const document = openedDocument(session);
    const mirror = siteMirror(document);
    await mirror.warm();
    const rows = mirror.rows();
    const sum = {
      count: 0,
      estimated: 0,
      stale: 0,
      areaM2: 0,
      capacityKwp: 0,
      annualKwh: 0,
      p90Kwh: 0,
      avoidedTco2: 0,
    };
    const late = session.estimator.outOfDate(document);
    for (const id of ids) {
      const row = rows.get(id);
      if (!row) throw new PlannerError('site.unknown', { id });
      sum.count++;
      sum.areaM2 += row.areaM2 * row.built;
      sum.capacityKwp += row.capacityKwp;
      if (!row.estimate) continue;
      sum.estimated++;
      if (late.has(id)) sum.stale++;
      sum.annualKwh += row.estimate.annualKwh;
      sum.p90Kwh += row.estimate.p90Kwh;
      sum.avoidedTco2 += row.estimate.avoidedTco2;
    }
    return sum;
  },

  async 'site.spread'(session, { by, classes }) {
    const document = openedDocument(session);
    await siteMirror(document).warm();
    const values = new Float64Array(
      [...siteMirror(document).rows().values()].flatMap((row) => METRICS[by](row) ?? []),
    ).sort();
    return {
      values: Array.from(
        { length: classes + 1 },
        (_, i) => values[Math.min(values.length - 1, Math.floor((i * values.length) / classes))],
      ).filter((value) => value !== undefined),
    };
  },
};

/** Reads what putting sites in order needs: how all of them stand under the land rules only where that decides or is summed. */
function warmFor(session: Session, document: Document, { land, sort, group }: SiteChoice): Promise<void> {
  return land !== undefined || sort === 'land' || group !== 'none'
    ? warmLand(session, document)
    : siteMirror(document).warm();
}

const METRICS = {
  specificYield: (row: MirroredSite) => row.estimate?.specificYieldKwhPerKwp,
  capacity: (row: MirroredSite) => row.capacityKwp,
  avoided: (row: MirroredSite) => row.estimate?.avoidedTco2,
};

function lineOf(
  row: MirroredSite,
  stale: boolean,
  land: SiteLine['land'],
  { ownerClass, mode, tariff }: SiteTerms,
  connection: SiteLine['connection'],
): SiteLine {
  const terms = { ownerClass, mode, tariff };
  const { shape: _shape, inputKey: _key, agrivoltaic: _setup, wholeKwp: _whole, estimate, ...rest } = row;
  if (!estimate) return { ...rest, estimate, stale, land, terms, connection };
  const { monthlyKwh: _months, ...year } = estimate;
  return { ...rest, estimate: year, stale, land, terms, connection };
}
