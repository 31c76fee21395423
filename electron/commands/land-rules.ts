import type { Site } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Bounds } from '../../shared/geometry.ts';
import {
  type LandCheck,
  type LandRule,
  type LandStatus,
  RULE_LAYERS,
  type SiteLand,
} from '../../shared/land-rules.ts';
import { checkRule, type Plot, plotOf } from '../engine/rules/check-rule.ts';
import { contextVersion } from '../store/context-version.ts';
import type { Document } from '../store/document.ts';
import { featuresIn, isEmptyLayer } from '../store/nearby.ts';
import { dropOverride, listOverrides, putOverride } from '../store/rule-overrides.ts';
import { getSite, listSites } from '../store/sites.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';

export const rules: HandlersOf<'rules'> = {
  'rules.check'(session, { siteIds }) {
    const document = openedDocument(session);
    for (const id of siteIds ?? []) getSite(document, id);
    const check = landCheckOf(session, document);
    if (!siteIds) return check;
    const wanted = new Set(siteIds);
    return { ...check, sites: check.sites.filter(({ siteId }) => wanted.has(siteId)) };
  },
};

export const siteOverrides: Pick<HandlersOf<'site'>, 'site.override' | 'site.dropOverride'> = {
  'site.override'(session, { id, rule, reason }) {
    const document = openedDocument(session);
    getSite(document, id);
    const broken = landOf(session, document)
      .get(id)
      ?.findings.find((finding) => finding.rule === rule);
    if (!broken) throw new PlannerError('rules.not-broken', { rule }, { field: 'rule' });
    putOverride(document, { siteId: id, rule, reason, at: new Date().toISOString() });
    return landOf(session, document).get(id)!;
  },

  'site.dropOverride'(session, { id, rule }) {
    const document = openedDocument(session);
    getSite(document, id);
    if (!dropOverride(document, id, rule)) throw new PlannerError('rules.no-override', { rule });
    return landOf(session, document).get(id)!;
  },
};

/** The whole answer for a document. */
export function landCheckOf(session: Session, document: Document): LandCheck {
  return {
    rules: session.library.landRules(),
    emptyLayers: RULE_LAYERS.filter((layer) => isEmptyLayer(document, layer)),
    sites: [...landOf(session, document).values()],
  };
}

type Findings = Pick<SiteLand, 'findings' | 'unchecked'>;

/** What was found for each outline while the layers stayed as they are. */
const kept = new WeakMap<Document, { version: string; bySite: Map<number, { key: string } & Findings> }>();

/** Every site against every land rule, overrides counted in; only sites that changed are looked at again. */
export function landOf(
  session: Session,
  document: Document,
  sites = listSites(document),
): Map<number, SiteLand> {
  const version = contextVersion(document);
  let cache = kept.get(document);
  if (cache?.version !== version) {
    cache = { version, bySite: new Map() };
    kept.set(document, cache);
  }
  const overrides = new Map(
    listOverrides(document).map(({ siteId, rule, reason, at }) => [`${siteId} ${rule}`, { reason, at }]),
  );
  const land = new Map<number, SiteLand>();
  const bySite: typeof cache.bySite = new Map();
  for (const site of sites) {
    const key = `${site.kind}|${JSON.stringify(site.geometry.coordinates)}`;
    const known = cache.bySite.get(site.id);
    const found =
      known?.key === key ? known : { key, ...inspect(document, session.library.landRules(), site) };
    bySite.set(site.id, found);
    const findings = found.findings.map((finding) => ({
      ...finding,
      override: overrides.get(`${site.id} ${finding.rule}`) ?? null,
    }));
    land.set(site.id, { siteId: site.id, status: statusOf(findings), findings, unchecked: found.unchecked });
  }
  cache.bySite = bySite;
  return land;
}

function statusOf(findings: SiteLand['findings']): LandStatus {
  const forbidden = findings.filter(({ severity }) => severity === 'forbid');
  if (forbidden.some(({ override }) => override === null)) return 'broken';
  if (forbidden.length > 0) return 'overridden';
  return findings.length > 0 ? 'caution' : 'clear';
}

function inspect(document: Document, all: readonly LandRule[], site: Site): Findings {
  const plot = plotOf(site.geometry, site.areaM2);
  const findings: SiteLand['findings'] = [];
  const unchecked: string[] = [];
  for (const layer of RULE_LAYERS) {
    const asked = all.filter((rule) => rule.layer === layer && rule.kinds.includes(site.kind));
    if (asked.length === 0) continue;
    const reachM = Math.max(...asked.map((rule) => (rule.test === 'distance' ? rule.limit + rule.edgeM : 0)));
    const near = featuresIn(document, layer, widened(plot, reachM));
    for (const rule of asked) {
      const finding = checkRule(plot, rule, near);
      if (finding === 'unchecked') unchecked.push(rule.code);
      else if (finding) findings.push({ ...finding, override: null });
    }
  }
  return { findings, unchecked };
}

/** The box of a plot with so many metres more on every side. */
export function widened({ bounds: [west, south, east, north], plane }: Plot, metres: number): Bounds {
  const [x, y] = plane.metres([west, south]);
  const [u, v] = plane.metres([east, north]);
  return [...plane.position([x - metres, y - metres]), ...plane.position([u + metres, v + metres])];
}

/** The sites that count in the active scenario: included, and breaking no land rule that is not overridden. */
export function countedSites(session: Session, document: Document): Site[] {
  const sites = listSites(document);
  const land = landOf(session, document, sites);
  return sites.filter((site) => site.included && land.get(site.id)?.status !== 'broken');
}
