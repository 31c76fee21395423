import type { Area } from '../../../shared/geometry.ts';
import { type LandRule, RULE_LAYERS } from '../../../shared/land-rules.ts';
import type { Steps } from '../../../shared/steps.ts';
import { knownClasses } from '../../engine/rules/known-classes.ts';
import { figureIn, holdsOn, nationalHolds } from '../../engine/rules/rule-pack.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import { inTurns } from '../../session/pace.ts';
import type { Session } from '../../session/session.ts';
import { baseOf } from '../../store/as-scenario.ts';
import { landLayersVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import { inStep } from '../../store/in-step.ts';
import { keptRulesMark } from '../../store/kept-rules.ts';
import { classesIn, type FeatureCache, isEmptyLayer } from '../../store/nearby.ts';
import { outlinesAhead } from '../../store/outlines-ahead.ts';
import { listOwnRules, rulesDate } from '../../store/own-rules.ts';
import { type KnownOfSites, knownOfSites } from '../../store/per-site.ts';
import { listOverrides } from '../../store/rule-overrides.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { rulesOf } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';
import { type Findings, type Ground, inspect } from './inspect.ts';

export function rowsOf(document: Document, siteIds: readonly number[]): MirroredSite[] {
  const rows = siteMirror(document).rows();
  return siteIds.flatMap((id) => rows.get(id) ?? []);
}

/**
 * Land rules in force in a document's county on its day, with the planner's own figures where there are; none where
 * those of the mainland do not hold.
 */
export function landRulesOf(session: Session, document: Document): LandRule[] {
  if (!nationalHolds(ruleRegions(session.library.countyOf(document)))) return [];
  const date = rulesDate(document);
  const rules = rulesOf(session, document, date);
  const held = new Set(rules.map(({ id }) => id));
  return session.library
    .landRules()
    .filter((rule) => holdsOn(rule, date) && held.has(TABLE_RULES.land(rule.code)))
    .map((rule) => ({ ...rule, limit: figureIn(rules, TABLE_RULES.land(rule.code)) ?? rule.limit }));
}

/** The planner's own figures of land rules, and a mark of the program's that the document keeps, as a text. */
const ownFigures = (document: Document): string =>
  JSON.stringify(listOwnRules(document).filter(({ id }) => id.startsWith(TABLE_RULES.land('')))) +
  keptRulesMark(document);

/** Rules about classes of which a layer that is not empty has no feature. */
export function withoutFeatures(document: Document, rules: readonly LandRule[]): string[] {
  const present = new Map(RULE_LAYERS.map((layer) => [layer, classesIn(document, layer)]));
  return rules
    .filter(({ layer, classes }) => {
      const has = present.get(layer)!;
      return has.size > 0 && !classes.includes('*') && !classes.some((name) => has.has(name));
    })
    .map(({ code }) => code);
}

/** Changes whenever a layer or the day does by which rules are chosen. */
const groundVersion = (asSeen: Document): string =>
  `${landLayersVersion(baseOf(asSeen))}/${rulesDate(asSeen)}/${ownFigures(asSeen)}`;

const groundOf = (session: Session, asSeen: Document): Ground => ({
  rules: landRulesOf(session, asSeen),
  empty: new Set(RULE_LAYERS.filter((layer) => isEmptyLayer(baseOf(asSeen), layer))),
  known: Object.fromEntries(
    RULE_LAYERS.map((layer) => [layer, knownClasses(layer, session.library.landRules())]),
  ) as Ground['known'],
});

const shapeOf = ({ shape }: MirroredSite): string => shape;

/** What is known of sites by their shape while the layers stay as they are. */
const knownFindings = (asSeen: Document): KnownOfSites<Findings> =>
  knownOfSites<Findings>(baseOf(asSeen), inspect, groundVersion(asSeen), shapeOf);

/** What the rules find at a site, looked at where that is not known. */
export function findingsOf(
  session: Session,
  asSeen: Document,
): (site: MirroredSite, read?: FeatureCache, outline?: (id: number) => Area | null) => Findings {
  const document = baseOf(asSeen);
  const known = knownFindings(asSeen);
  let ground: Ground | null = null;
  return (site, read, outline) => {
    const before = known.of(site);
    if (before) return before;
    ground ??= groundOf(session, asSeen);
    const fresh = inspect(document, ground, site, read, outline);
    known.keep(site, fresh);
    return fresh;
  };
}

/** Looks at some sites, a few at a time, so that their {@link landStatuses} cost nothing afterwards. */
export async function warmLandOf(
  session: Session,
  document: Document,
  sites: readonly MirroredSite[],
): Promise<void> {
  await lookAt(session, document, sites, () => findingsOf(session, document));
}

/**
 * Looks at sites, a few at a time, until all are seen or the document is closed.
 * @param begin makes ready what looks at one; asked again when others had their turn, who may have changed anything
 */
function lookAt(
  session: Session,
  document: Document,
  sites: Iterable<MirroredSite>,
  begin: () => (site: MirroredSite) => unknown,
): Promise<boolean> {
  let look: ReturnType<typeof begin> | null = null;
  const each = function* (): Steps<boolean> {
    for (const site of sites) {
      if (session.document !== document) return false;
      look ??= begin();
      look(site);
      yield;
    }
    return true;
  };
  return inTurns(each(), () => {
    session.stop?.throwIfAborted();
    look = null;
  });
}

/** Features kept for the sites that come next, at most: neighbours mostly follow each other. */
const MOST_KEPT = 20_000;

const featuresKept = (read: FeatureCache) =>
  [...read.values()].reduce((sum, { known }) => sum + known.size, 0);

/** Looks at every site that changed, a few at a time, so that `landOf` costs little afterwards. */
export async function warmLand(session: Session, document: Document): Promise<void> {
  await siteMirror(document).warm();
  if (session.document !== document) return;
  const first = groundVersion(document);
  const { value, changed } = inStep(document, warmLand, first, () => ({ whole: false }));
  const rows = siteMirror(document).rows();
  const due =
    changed === 'all' || !value.whole ? [...rows.values()] : [...changed].flatMap((id) => rows.get(id) ?? []);
  const outlines = outlinesAhead(
    document,
    due.map(({ id }) => id),
  );
  value.whole = false;
  let version = first;
  let read: FeatureCache = new Map();
  const whole = await lookAt(session, document, due, () => {
    const now = groundVersion(document);
    if (now !== version || featuresKept(read) > MOST_KEPT) read = new Map();
    version = now;
    const found = findingsOf(session, document);
    return (site) => found(site, read, (id) => outlines(id)?.area() ?? null);
  });
  // Layers that changed meanwhile are looked at when next asked.
  value.whole = whole && version === first;
}

/** A text that stays the same as long as no layer and no override changes what sites may stand on. */
export const landVersion = (document: Document): string =>
  `${landLayersVersion(document)}/${rulesDate(document)}/${ownFigures(document)}|${listOverrides(document)
    .map(({ siteId, rule }) => `${siteId} ${rule}`)
    .join()}`;
