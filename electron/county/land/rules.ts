import type { Site } from '../../../shared/domain.ts';
import {
  type LandCheck,
  type LandRule,
  type LandStatus,
  RULE_LAYERS,
  type RuleLayer,
  type SiteLand,
} from '../../../shared/land-rules.ts';
import { holdsOn } from '../../engine/rules/rule-pack.ts';
import { createPace } from '../../session/pace.ts';
import type { Session } from '../../session/session.ts';
import { baseOf } from '../../store/as-scenario.ts';
import { landLayersVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import { classesIn, type FeatureCache, isEmptyLayer } from '../../store/nearby.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { listOverrides } from '../../store/rule-overrides.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { listSites } from '../../store/sites.ts';
import { type Findings, inspect } from './inspect.ts';

export function rowsOf(document: Document, siteIds: readonly number[]): MirroredSite[] {
  const rows = siteMirror(document).rows();
  return siteIds.flatMap((id) => rows.get(id) ?? []);
}

/** Land rules in force on the day a document is planned by. */
export function landRulesOf(session: Session, document: Document): LandRule[] {
  const date = rulesDate(document);
  return session.library.landRules().filter((rule) => holdsOn(rule, date));
}

/** The whole answer for a document, or for some of its sites. */
export function landCheckOf(
  session: Session,
  document: Document,
  sites: Iterable<MirroredSite> = siteMirror(document).rows().values(),
): LandCheck {
  const rules = landRulesOf(session, document);
  return {
    rules,
    emptyLayers: RULE_LAYERS.filter((layer) => isEmptyLayer(document, layer)),
    withoutFeatures: withoutFeatures(document, rules),
    sites: [...landOf(session, document, sites).values()],
  };
}

/** Rules about classes of which a layer that is not empty has no feature. */
function withoutFeatures(document: Document, rules: readonly LandRule[]): string[] {
  const present = new Map(RULE_LAYERS.map((layer) => [layer, classesIn(document, layer)]));
  return rules
    .filter(({ layer, classes }) => {
      const has = present.get(layer)!;
      return has.size > 0 && !classes.includes('*') && !classes.some((name) => has.has(name));
    })
    .map(({ code }) => code);
}

/** What was found for each shape while the layers stayed as they are. */
interface Kept {
  version: string;
  /** Which sites changed since they were last looked at. */
  changed(): ReadonlySet<number> | 'all';
  empty: ReadonlySet<RuleLayer>;
  rules: readonly LandRule[];
  bySite: Map<number, { shape: string } & Findings>;
  /** Whether every site was looked at under this version. */
  whole: boolean;
}
const kept = new WeakMap<Document, Kept>();

function keptFor(session: Session, asSeen: Document): Kept {
  const document = baseOf(asSeen);
  const version = `${landLayersVersion(document)}/${rulesDate(asSeen)}`;
  let cache = kept.get(document);
  if (cache?.version !== version) {
    cache = {
      version,
      changed: cache?.changed ?? siteMirror(document).follow(),
      empty: new Set(RULE_LAYERS.filter((layer) => isEmptyLayer(document, layer))),
      rules: landRulesOf(session, asSeen),
      bySite: new Map(),
      whole: false,
    };
    kept.set(document, cache);
  }
  return cache;
}

function found(document: Document, { bySite, empty, rules }: Kept, site: MirroredSite, read?: FeatureCache) {
  const known = bySite.get(site.id);
  if (known?.shape === site.shape) return known;
  const fresh = { shape: site.shape, ...inspect(document, rules, empty, site, read) };
  bySite.set(site.id, fresh);
  return fresh;
}

/** Looks at some sites, a few at a time, so that their {@link landStatuses} cost nothing afterwards. */
export async function warmLandOf(
  session: Session,
  document: Document,
  sites: readonly MirroredSite[],
): Promise<void> {
  const pace = createPace();
  for (const site of sites) {
    if (pace.due()) {
      await pace.turn();
      session.stop?.throwIfAborted();
      if (session.document !== document) return;
    }
    found(document, keptFor(session, document), site);
  }
}

/** Features kept for the sites that come next, at most: neighbours mostly follow each other. */
const MOST_KEPT = 20_000;

const featuresKept = (read: FeatureCache) =>
  [...read.values()].reduce((sum, { known }) => sum + known.size, 0);

/** Looks at every site that changed, a few at a time, so that `landOf` costs little afterwards. */
export async function warmLand(session: Session, document: Document): Promise<void> {
  await siteMirror(document).warm();
  if (session.document !== document) return;
  const pace = createPace();
  const first = keptFor(session, document);
  let cache = first;
  let read: FeatureCache = new Map();
  const rows = siteMirror(document).rows();
  const changed = cache.changed();
  const due =
    changed === 'all' || !cache.whole ? [...rows.values()] : [...changed].flatMap((id) => rows.get(id) ?? []);
  for (const site of due) {
    if (pace.due()) {
      await pace.turn();
      session.stop?.throwIfAborted();
      if (session.document !== document) return;
      const now = keptFor(session, document);
      if (now !== cache || featuresKept(read) > MOST_KEPT) read = new Map();
      cache = now;
    }
    found(document, cache, site, read);
  }
  // Layers that changed meanwhile are looked at when next asked.
  if (cache === first) cache.whole = true;
}

/** A text that stays the same as long as no layer and no override changes what sites may stand on. */
export const landVersion = (document: Document): string =>
  `${landLayersVersion(document)}/${rulesDate(document)}|${listOverrides(document)
    .map(({ siteId, rule }) => `${siteId} ${rule}`)
    .join()}`;

/** Sites (every one unless given) against every land rule, overrides counted in; only sites that changed are looked at again. */
export function landOf(
  session: Session,
  document: Document,
  sites: Iterable<MirroredSite> = siteMirror(document).rows().values(),
): Map<number, SiteLand> {
  const cache = keptFor(session, document);
  const overrides = new Map(
    listOverrides(document).map(({ siteId, rule, ...override }) => [`${siteId} ${rule}`, override]),
  );
  const land = new Map<number, SiteLand>();
  for (const site of sites) {
    const { findings: all, checked, unchecked } = found(document, cache, site);
    const findings = all.map((finding) => ({
      ...finding,
      override: overrides.get(`${site.id} ${finding.rule}`) ?? null,
    }));
    land.set(site.id, {
      siteId: site.id,
      status: statusOf(findings, unchecked),
      findings,
      checked,
      unchecked,
    });
  }
  return land;
}

/** How every site stands under the land rules, without the findings. */
export function landStatuses(session: Session, document: Document): (site: MirroredSite) => LandStatus {
  const cache = keptFor(session, document);
  const overridden = new Set(listOverrides(document).map(({ siteId, rule }) => `${siteId} ${rule}`));
  return (site) => {
    const { findings, unchecked } = found(document, cache, site);
    if (findings.length === 0) return unchecked.length > 0 ? 'unchecked' : 'clear';
    const forbidden = findings.filter(({ severity }) => severity === 'forbid');
    if (forbidden.length === 0) return 'caution';
    return forbidden.every(({ rule }) => overridden.has(`${site.id} ${rule}`)) ? 'overridden' : 'broken';
  };
}

function statusOf(findings: SiteLand['findings'], unchecked: readonly string[]): LandStatus {
  const forbidden = findings.filter(({ severity }) => severity === 'forbid');
  if (forbidden.some(({ override }) => override === null)) return 'broken';
  if (forbidden.length > 0) return 'overridden';
  if (findings.length > 0) return 'caution';
  return unchecked.length > 0 ? 'unchecked' : 'clear';
}

/** The sites that count in the active scenario: included, and breaking no land rule that is not overridden. */
export function countedSites(session: Session, document: Document): Site[] {
  const counted = new Set(countedRows(session, document).map(({ id }) => id));
  return listSites(document).filter(({ id }) => counted.has(id));
}

/** {@link countedSites} without their outlines, which is quick however many they are. */
export function countedRows(session: Session, document: Document): MirroredSite[] {
  const statusOfSite = landStatuses(session, document);
  return [...siteMirror(document).rows().values()].filter(
    (site) => site.included && statusOfSite(site) !== 'broken',
  );
}
