import type { Site } from '../../../shared/domain.ts';
import { type LandCheck, type LandStatus, RULE_LAYERS, type SiteLand } from '../../../shared/land-rules.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listInStep } from '../../store/in-step.ts';
import { isEmptyLayer } from '../../store/nearby.ts';
import { listOverrides } from '../../store/rule-overrides.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { listSites } from '../../store/sites.ts';
import { findingsOf, landRulesOf, landVersion, withoutFeatures } from './rules.ts';

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

/** Sites (every one unless given) against every land rule, overrides counted in; only sites that changed are looked at again. */
export function landOf(
  session: Session,
  document: Document,
  sites: Iterable<MirroredSite> = siteMirror(document).rows().values(),
): Map<number, SiteLand> {
  const found = findingsOf(session, document);
  const overrides = new Map(
    listOverrides(document).map(({ siteId, rule, ...override }) => [`${siteId} ${rule}`, override]),
  );
  const land = new Map<number, SiteLand>();
  for (const site of sites) {
    const { findings: all, checked, unchecked } = found(site);
    const findings = all.map((finding) => ({
      ...finding,
      override: overrides.get(`${site.id} ${finding.rule}`) ?? null,
    }));
    land.set(site.id, {
      siteId: site.id,
      status: statusOf(findings, checked, unchecked),
      findings,
      checked,
      unchecked,
    });
  }
  return land;
}

/** How every site stands under the land rules, without the findings. */
export function landStatuses(session: Session, document: Document): (site: MirroredSite) => LandStatus {
  const found = findingsOf(session, document);
  const overridden = new Set(listOverrides(document).map(({ siteId, rule }) => `${siteId} ${rule}`));
  return (site) => {
    const { findings, checked, unchecked } = found(site);
    if (findings.length === 0) return allChecked(checked, unchecked) ? 'clear' : 'unchecked';
    const forbidden = findings.filter(({ severity }) => severity === 'forbid');
    if (forbidden.length === 0) return 'caution';
    return forbidden.every(({ rule }) => overridden.has(`${site.id} ${rule}`)) ? 'overridden' : 'broken';
  };
}

/** Whether every rule that is asked of a site was checked, and there are any. */
const allChecked = (checked: readonly string[], unchecked: readonly string[]): boolean =>
  checked.length > 0 && unchecked.length === 0;

function statusOf(
  findings: SiteLand['findings'],
  checked: readonly string[],
  unchecked: readonly string[],
): LandStatus {
  const forbidden = findings.filter(({ severity }) => severity === 'forbid');
  if (forbidden.some(({ override }) => override === null)) return 'broken';
  if (forbidden.length > 0) return 'overridden';
  if (findings.length > 0) return 'caution';
  return allChecked(checked, unchecked) ? 'clear' : 'unchecked';
}

/** The sites that count in the active scenario: included, and breaking no land rule that is not overridden. */
export function countedSites(session: Session, document: Document): Site[] {
  const counted = new Set(countedRows(session, document).map(({ id }) => id));
  return listSites(document).filter(({ id }) => counted.has(id));
}

/** {@link countedSites} without their outlines, which is quick however many they are. */
export const countedRows = (session: Session, document: Document): readonly MirroredSite[] =>
  listInStep(document, countedRows, landVersion(document), () => {
    const counts = countsOf(session, document);
    return (site) => (counts(site) ? site : null);
  });

/** Whether a site counts in the active scenario. */
export function countsOf(session: Session, document: Document): (site: MirroredSite) => boolean {
  const status = landStatuses(session, document);
  return (site) => site.included && status(site) !== 'broken';
}
